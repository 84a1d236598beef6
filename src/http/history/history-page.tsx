import type { WorkspaceView } from '../../store/workspace-view.ts';
import type { Headline } from '../../sync/headline.ts';
import type { Stretch } from '../../sync/verdict-history.ts';
import { verdictHistory } from '../../sync/verdict-history.ts';
import { Layout } from '../page/layout.tsx';
import { sayVerdict } from '../page/say-verdict.ts';
import { pathTo, routes } from '../routes.ts';
import { RunsTable } from './runs-table.tsx';

/** How the verdict came about, and every run there is a record of. */
export function HistoryPage(props: {
  view: WorkspaceView;
  /** Newest first. */
  days: readonly Headline[];
  isEditor: boolean;
}) {
  const { view, days, isEditor } = props;
  const { id, timeZone, runs } = view;
  return (
    <Layout title={`History of ${view.name}`} isSignedIn>
      <p class="hint">
        <a href={pathTo(routes.workspace, { workspace: id })}>{view.name}</a>
      </p>
      <h1>History</h1>
      <h2>Verdicts</h2>
      {days.length === 0 ? (
        <p>Nothing computed yet: the first recalculation begins it.</p>
      ) : (
        <ol class="plain">
          {verdictHistory(days).map((stretch) => (
            <Verdict stretch={stretch} />
          ))}
        </ol>
      )}
      <h2>Recalculations</h2>
      {runs.length === 0 ? <p>None yet.</p> : <RunsTable workspace={id} {...{ timeZone, runs, isEditor }} />}
    </Layout>
  );
}

function Verdict({ stretch }: { stretch: Stretch }) {
  const { from, to, headline } = stretch;
  const { northStars, rateLimitingStep } = headline;
  return (
    <li>
      <h3>{from === to ? from : `${from} to ${to}`}</h3>
      {northStars.length === 0 ? <p>No North Star</p> : undefined}
      {northStars.map((northStar) => (
        <p>{`★ ${northStar.name}: ${sayVerdict(northStar)}`}</p>
      ))}
      <p class="hint">
        {rateLimitingStep === null
          ? 'No rate-limiting step could be named'
          : `Rate-limiting step: ${rateLimitingStep}`}
      </p>
    </li>
  );
}
