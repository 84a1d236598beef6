import type { DirectoryEntry } from '../../store/directory.ts';
import { pathTo, routes } from '../routes.ts';
import { Layout } from './layout.tsx';

/** The workspaces a person may see. */
export function HomePage({ workspaces }: { workspaces: readonly DirectoryEntry[] }) {
  return (
    <Layout title="Workspaces" isSignedIn>
      <h1>Workspaces</h1>
      {workspaces.length === 0 ? (
        <p>There is none yet. Create the first one with POST /api/workspaces; the README shows how.</p>
      ) : (
        <ul class="cards">
          {workspaces.map(({ id, name, timeZone, lastRunAt }) => (
            <li>
              <a href={pathTo(routes.workspace, { workspace: id })}>
                <strong>{name}</strong>
                <span>
                  {lastRunAt === null
                    ? 'Not recalculated yet'
                    : `Last night: ${momentIn(timeZone, lastRunAt)}`}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </Layout>
  );
}

/** An instant as a clock in a zone shows it. */
export function momentIn(timeZone: string, instant: number): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    instant,
  );
}
