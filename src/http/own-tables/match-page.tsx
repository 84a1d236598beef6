import { laidOutAs, proposeBinding } from '../../sync/propose-binding.ts';
import type { ForeignTable } from '../../sync/foreign-table.ts';
import type { PlacedTable, SurfaceKind } from '../../sync/surface.ts';
import type { Field } from '../../template/template.ts';
import { Layout } from '../page/layout.tsx';
import { pathTo, routes } from '../routes.ts';

/** Which of a person's columns holds what: proposed, and in force only once they say so. */
export function MatchPage(props: {
  workspace: string;
  tool: SurfaceKind;
  place: string;
  placed: PlacedTable;
  foreign: ForeignTable;
}) {
  const { workspace, tool, place, foreign } = props;
  const placed = laidOutAs(props.placed, foreign.layout);
  const proposal = proposeBinding(placed, foreign);
  const fields = inputsOf(placed);
  return (
    <Layout title={`${foreign.title} as ${placed.table.title}`} isSignedIn>
      <h1>{`${foreign.title} as ${placed.table.title}`}</h1>
      <p>
        Check which of your columns holds what. What you leave open is left out. Nothing is changed in your
        columns; Northbook’s own are added at the end.
      </p>
      <form method="post" action={pathTo(routes.ownTable, { workspace, table: placed.table.id })}>
        <input type="hidden" name="tool" value={tool} />
        <input type="hidden" name="place" value={place} />
        <input type="hidden" name="foreign" value={foreign.id} />
        <ul class="cards">
          {fields.map((field) => (
            <FieldCard
              field={field}
              foreign={foreign}
              proposed={proposal.columns.find((own) => own.field === field.id)}
            />
          ))}
        </ul>
        <p class="actions">
          <button>{`Use it as ${placed.table.title}`}</button>
          <a class="button second" href={pathTo(routes.ownTables, { workspace })}>
            Not this one
          </a>
        </p>
        <p class="hint">
          {`Northbook’s own ${placed.table.title} is no longer read or written then; delete it if it is empty.`}
        </p>
      </form>
    </Layout>
  );
}

function FieldCard(props: {
  field: Field;
  foreign: ForeignTable;
  proposed: { readonly column: string; readonly reason: string } | undefined;
}) {
  const { field, foreign, proposed } = props;
  const column = foreign.columns.find(({ id }) => id === proposed?.column);
  const samples = (column?.samples ?? []).slice(0, 3).map((sample) => sample.slice(0, 40));
  return (
    <li class="card">
      <label>
        <strong>{field.title}</strong>
        <span>{` ${field.description}`}</span>
        <select name={`column.${field.id}`}>
          <option value="">{field.kind === 'title' ? 'Choose a column' : 'None'}</option>
          {foreign.columns
            .filter(({ holds }) => holds === undefined || holds.includes(field.kind))
            .map(({ id, title }) => (
              <option value={id} selected={id === proposed?.column}>
                {title}
              </option>
            ))}
        </select>
      </label>
      {proposed === undefined ? undefined : (
        <small>
          {proposed.reason}
          {samples.length === 0 ? undefined : ` For instance: ${samples.join(' · ')}`}
        </small>
      )}
    </li>
  );
}

/** What people fill in; in a wide table what names its rows. */
function inputsOf({ table, mirror }: PlacedTable): readonly Field[] {
  if (mirror === undefined) return table.fields.filter(({ role }) => role === 'input');
  return mirror.table.fields.filter(({ id, role }) => mirror.fields.includes(id) && role === 'input');
}
