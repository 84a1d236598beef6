import type { KeptSample, SampleRemoval } from '../../sync/sample-removal.ts';
import { Layout } from '../page/layout.tsx';
import { pathTo, routes } from '../routes.ts';

/** So many rows that stay are named; the rest is counted. */
const named = 12;

/** What goes and what stays when the sample rows are removed, before anything is. */
export function SampleRowsPage(props: {
  workspace: string;
  /** By table, its title. */
  going: readonly { readonly table: string; readonly rows: number }[];
  kept: SampleRemoval['kept'];
}) {
  const { workspace, going, kept } = props;
  const rows = going.reduce((sum, own) => sum + own.rows, 0);
  const back = pathTo(routes.workspace, { workspace });
  return (
    <Layout title="Remove the sample rows" isSignedIn>
      <p class="hint">
        <a href={back}>Back to the workspace</a>
      </p>
      <h1>Remove the sample rows</h1>
      <p>
        Rows that stand as they were installed go; what you added or changed stays. From then on everything is
        computed for today.
      </p>
      <h2>{`What goes (${rows})`}</h2>
      {rows === 0 ? (
        <p>No sample row stands as it was installed.</p>
      ) : (
        <ul class="plain">
          {going.map((own) => (
            <li>{`${own.table}: ${own.rows}`}</li>
          ))}
        </ul>
      )}
      {kept.length === 0 ? undefined : <Kept kept={kept} />}
      <p class="hint">
        In Notion they go to the trash, in Google Sheets their rows are deleted; one that a formula of yours
        names is only emptied. A row with something in a column of your own or on its page stays too. “Undo”
        beside the run on the workspace’s page brings all of it back, for 30 days.
      </p>
      <form method="post" action={pathTo(routes.samples, { workspace })} class="actions">
        <button>{rows === 0 ? 'Go on with today’s date' : `Remove ${rows} sample rows`}</button>
        <a class="button second" href={back}>
          Keep them
        </a>
      </form>
    </Layout>
  );
}

function Kept({ kept }: { kept: readonly KeptSample[] }) {
  const words = { edited: 'you have changed it', used: 'a row of yours points at it' } as const;
  return (
    <>
      <h2>{`What stays (${kept.length})`}</h2>
      <ul class="plain">
        {kept.slice(0, named).map(({ table, title, why }) => (
          <li>{`${title} in ${table}: ${words[why]}`}</li>
        ))}
        {kept.length > named ? <li>{`and ${kept.length - named} more`}</li> : undefined}
      </ul>
    </>
  );
}
