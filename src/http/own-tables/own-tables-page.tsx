import { proposeTables } from '../../sync/propose-binding.ts';
import type { ForeignTable } from '../../sync/foreign-table.ts';
import type { SurfaceKind } from '../../sync/surface.ts';
import { Layout } from '../page/layout.tsx';
import { pathTo, routes, withQuery } from '../routes.ts';
import type { OwnTables } from '../services.ts';
import { toolNames } from '../tool-name.ts';

/** Where people's own tables are, and which of them was found there. */
export function OwnTablesPage(props: {
  workspace: string;
  tool: SurfaceKind;
  tools: readonly SurfaceKind[];
  found: OwnTables | undefined;
}) {
  const { workspace, tool, tools, found } = props;
  return (
    <Layout title="Use a table of your own" isSignedIn>
      <p class="hint">
        <a href={pathTo(routes.settings, { workspace })}>Settings</a>
      </p>
      <h1>Use a table of your own</h1>
      <p>
        A table that you keep already can take the place of one of Northbook’s. Your columns stay as they are;
        Northbook adds its own beside them.
      </p>
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
          <input name="place" value={found?.place ?? ''} />
        </label>
        {tools.includes('sheets') ? (
          <p class="hint">
            With Google, Northbook sees only spreadsheets that it made. Copy your tab into its spreadsheet
            first: the menu of the tab, “Copy to”, “Existing spreadsheet”.
          </p>
        ) : undefined}
        <button>Look</button>
      </form>
      {found === undefined ? undefined : <Found {...{ workspace, tool, found }} />}
    </Layout>
  );
}

function Found({ workspace, tool, found }: { workspace: string; tool: SurfaceKind; found: OwnTables }) {
  return (
    <>
      <h2>{`Found (${found.tables.length})`}</h2>
      {found.tables.length === 0 ? (
        <p>Nothing that is not Northbook’s already. Share the page with its connection, then look again.</p>
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
