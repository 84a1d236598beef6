import { sayCount } from '../../derive/say.ts';
import type { DirectoryEntry } from '../../store/directory.ts';
import type { Headline } from '../../sync/headline.ts';
import { pathTo, routes } from '../routes.ts';
import { Layout } from './layout.tsx';
import { sayVerdict } from './say-verdict.ts';

/** The workspaces a person may see. */
export function HomePage({ workspaces }: { workspaces: readonly DirectoryEntry[] }) {
  return (
    <Layout title="Workspaces" isSignedIn>
      <h1>Workspaces</h1>
      {workspaces.length === 0 ? (
        <p>There is none yet. Make the first one: it takes about half a minute.</p>
      ) : (
        <ul class="cards">
          {workspaces.map((entry) => (
            <li>
              <Card entry={entry} />
            </li>
          ))}
        </ul>
      )}
      <p class="actions">
        <a class="button" href={routes.install}>
          New workspace
        </a>
      </p>
    </Layout>
  );
}

/** How a workspace stands, so that who looks after several sees which one to open. */
function Card({ entry }: { entry: DirectoryEntry }) {
  const { id, name, nextRunAt, headline, failure } = entry;
  const page = nextRunAt === null ? routes.installation : routes.workspace;
  return (
    <a href={pathTo(page, { workspace: id })}>
      <strong>{name}</strong>
      {headline === null ? undefined : <Standing headline={headline} />}
      {failure === null ? undefined : <em>{`⚠ ${failure}`}</em>}
      <span>{stateOf(entry)}</span>
    </a>
  );
}

function Standing({ headline }: { headline: Headline }) {
  const { northStars, rateLimitingStep } = headline;
  return (
    <>
      {northStars.length === 0 ? <p>No North Star yet</p> : undefined}
      {northStars.map((northStar) => (
        <p>{`★ ${northStar.name}: ${sayVerdict(northStar)}`}</p>
      ))}
      <span>
        {[
          rateLimitingStep === null ? undefined : `Rate-limiting step: ${rateLimitingStep}`,
          sayGaps(headline),
        ]
          .filter((part) => part !== undefined)
          .join(' · ')}
      </span>
    </>
  );
}

function sayGaps({ gaps }: Headline): string {
  const counts = [
    sayCount(gaps.error, 'error'),
    sayCount(gaps.warning, 'warning'),
    sayCount(gaps.info, 'note'),
  ].filter((said) => !said.startsWith('0 '));
  return counts.length === 0 ? 'No gaps' : counts.join(', ');
}

function stateOf(entry: DirectoryEntry): string {
  if (entry.nextRunAt === null) return 'Being installed';
  return entry.lastRunAt === null
    ? 'Not recalculated yet'
    : `Recalculated ${momentIn(entry.timeZone, entry.lastRunAt)}`;
}

/** An instant as a clock in a zone shows it, with the zone: `27 Nov 2026, 07:21 GMT-5`. */
export function momentIn(timeZone: string, instant: number): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).format(instant);
}
