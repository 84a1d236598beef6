import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What the authorize page asks about. */
export interface AuthorizeQuestion {
  /** The connection's. */
  name: string;
  /** Whether it offers a page to duplicate instead. */
  hasTemplate: boolean;
  people: readonly { id: string; name: string }[];
  pages: readonly { id: string; title: string }[];
}

/** The page on which a person gives a connection access: to chosen pages, or not at all. It posts back to its own address. */
export function authorizePage({ name, hasTemplate, people, pages }: AuthorizeQuestion): Html {
  return frame(
    html`<h1>${name} would like to connect to Notion</h1>
      <form method="post">
        <label
          >You are
          <select name="person">
            ${people.map((person) => html`<option value="${person.id}">${person.name}</option>`)}
          </select></label
        >
        ${hasTemplate ? templateChoice : ''}
        <fieldset>
          <legend>Pages it may see and edit</legend>
          ${pages.map(({ id, title }) => html`<label><input type="checkbox" name="page" value="${id}" checked /> ${title === '' ? 'Untitled' : title}</label><br />`)}
        </fieldset>
        <button name="decision" value="approve">Allow access</button>
        <button name="decision" value="cancel">Cancel</button>
      </form>`,
  );
}

const templateChoice = html`<fieldset>
  <legend>Start with</legend>
  <label><input type="radio" name="template" value="none" checked /> Pages you choose below</label><br />
  <label
    ><input type="radio" name="template" value="duplicate" /> A copy of the template that comes with it</label
  >
</fieldset>`;

/** What a person sees when the address of the authorize page is wrong. */
export function authorizeProblem(problem: string): Html {
  return frame(
    html`<h1>This connection cannot be authorized</h1>
      <p>${problem}</p>`,
  );
}

function frame(content: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Connect to Notion (sandbox)</title>
        <style>
          body {
            font:
              16px/1.5 system-ui,
              sans-serif;
            max-width: 32rem;
            margin: 2rem auto;
            padding: 0 1rem;
          }
          fieldset {
            margin: 1rem 0;
            border: 1px solid #ccc;
            border-radius: 6px;
          }
          button {
            font: inherit;
            padding: 0.5rem 1rem;
            margin-right: 0.5rem;
          }
        </style>
      </head>
      <body>
        ${content}
      </body>
    </html>`;
}
