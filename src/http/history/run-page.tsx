import type { WorkspaceView } from '../../store/workspace-view.ts';
import type { ToldTable } from '../../sync/told-changes.ts';
import { momentIn } from '../page/home-page.tsx';
import { Layout } from '../page/layout.tsx';
import { pathTo, routes } from '../routes.ts';
import type { ToldRun } from '../services.ts';
import { toolNames } from '../tool-name.ts';
import { sayState, UndoButton } from './runs-table.tsx';

/** Seconds after which a run that is at work is looked at again where no script does it. */
const refresh = 2;
/** So many changes of a table are shown; nobody reads more. */
const shownChanges = 200;

/** What one run wrote, or would write: each change with its reason, what stood there and what stands there now. */
export function RunPage(props: { view: WorkspaceView; told: ToldRun; isEditor: boolean }) {
  const { view, told, isEditor } = props;
  const { run, tables } = told;
  const isLive = run.state === 'running';
  const what = run.purpose === 'preview' ? 'Preview' : 'Recalculation';
  return (
    <Layout title={what} isSignedIn hasScript {...(isLive ? { refresh } : {})}>
      <div {...(isLive ? { 'data-live': '' } : {})}>
        <Back view={view} />
        <h1>{`${what} of ${momentIn(view.timeZone, run.startedAt)}`}</h1>
        <p class="hint">{`${sayState(run)} · for ${run.asOf} · ${run.reads} reads, ${run.writes} writes`}</p>
        {isLive ? <p>It is at work.</p> : <Outcome {...{ view, told, isEditor }} />}
        {tables.map((table) => (
          <TableChanges table={table} after={run.purpose === 'preview' ? 'It would say' : 'Now'} />
        ))}
      </div>
    </Layout>
  );
}

/** A run that was asked for and waits for its turn. */
export function RunToComePage({ view }: { view: WorkspaceView }) {
  return (
    <Layout title="Recalculation" isSignedIn hasScript refresh={refresh}>
      <div data-live="">
        <Back view={view} />
        <h1>It is about to begin</h1>
        <p>This page brings itself up to date.</p>
      </div>
    </Layout>
  );
}

function Back({ view }: { view: WorkspaceView }) {
  return (
    <p class="hint">
      <a href={pathTo(routes.workspace, { workspace: view.id })}>{view.name}</a>
      {' · '}
      <a href={pathTo(routes.history, { workspace: view.id })}>History</a>
    </p>
  );
}

function Outcome({ view, told, isEditor }: { view: WorkspaceView; told: ToldRun; isEditor: boolean }) {
  const { run, tables } = told;
  if (tables.length === 0) return <p>{sayNothing(run)}</p>;
  if (run.purpose !== 'preview') return isEditor ? <UndoButton workspace={view.id} run={run} /> : <></>;
  return (
    <>
      <p>Nothing was written. This is what a recalculation would write now, into Northbook’s own columns.</p>
      {isEditor ? (
        <form method="post" action={pathTo(routes.recalculate, { workspace: view.id })} class="actions">
          <button>Recalculate now</button>
        </form>
      ) : undefined}
    </>
  );
}

/** Why a run has no changes to show. */
function sayNothing({ changes, state }: ToldRun['run']): string {
  if (changes > 0) return 'What it wrote is not kept any more: that lasts 30 days.';
  return state === 'done'
    ? 'Everything stands as it should: there is nothing to write.'
    : 'It came to nothing.';
}

function TableChanges({ table, after }: { table: ToldTable; after: string }) {
  const { title, surface, changes } = table;
  return (
    <>
      <h2>{`${title} in ${toolNames[surface]} (${changes.length})`}</h2>
      {changes.slice(0, shownChanges).map(({ reason, problem, cells }) => (
        <details>
          <summary>
            {`${reason}.`}
            {problem === undefined ? undefined : <strong>{` Not written: ${problem}`}</strong>}
          </summary>
          <div class="scroll">
            <table>
              <thead>
                <tr>
                  <th>Column</th>
                  <th>Before</th>
                  <th>{after}</th>
                </tr>
              </thead>
              <tbody>
                {cells.map((cell) => (
                  <tr>
                    <td>{cell.column}</td>
                    <td>{cell.before}</td>
                    <td>{cell.now}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      ))}
      {changes.length > shownChanges ? (
        <p class="hint">{`… and ${changes.length - shownChanges} more`}</p>
      ) : undefined}
    </>
  );
}
