import { includesRole } from '../../store/role.ts';
import type { Role } from '../../store/role.ts';
import type { WorkspaceView } from '../../store/workspace-view.ts';
import type { Summary } from '../../sync/summary.ts';
import type { SurfaceKind } from '../../sync/surface.ts';
import { pathTo, routes, withQuery } from '../routes.ts';
import { toolNames } from '../tool-name.ts';
import { DriversSection } from './drivers-section.tsx';
import { RunsTable } from '../history/runs-table.tsx';
import { GapsSection } from './gaps-section.tsx';
import { Layout } from './layout.tsx';
import { NorthStars } from './north-star-section.tsx';
import { ObjectivesSection } from './objectives-section.tsx';
import { StructureSection } from './structure-section.tsx';

/** Seconds after which a page that waits for a run is fetched again where no script does it. */
const refresh = 3;

/** What Northbook found, each verdict with its evidence and each gap with its fix. */
export function WorkspacePage(props: {
  view: WorkspaceView;
  role: Role;
  /** Tools that do not let Northbook in any more. */
  lost: readonly SurfaceKind[];
  /** Whether the page was opened to watch a run that has not ended. */
  isAwaited: boolean;
}) {
  const { view, role, lost, isAwaited } = props;
  const summary = view.latest?.summary;
  const isEditor = includesRole(role, 'editor');
  const isLive = isAwaited || view.runs[0]?.state === 'running';
  return (
    <Layout title={view.name} isSignedIn hasScript {...(isLive ? { refresh } : {})}>
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
      {lost.map((tool) => (
        <Reconnect tool={tool} workspace={view.id} isOwner={role === 'owner'} />
      ))}
      <Progress view={view} isLive={isLive} isLost={lost.length > 0} />
      {view.hasSamples && isEditor && view.installation === 'ready' ? <SampleRows view={view} /> : undefined}
      <div class="actions">
        {isEditor ? (
          <form method="post" action={pathTo(routes.recalculate, { workspace: view.id })}>
            <button disabled={view.installation !== 'ready'}>Recalculate now</button>
          </form>
        ) : undefined}
        {isEditor && view.installation === 'ready' ? (
          <form method="post" action={pathTo(routes.preview, { workspace: view.id })}>
            <button class="second">Preview</button>
          </form>
        ) : undefined}
        {isEditor && view.installation === 'ready' ? (
          <form method="post" action={pathTo(routes.check, { workspace: view.id })}>
            <button class="second">Check the set-up</button>
          </form>
        ) : undefined}
        <a class="button second" href={pathTo(routes.preferences, { workspace: view.id })}>
          Settings
        </a>
        <a class="button second" href={pathTo(routes.settings, { workspace: view.id })}>
          People and connections
        </a>
      </div>
      {view.areSettingsWaiting ? (
        <p class="hint">Settings were changed: they take effect at the next recalculation.</p>
      ) : undefined}
      {summary === undefined ? undefined : <Answers summary={summary} view={view} isEditor={isEditor} />}
      <StructureSection view={view} isEditor={isEditor} />
      <Runs view={view} isEditor={isEditor} />
    </Layout>
  );
}

/** A tool that took its access back, with the one button that helps. */
function Reconnect(props: { tool: SurfaceKind; workspace: string; isOwner: boolean }) {
  const { tool, workspace, isOwner } = props;
  const name = toolNames[tool];
  return (
    <section class="notice" role="alert">
      <p>
        <strong>{`${name} needs reconnecting.`}</strong>
        {` It does not let Northbook in any more, so nothing is read or written there. What you see is the last that was known.`}
      </p>
      {isOwner ? (
        <a
          class="button"
          rel="nofollow"
          href={withQuery(pathTo(routes.approve, { tool }), { for: 'reconnect', workspace })}
        >
          {`Reconnect ${name}`}
        </a>
      ) : (
        <p>An owner of the workspace can reconnect it.</p>
      )}
    </section>
  );
}

/** The way from trying it out to using it. */
function SampleRows({ view }: { view: WorkspaceView }) {
  const day = view.latest?.asOf;
  return (
    <p>
      {`Sample rows fill this workspace, so it is computed for ${day === undefined ? 'the day they are about' : `${day}, the day they are about`}. `}
      <a href={pathTo(routes.samples, { workspace: view.id })}>Remove the sample rows</a>
      {' to go on with your own.'}
    </p>
  );
}

function Progress(props: { view: WorkspaceView; isLive: boolean; isLost: boolean }) {
  const { view, isLive, isLost } = props;
  const link = <a href={pathTo(routes.installation, { workspace: view.id })}>See how far it is</a>;
  if (view.installation === 'failed') {
    return (
      <p role="alert">
        {`The installation stopped: ${view.error ?? ''} `}
        {link}
      </p>
    );
  }
  if (view.installation === 'installing') return <p>Installing the template. {link}</p>;
  if (isLive) return <p data-live="">Recalculating: this page brings itself up to date.</p>;
  const [last] = view.runs;
  if (last === undefined) return <p>Installed. The first recalculation comes with the next hour.</p>;
  if (last.error === null || isLost) return <></>;
  return (
    <p role="alert">{`The last recalculation did not come to its end. ${last.error} What you see is the last that was known.`}</p>
  );
}

function Answers(props: { summary: Summary; view: WorkspaceView; isEditor: boolean }) {
  const { summary, view, isEditor } = props;
  const { northStars, balance, drivers, objectives, gaps, issues } = summary;
  return (
    <>
      <NorthStars northStars={northStars} balance={balance} />
      <DriversSection drivers={drivers} />
      <ObjectivesSection objectives={objectives} />
      <GapsSection gaps={gaps} workspace={view.id} isEditor={isEditor} />
      {issues.length === 0 ? undefined : <h2>{`Could not be read (${issues.length})`}</h2>}
      <ul class="gaps">
        {issues.map((issue) => (
          <li>
            <strong>{[issue.row?.title, issue.field].filter((part) => part !== undefined).join(', ')}</strong>
            {` ${issue.message}. ${issue.fix}.`}
          </li>
        ))}
      </ul>
    </>
  );
}

function Runs({ view, isEditor }: { view: WorkspaceView; isEditor: boolean }) {
  const { id, runs, timeZone } = view;
  if (runs.length === 0) return <></>;
  return (
    <>
      <h2>Recalculations</h2>
      <RunsTable workspace={id} runs={runs.slice(0, shownRuns)} {...{ timeZone, isEditor }} />
      <p class="hint">
        <a href={pathTo(routes.history, { workspace: id })}>All of them, and how the verdict came about</a>
      </p>
    </>
  );
}

/** The newest; the others stand in the history. */
const shownRuns = 5;
