import { proposeTables } from '../../sync/propose-binding.ts';
import type { ForeignTable } from '../../sync/foreign-table.ts';
import type { SurfaceKind } from '../../sync/surface.ts';
import { Layout } from '../page/layout.tsx';
import { InstallRest } from '../install/installation-page.tsx';
import { pickLink } from '../oauth/not-chosen.ts';
import { pathTo, routes, withQuery } from '../routes.ts';
import type { OwnTables } from '../services.ts';
import { toolNames } from '../tool-name.ts';

/** Where people's own tables are, and which of them was found there. */
export function OwnTablesPage(props: {
  workspace: string;
  tool: SurfaceKind;
  tools: readonly SurfaceKind[];
  /** The Google account that spreadsheets can be chosen from; undefined where there is none to choose as. */
  account: string | undefined;
  /** What was typed as the place. */
  place: string | undefined;
  /** Whether Northbook may see nothing there. */
  isUnseen: boolean;
  found: OwnTables | undefined;
  /** Titles of the template's tables that have one of theirs, before anything is installed; undefined after. */
  brought: readonly string[] | undefined;
}) {
  const { workspace, tool, tools, account, place, isUnseen, found, brought } = props;
  return (
    <Layout title="Use a table of your own" isSignedIn>
      <p class="hint">
        <a href={pathTo(routes.settings, { workspace })}>People and connections</a>
      </p>
      <h1>Use a table of your own</h1>
      <p>
        A table that you keep already can take the place of one of Northbook’s. Your columns stay as they are;
        Northbook adds its own beside them.
      </p>
      {brought === undefined ? undefined : <Brought {...{ workspace, brought, tools }} />}
      {isUnseen ? <Unseen {...{ tool, account }} /> : undefined}
      <form method="get" action={pathTo(routes.ownTables, { workspace })} class="stack">
        <label>
          Where it is
          <select name="tool">
            {tools.map((own) => (
              <option value={own} selected={own === tool}>
                {toolNames[own]}
              </option>
            ))}
          </select>
        </label>
        <label>
          Link to the page, database or spreadsheet; empty for everything Northbook may see
          <input name="place" value={found?.place ?? place ?? ''} />
        </label>
        <button>Look</button>
      </form>
      {tools.includes('sheets') ? <InGoogle {...{ workspace, account }} /> : undefined}
      {found === undefined ? undefined : <Found {...{ workspace, tool, found }} />}
    </Layout>
  );
}

/** Before an installation: what it will begin with. */
function Brought(props: { workspace: string; brought: readonly string[]; tools: readonly SurfaceKind[] }) {
  const { workspace, brought, tools } = props;
  return (
    <section class="notice">
      <p>
        {brought.length === 0
          ? 'Nothing is installed yet. Show your tables one after the other; then Northbook makes the rest beside them.'
          : `You bring ${brought.join(', ')}. Show another one, or have the rest made beside what you bring.`}
      </p>
      {tools.includes('sheets') ? (
        <p class="hint">
          In Google Sheets the rest becomes new tabs of the spreadsheet that your first table is in. To have
          it in a spreadsheet of its own, install it now and show your tables afterwards.
        </p>
      ) : undefined}
      <InstallRest workspace={workspace} isSecond={brought.length === 0} />
    </section>
  );
}

function Unseen({ tool, account }: { tool: SurfaceKind; account: string | undefined }) {
  const ways = {
    notion: 'In Notion, open the page’s menu and add Northbook under “Connections”, then look again.',
    sheets:
      account === undefined
        ? 'Share the spreadsheet with Northbook’s account as an editor, then look again.'
        : 'Google lets Northbook see a spreadsheet of yours only once you have chosen it: see below.',
  } as const;
  return (
    <p role="alert">{`There is nothing at this place that Northbook may see, or it is no link to ${toolNames[tool]}. ${ways[tool]}`}</p>
  );
}

/** Northbook sees no spreadsheet that was not made by it or chosen for it. */
function InGoogle({ workspace, account }: { workspace: string; account: string | undefined }) {
  if (account === undefined) {
    return (
      <p class="hint">
        With Google, Northbook sees only spreadsheets that are shared with it. Share yours with its account as
        an editor, or copy your tab into its spreadsheet: the menu of the tab, “Copy to”.
      </p>
    );
  }
  return (
    <>
      <p class="actions">
        <a class="button second" href={pickLink(workspace, account)} rel="nofollow">
          Choose a spreadsheet from your Drive
        </a>
      </p>
      <p class="hint">
        {`Of ${account}’s spreadsheets Northbook sees those that it made, and those that you choose there, on Google’s own page.`}
      </p>
    </>
  );
}

function Found({ workspace, tool, found }: { workspace: string; tool: SurfaceKind; found: OwnTables }) {
  return (
    <>
      <h2>{`Found (${found.tables.length})`}</h2>
      {found.tables.length === 0 ? (
        <p>
          {tool === 'notion'
            ? 'Nothing that is not Northbook’s already. Share the page with its connection, then look again.'
            : 'No table that is not Northbook’s already. It takes a row of headers, side by side, with rows under it.'}
        </p>
      ) : undefined}
      <ul class="cards">
        {found.tables.map((foreign) => (
          <li class="card">
            <strong>{foreign.title}</strong>
            <span>{`${foreign.rowCount} rows, ${foreign.columns.length} columns. ${foreign.remarks.map((remark) => `${remark}.`).join(' ')}`}</span>
            <Choices {...{ workspace, tool, found, foreign }} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** The template's tables it could be, the likeliest first. */
function Choices(props: { workspace: string; tool: SurfaceKind; found: OwnTables; foreign: ForeignTable }) {
  const { workspace, tool, found, foreign } = props;
  const proposals = proposeTables(found.placed, foreign);
  if (proposals.length === 0) return <span>It holds nothing that Northbook knows.</span>;
  return (
    <p class="actions">
      {proposals.slice(0, 3).map(({ table }, index) => (
        <a
          class={index === 0 ? 'button' : 'button second'}
          href={withQuery(pathTo(routes.ownTable, { workspace, table }), {
            tool,
            place: found.place,
            foreign: foreign.id,
          })}
        >
          {`Use as ${found.placed.find((own) => own.table.id === table)?.table.title ?? table}`}
        </a>
      ))}
    </p>
  );
}
