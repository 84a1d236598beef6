/** @jsxImportSource hono/jsx */
import { Frame } from './frame.tsx';
import type { SpreadsheetFile } from './spreadsheet-files.ts';

/** A page or database to go to. */
export interface Shelf {
  readonly id: string;
  readonly title: string;
  readonly icon: string;
  /** What lies on it. */
  readonly inside: readonly Omit<Shelf, 'inside'>[];
}

/** What the sandbox holds, and who uses it. */
export interface HomeContent {
  /** The pages at the top of the Notion workspace. */
  readonly pages: readonly Shelf[];
  readonly spreadsheets: readonly SpreadsheetFile[];
  /** The address of the sandbox, for clients with a base URL. */
  readonly origin: string;
  /** Connections that people authorised, by name. */
  readonly connections: readonly string[];
  readonly requests: number;
}

/** The sandbox's front door. */
export function HomePage({ content }: { content: HomeContent }) {
  const { pages, spreadsheets } = content;
  return (
    <Frame title="What it holds" kind="own">
      <h1>Sandbox</h1>
      <p class="lead">
        This stands in for Notion and Google Sheets, so that Northbook can be tried without an account at
        either. Nothing you type here reaches them.
      </p>
      <p>
        Open a database or a spreadsheet, change a value, then press <em>Recalculate now</em> in Northbook:
        the shaded columns, which Northbook writes, follow. The keys are those you know: arrows, Enter,
        Escape, Tab, and Ctrl+Z to take an edit back.
      </p>
      <h2>Notion</h2>
      {pages.length === 0 ? (
        <p class="empty">The workspace is empty. Northbook’s start fills it.</p>
      ) : undefined}
      <div class="shelves">
        {pages.map((page) => (
          <section>
            <h3>
              <a href={`/notion/${page.id}`}>
                <span class="icon">{page.icon}</span> {page.title}
              </a>
            </h3>
            <ul>
              {page.inside.map(({ id, title, icon }) => (
                <li>
                  <a href={`/notion/${id}`}>
                    <span class="icon">{icon}</span> {title}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <Make action="/notion" what="page" />
      <h2>Google Sheets</h2>
      {spreadsheets.length === 0 ? <p class="empty">No spreadsheets yet.</p> : undefined}
      <ul class="files">
        {spreadsheets.map(({ id, name, owner }) => (
          <li>
            <a href={`/sheets/${id}`}>
              <span class="icon sheet-icon">▦</span> {name}
              {owner === undefined ? undefined : <span class="owner">{owner}</span>}
            </a>
          </li>
        ))}
      </ul>
      <Make action="/sheets" what="spreadsheet" />
      <ForClients content={content} />
      <Reset />
    </Frame>
  );
}

/** A form for something new, which opens then. */
function Make({ action, what }: { action: string; what: string }) {
  return (
    <form class="make" method="post" action={action}>
      <input
        name="title"
        placeholder={`New ${what}`}
        aria-label={`Title of a new ${what}`}
        autocomplete="off"
        required
      />
      <button type="submit">Add</button>
    </form>
  );
}

function ForClients({ content }: { content: HomeContent }) {
  const { origin, connections, requests } = content;
  return (
    <>
      <h2>For other clients</h2>
      <dl class="facts">
        <dt>Base address</dt>
        <dd>
          <code>{origin}</code> for both: Notion under <code>/v1</code>, Sheets under <code>/v4</code>, Drive
          under <code>/drive/v3</code>
        </dd>
        <dt>Tokens that always work</dt>
        <dd>
          <code>ntn_sandbox</code> (a Notion connection that sees everything), <code>ntn_sandbox_person</code>{' '}
          (a person in Notion’s own app), <code>ya29.sandbox</code> (a Google user)
        </dd>
        <dt>Connections people made</dt>
        <dd>{connections.length === 0 ? 'None yet' : connections.join(', ')}</dd>
        <dt>Requests</dt>
        <dd>
          <a href="/requests">{requests === 1 ? '1 answered' : `${requests} answered`}</a>
        </dd>
      </dl>
    </>
  );
}

/** Two presses, since it cannot be taken back. */
function Reset() {
  return (
    <details class="reset">
      <summary>Empty the sandbox</summary>
      <form method="post" action="/reset">
        <p>
          Every page, database and spreadsheet goes, and every connection with them. Northbook’s workspaces
          will no longer find theirs; start Northbook again to fill it anew.
        </p>
        <button type="submit">Empty it now</button>
      </form>
    </details>
  );
}
