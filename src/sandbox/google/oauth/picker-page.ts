import { html } from 'hono/html';
import type { FileRecord } from '../drive/file-record.ts';
import type { Html } from './account-page.ts';
import { accountPage } from './account-page.ts';

export interface PickRequest {
  clientId: string;
  /** Whose files these are. */
  email: string;
  /** What was ticked on the page before. */
  scopes: readonly string[];
  files: readonly Pick<FileRecord, 'id' | 'name'>[];
  /** Ids of files that the app asks for by name. */
  chosen: readonly string[];
  allowsSeveral: boolean;
  query: string;
}

/** The page on which a user chooses files for an app; nothing is chosen unless the app asked for it. */
export function pickerPage(asked: PickRequest): Html {
  const type = asked.allowsSeveral ? 'checkbox' : 'radio';
  return accountPage(
    'Select a file - Google Drive (sandbox)',
    html`<h1>Select files for ${asked.clientId}</h1>
      <p>${asked.email}</p>
      <form method="post" action="/o/oauth2/v2/auth/picked?${asked.query}">
        <input type="hidden" name="account" value="${asked.email}" />
        ${asked.scopes.map((scope) => html`<input type="hidden" name="scope" value="${scope}" />`)}
        ${asked.files.length === 0 ? html`<p>There is no file of this kind in your Drive.</p>` : ''}
        ${asked.files.map(({ id, name }) => {
          const mark = asked.chosen.includes(id) ? 'checked' : '';
          return html`<label><input type="${type}" name="file" value="${id}" ${mark} /> ${name}</label>`;
        })}
        <p>
          <button name="decision" value="cancel">Cancel</button>
          <button name="decision" value="allow">Select</button>
        </p>
      </form>`,
  );
}
