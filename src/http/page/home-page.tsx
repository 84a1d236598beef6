import type { DirectoryEntry } from '../../store/directory.ts';
import { pathTo, routes } from '../routes.ts';
import { Layout } from './layout.tsx';

/** The workspaces a person may see. */
export function HomePage({ workspaces }: { workspaces: readonly DirectoryEntry[] }) {
  return (
    <Layout title="Workspaces" isSignedIn>
      <h1>Workspaces</h1>
      {workspaces.length === 0 ? (
        <p>There is none yet. Make the first one: it takes about half a minute.</p>
      ) : (
        <ul class="cards">
          {workspaces.map(({ id, name, timeZone, lastRunAt, nextRunAt }) => (
            <li>
              <a
                href={pathTo(nextRunAt === null ? routes.installation : routes.workspace, { workspace: id })}
              >
                <strong>{name}</strong>
                <span>{stateOf({ timeZone, lastRunAt, nextRunAt })}</span>
              </a>
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

function stateOf(entry: Pick<DirectoryEntry, 'timeZone' | 'lastRunAt' | 'nextRunAt'>): string {
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
