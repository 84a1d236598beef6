import type { InstallationView } from '../../store/installation-view.ts';
import { Layout } from '../page/layout.tsx';
import { pathTo, routes, withQuery } from '../routes.ts';
import { toolNames } from '../tool-name.ts';

/** How often the page is fetched again without a script, in seconds. */
const refresh = 3;

/** What is being made as it is made; then what was made, and what to do next. */
export function InstallationPage(props: { view: InstallationView; mayGoOn: boolean; now: number }) {
  const { view, mayGoOn, now } = props;
  if (view.isWaiting) return <Waiting {...{ view, mayGoOn }} />;
  const isReady = view.surfaces.every(({ place }) => place !== null);
  const isOver = isReady && (view.firstRun === 'done' || view.firstRun === 'failed');
  const isLive = !isOver && view.stopped === null;
  // One after the other: the first that is not there yet is being made.
  const current = view.surfaces.find(({ place }) => place === null);
  return (
    <Layout
      title={isOver ? `${view.name} is ready` : `Installing ${view.name}`}
      isSignedIn
      hasScript
      {...(isLive ? { refresh } : {})}
    >
      <h1>{isOver ? `${view.name} is ready` : `Installing ${view.name}`}</h1>
      {view.stopped === null ? undefined : <Stopped view={view} mayGoOn={mayGoOn} />}
      <div aria-live="polite" {...(isLive ? { 'data-live': '' } : {})}>
        {view.surfaces.map((surface) => (
          <SurfaceSteps
            surface={surface}
            isCurrent={surface === current && view.stopped === null}
            now={now}
          />
        ))}
        {isReady ? <FirstRun state={view.firstRun} /> : undefined}
      </div>
      {isOver ? <NextSteps view={view} /> : undefined}
    </Layout>
  );
}

/** Nothing is made before people have shown what they keep already. */
function Waiting({ view, mayGoOn }: { view: InstallationView; mayGoOn: boolean }) {
  return (
    <Layout title={`Installing ${view.name}`} isSignedIn>
      <h1>{view.name}</h1>
      <p>Nothing is installed yet: it waits for the tables that your team keeps already.</p>
      {mayGoOn ? (
        <>
          <p class="actions">
            <a class="button" href={pathTo(routes.ownTables, { workspace: view.id })}>
              Show your tables
            </a>
          </p>
          <InstallRest workspace={view.id} isSecond />
        </>
      ) : (
        <p>An owner of the workspace can go on from here.</p>
      )}
    </Layout>
  );
}

/** The button that has what is missing made. */
export function InstallRest({ workspace, isSecond = false }: { workspace: string; isSecond?: boolean }) {
  return (
    <form method="post" action={pathTo(routes.installation, { workspace })} class="actions">
      <button class={isSecond ? 'second' : undefined}>Install the rest</button>
    </form>
  );
}

function Stopped({ view, mayGoOn }: { view: InstallationView; mayGoOn: boolean }) {
  const { stopped } = view;
  if (stopped === null) return <></>;
  const tool = view.surfaces.find(({ place }) => place === null)?.surface;
  return (
    <section role="alert" class="notice">
      <p>
        <strong>It stopped half way.</strong>
        {` ${stopped.error}`}
      </p>
      <p>What was made is kept. Going on makes the rest, and nothing twice.</p>
      {mayGoOn ? (
        <form method="post" action={pathTo(routes.installation, { workspace: view.id })} class="actions">
          <button>Go on</button>
          {stopped.kind === 'reconnect' && tool !== undefined ? (
            <a
              class="button second"
              rel="nofollow"
              href={withQuery(pathTo(routes.approve, { tool }), { for: 'reconnect', workspace: view.id })}
            >
              {`Connect ${toolNames[tool]} again`}
            </a>
          ) : undefined}
        </form>
      ) : (
        <p>An owner of the workspace can go on from here.</p>
      )}
    </section>
  );
}

function SurfaceSteps(props: {
  surface: InstallationView['surfaces'][number];
  isCurrent: boolean;
  now: number;
}) {
  const { surface, isCurrent, now } = props;
  const { progress, place } = surface;
  const tool = toolNames[surface.surface];
  const made = progress?.made ?? [];
  const seconds = Math.ceil(((progress?.waitsUntil ?? 0) - now) / 1000);
  return (
    <section>
      <h2>
        {place === null ? tool : <a href={place.url}>{`${place.title} in ${tool}`}</a>}
        {place === null ? undefined : ' ✓'}
      </h2>
      {isCurrent && progress === null ? <progress aria-label="Being made" /> : undefined}
      {isCurrent && progress !== null ? (
        <progress max={String(progress.total)} value={String(progress.done)} />
      ) : undefined}
      {isCurrent && typeof progress?.next === 'string' ? <p>{`${progress.next} …`}</p> : undefined}
      {isCurrent && seconds > 0 ? (
        <p>
          {`${tool} lets apps do so much in a minute and asks Northbook to wait. It goes on by itself in ${seconds} ${seconds === 1 ? 'second' : 'seconds'} at the latest.`}
        </p>
      ) : undefined}
      {place === null && !isCurrent && progress === null ? (
        <p class="hint">Waiting for its turn.</p>
      ) : undefined}
      {made.length === 0 || place !== null ? undefined : <Made parts={made} />}
      {made.length === 0 || place === null ? undefined : (
        <details>
          <summary>{`What was made: ${made.length} parts`}</summary>
          <Made parts={made} />
        </details>
      )}
    </section>
  );
}

function Made({ parts }: { parts: readonly string[] }) {
  return (
    <ul class="made">
      {parts.map((part) => (
        <li>{`✓ ${part}`}</li>
      ))}
    </ul>
  );
}

function FirstRun({ state }: { state: InstallationView['firstRun'] }) {
  const words = {
    waiting: 'Begins in a moment.',
    running:
      'Reading, working out, writing back. Right after an installation this can take a minute: a tool answers only so many requests in one.',
    done: 'Done ✓',
    failed: 'It did not come to an end; it is tried again by itself. The workspace’s page says why.',
  } as const;
  return (
    <section>
      <h2>First recalculation</h2>
      <p class="hint">{words[state]}</p>
    </section>
  );
}

function NextSteps({ view }: { view: InstallationView }) {
  const [first] = view.surfaces;
  const steps = view.hasSample
    ? [
        'Look around: your columns are yours to write; the ones marked as Northbook’s are its answers.',
        'Change a number, press “Recalculate now”, and watch the answers change.',
        'When you have seen enough, remove the sample rows on the workspace’s page and go on with your own.',
      ]
    : [
        'Write down your North Star and one to three drivers in the KPI Book, each with a target and a day.',
        'Fill in readings: a month or a week each, as far back as you have them.',
        'Add this quarter’s objectives and key results, each with the driver it moves.',
      ];
  return (
    <section>
      <h2>What to do next</h2>
      <ol>
        {steps.map((step) => (
          <li>{step}</li>
        ))}
        <li>
          <a href={pathTo(routes.settings, { workspace: view.id })}>Invite your team</a>
          {' by a link.'}
        </li>
      </ol>
      <p class="actions">
        <a class="button" href={pathTo(routes.workspace, { workspace: view.id })}>
          See the first answers
        </a>
        {first?.place === null || first === undefined ? undefined : (
          <a class="button second" href={first.place.url}>
            {`Open ${toolNames[first.surface]}`}
          </a>
        )}
      </p>
    </section>
  );
}
