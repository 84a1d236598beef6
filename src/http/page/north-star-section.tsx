import { raw } from 'hono/html';
import { drawLineChart } from '../../chart/line-chart.ts';
import { northStarChart } from '../../sync/north-star-chart.ts';
import { sayBeyond, sentencesOf } from '../../sync/sentences.ts';
import type { Summary } from '../../sync/summary.ts';
import { routes } from '../routes.ts';

type NorthStar = NonNullable<Summary['northStar']>;

/** How the North Star stands: the verdict, its picture, and the sentences it rests on. */
export function NorthStarSection({ northStar }: { northStar: NorthStar | null }) {
  if (northStar === null) {
    return (
      <section class="star">
        <p>No metric has the role North Star yet.</p>
      </section>
    );
  }
  const { name, trend, diagnosis, because, verdict } = northStar;
  return (
    <section class="star">
      <h2>{`★ ${name}`}</h2>
      <p>
        <strong>{`${inWords(trend ?? 'not-enough-data')} · ${inWords(diagnosis ?? 'no-diagnosis-yet')}`}</strong>
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
function Picture({ northStar }: { northStar: NorthStar }) {
  const chart = northStarChart(northStar);
  // Text in the picture is escaped where it is drawn.
  return chart === undefined ? <></> : <figure>{raw(drawLineChart(chart))}</figure>;
}

function inWords(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
