import type { Run } from '../../store/run-log.ts';
import type { WorkspaceView } from '../../store/workspace-view.ts';
import type { Summary } from '../../sync/summary.ts';
import { pathTo, routes } from '../routes.ts';
import { momentIn } from './home-page.tsx';
import { Layout } from './layout.tsx';

const severityMarks = { error: '●', warning: '◐', info: '○' } as const;

/** What Northbook found, each verdict with its evidence and each gap with its fix. */
export function WorkspacePage({ view }: { view: WorkspaceView }) {
  const summary = view.latest?.summary;
  return (
    <Layout title={view.name} isSignedIn>
      <h1>{view.name}</h1>
      <p class="hint">
        {summary === undefined ? 'Nothing computed yet' : `Computed for ${summary.asOf}`}
        {view.places.map(({ surface, title, url }) => (
          <>
            {' · '}
            <a href={url}>{`${title} in ${surface === 'notion' ? 'Notion' : 'Google Sheets'}`}</a>
          </>
        ))}
      </p>
      <Progress view={view} />
      {summary === undefined ? undefined : <Answers summary={summary} />}
      <form method="post" action={pathTo(routes.recalculate, { workspace: view.id })}>
        <button disabled={view.installation !== 'ready'}>Recalculate now</button>
      </form>
      <Runs runs={view.runs} timeZone={view.timeZone} />
    </Layout>
  );
}

function Progress({ view }: { view: WorkspaceView }) {
  if (view.installation === 'failed')
    return <p role="alert">{`The installation stopped: ${view.error ?? ''}`}</p>;
  if (view.installation === 'installing') return <p>Installing the template. Reload in a moment.</p>;
  if (view.runs[0]?.state === 'running') return <p>Recalculating. Reload in a moment.</p>;
  return view.runs.length === 0 ? <p>Installed. The first recalculation comes with the next hour.</p> : <></>;
}

function Answers({ summary }: { summary: Summary }) {
  const { northStar, drivers, rateLimitingStep, gaps, issues } = summary;
  return (
    <>
      <section class="star">
        {northStar === null ? (
          <p>No metric has the role North Star yet.</p>
        ) : (
          <>
            <h2>{`★ ${northStar.name}`}</h2>
            <p>{northStar.verdict}</p>
            <p>
              <strong>
                {northStar.diagnosis === null
                  ? 'Not enough data for a diagnosis'
                  : inWords(northStar.diagnosis)}
              </strong>
              {` ${northStar.because}`}
            </p>
          </>
        )}
      </section>
      <h2>Key drivers</h2>
      {drivers.length === 0 ? <p>No metric has the role key driver yet.</p> : undefined}
      {drivers.map((driver) => (
        <article>
          <h3>
            {driver.name}
            {driver.rateLimiting ? <span class="pill">Rate-limiting step</span> : undefined}
          </h3>
          {driver.progress === null ? undefined : (
            <progress max="1" value={String(Math.min(Math.max(driver.progress, 0), 1))} />
          )}
          <p>
            {`${share(driver.progress)} of the way, ${share(driver.expected)} expected by now. `}
            {driver.gainAtTarget === null
              ? ''
              : `At its own target the North Star gains ${share(driver.gainAtTarget)}.`}
          </p>
          <p class="hint">{driver.because}</p>
        </article>
      ))}
      <p>{`Rate-limiting step: ${rateLimitingStep ?? 'none can be named yet'}`}</p>
      <h2>{`Gaps (${gaps.length})`}</h2>
      {gaps.length === 0 ? <p>None found.</p> : undefined}
      <ul class="gaps">
        {gaps.map((gap) => (
          <li class={gap.severity}>
            <strong>{`${severityMarks[gap.severity]} ${gap.subject}`}</strong>
            {` ${gap.message} ${gap.fix}`}
            <small>{` ${gap.rule}${gap.acknowledged === null ? '' : ` · accepted: ${gap.acknowledged}`}`}</small>
          </li>
        ))}
      </ul>
      {issues.length === 0 ? undefined : <h2>{`Could not be read (${issues.length})`}</h2>}
      <ul class="gaps">
        {issues.map((issue) => (
          <li>
            <strong>
              {[issue.row?.title ?? issue.table, issue.field].filter((part) => part !== undefined).join(', ')}
            </strong>
            {` ${issue.message}. ${issue.fix}.`}
          </li>
        ))}
      </ul>
    </>
  );
}

function Runs({ runs, timeZone }: { runs: readonly Run[]; timeZone: string }) {
  if (runs.length === 0) return <></>;
  return (
    <>
      <h2>Recalculations</h2>
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
            </tr>
          </thead>
          <tbody>
            {runs.slice(0, 10).map((run) => (
              <tr>
                <td>{momentIn(timeZone, run.startedAt)}</td>
                <td>{run.asOf}</td>
                <td>{run.error ?? (run.undoes === null ? run.state : `${run.state}, took one back`)}</td>
                <td>{run.reads}</td>
                <td>{run.writes}</td>
                <td>{run.notDone === 0 ? run.changes : `${run.changes}, ${run.notDone} not done`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function share(value: number | null): string {
  return value === null ? 'an unknown part' : `${Math.round(value * 1000) / 10} %`;
}

function inWords(id: string): string {
  const words = id.replaceAll('-', ' ');
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`;
}
