import { html } from 'hono/html';
import type { Html } from './account-page.ts';
import { accountPage } from './account-page.ts';
import { isSignInScope } from './sign-in-scopes.ts';

export interface ConsentRequest {
  clientId: string;
  /** Whom the person may be, the likeliest first. */
  accounts: readonly { email: string; name: string }[];
  scopes: readonly string[];
  /** The query of the request, sent along with the decision. */
  query: string;
}

const meanings: Record<string, string> = {
  'https://www.googleapis.com/auth/drive.file':
    'See, edit, create and delete only the specific Google Drive files you use with this app',
  'https://www.googleapis.com/auth/spreadsheets':
    'See, edit, create and delete all your Google Sheets spreadsheets',
  'https://www.googleapis.com/auth/spreadsheets.readonly': 'See all your Google Sheets spreadsheets',
  'https://www.googleapis.com/auth/drive': 'See, edit, create and delete all of your Google Drive files',
  'https://www.googleapis.com/auth/drive.readonly': 'See and download all your Google Drive files',
  openid: 'Associate you with your personal info on Google',
  email: 'See your primary Google Account email address',
  profile: 'See your personal info, including any that you have made public',
  'https://www.googleapis.com/auth/userinfo.email': 'See your primary Google Account email address',
  'https://www.googleapis.com/auth/userinfo.profile':
    'See your personal info, including any that you have made public',
};

function accountChoice(accounts: ConsentRequest['accounts']): Html {
  if (accounts.length === 1) return html`<p>${accounts.map(({ name, email }) => `${name} (${email})`)}</p>`;
  return html`<label
    >As
    <select name="account">
      ${accounts.map(({ name, email }) => html`<option value="${email}">${name} (${email})</option>`)}
    </select></label
  >`;
}

/** The page on which a user says what an app may do. Each permission can be unticked. */
export function consentPage(asked: ConsentRequest): Html {
  const known = asked.scopes.filter((scope) => isSignInScope(scope));
  const boxes = asked.scopes
    .filter((scope) => !isSignInScope(scope))
    .map(
      (scope) =>
        html`<label
          ><input type="checkbox" name="scope" value="${scope}" checked /> ${meanings[scope] ?? scope}</label
        >`,
    );
  return accountPage(
    'Sign in - Google Accounts (sandbox)',
    html`<h1>${asked.clientId} wants access to your Google Account</h1>
      <form method="post" action="/o/oauth2/v2/auth/decision?${asked.query}">
        ${accountChoice(asked.accounts)}
        ${
          known.length === 0
            ? ''
            : html`<p>The app will get to know:</p>
                <ul>
                  ${known.map((scope) => html`<li>${meanings[scope] ?? scope}</li>`)}
                </ul>`
        }
        ${
          boxes.length === 0
            ? ''
            : html`<fieldset>
                <legend>Select what the app can access</legend>
                ${boxes}
              </fieldset>`
        }
        <p>
          <button name="decision" value="cancel">Cancel</button>
          <button name="decision" value="allow">Continue</button>
        </p>
      </form>`,
  );
}

/** The page for a request that cannot be sent back to the app. */
export function blockedPage(code: string, explanation: string): Html {
  return accountPage(
    'Error 400 (sandbox)',
    html`<h1>Access blocked: Authorization Error</h1>
      <p>${explanation}</p>
      <p>Error 400: ${code}</p>`,
  );
}
