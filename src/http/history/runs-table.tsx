import type { Run } from '../../store/run-log.ts';
import { momentIn } from '../page/home-page.tsx';
import { pathTo, routes } from '../routes.ts';

/** Runs, newest first: when, for which day, and how each ended. Each leads to what it wrote. */
export function RunsTable(props: {
  workspace: string;
  timeZone: string;
  runs: readonly Run[];
  isEditor: boolean;
}) {
  const { workspace, timeZone, runs, isEditor } = props;
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>When</th>
            <th>For</th>
            <th>State</th>
            <th>Reads</th>
            <th>Writes</th>
            <th>Changes</th>
            {isEditor ? <th></th> : undefined}
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr>
              <td>
                <a href={pathTo(routes.run, { workspace, run: run.id })}>
                  {momentIn(timeZone, run.startedAt)}
                </a>
              </td>
              <td>{run.asOf}</td>
              <td>{sayState(run)}</td>
              <td>{run.reads}</td>
              <td>{run.writes}</td>
              <td>{run.notDone === 0 ? run.changes : `${run.changes}, ${run.notDone} not done`}</td>
              {isEditor ? (
                <td>
                  <UndoButton workspace={workspace} run={run} />
                </td>
              ) : undefined}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Takes back what a run wrote; nothing where it wrote nothing. */
export function UndoButton({ workspace, run }: { workspace: string; run: Run }) {
  if (run.state !== 'done' || run.writes === 0) return <></>;
  return (
    <form method="post" action={pathTo(routes.undo, { workspace, run: run.id })}>
      <button class="quiet">Undo</button>
    </form>
  );
}

/** How a run stands, in a few words. */
export function sayState({ state, error, undoes, purpose }: Run): string {
  if (error !== null) return error;
  if (purpose === 'preview') return `${state}, a preview`;
  if (purpose === 'remove-samples') return `${state}, removed sample rows`;
  return undoes === null ? state : `${state}, took one back`;
}
