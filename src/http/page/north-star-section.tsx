import { raw } from 'hono/html';
import { drawLineChart } from '../../chart/line-chart.ts';
import { northStarChart } from '../../sync/north-star-chart.ts';
import { sayBeyond, sentencesOf } from '../../sync/sentences.ts';
import type { NorthStarSummary, Summary } from '../../sync/summary.ts';
import { routes } from '../routes.ts';
import { sayVerdict } from './say-verdict.ts';

/** How every North Star stands and, with one for each side of a market, how both do together. */
export function NorthStars({ northStars, balance }: Pick<Summary, 'northStars' | 'balance'>) {
  if (northStars.length === 0) {
    return (
      <section class="star">
        <p>No metric has the role North Star yet.</p>
      </section>
    );
  }
  return (
    <>
      {northStars.map((northStar) => (
        <NorthStarSection northStar={northStar} />
      ))}
      {balance === null ? undefined : <p>{balance}</p>}
    </>
  );
}

/** The verdict, its picture, and the sentences it rests on. */
function NorthStarSection({ northStar }: { northStar: NorthStarSummary }) {
  const { name, because, verdict } = northStar;
  return (
    <section class="star">
      <h2>{`★ ${name}`}</h2>
      <p>
        <strong>{sayVerdict(northStar)}</strong>
      </p>
      <p>{sayBeyond(because, verdict)}</p>
      <Picture northStar={northStar} />
      <details open>
        <summary>What this rests on</summary>
        <ul>
          {sentencesOf(verdict).map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
        <p class="hint">
          <a href={`${routes.method}#metrics/trend`}>How it is worked out</a>
        </p>
      </details>
    </section>
  );
}

/** The series with its target and forecast; a picture needs two values. */
function Picture({ northStar }: { northStar: NorthStarSummary }) {
  const chart = northStarChart(northStar);
  // Text in the picture is escaped where it is drawn.
  return chart === undefined ? <></> : <figure>{raw(drawLineChart(chart))}</figure>;
}
