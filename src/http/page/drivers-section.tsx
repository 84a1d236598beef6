import { raw } from 'hono/html';
import { drawSparkline } from '../../chart/sparkline.ts';
import type { Summary } from '../../sync/summary.ts';

type Drivers = Summary['drivers'];

/** How far each key driver is, and which of them limits the North Star. */
export function DriversSection({ drivers }: { drivers: Drivers }) {
  return (
    <>
      <h2>Key drivers</h2>
      {drivers.length === 0 ? <p>No metric has the role key driver yet.</p> : undefined}
      {drivers.map((driver) => (
        <Driver driver={driver} />
      ))}
      {drivers.length > 0 && !drivers.some(({ rateLimiting }) => rateLimiting) ? (
        <p class="hint">No rate-limiting step can be named yet.</p>
      ) : undefined}
    </>
  );
}

function Driver({ driver }: { driver: Drivers[number] }) {
  const { name, progress, gainAtTarget, rateLimiting, because } = driver;
  return (
    <article>
      <h3>
        {name}
        {rateLimiting ? <span class="pill">Rate-limiting step</span> : undefined}
      </h3>
      {progress === null ? undefined : (
        <progress
          max="1"
          value={String(Math.min(Math.max(progress, 0), 1))}
          aria-label={`Progress of ${name}`}
        />
      )}
      <Course driver={driver} />
      <p>{`${because}.`}</p>
      {gainAtTarget === null ? undefined : (
        <p class="hint">{`At its own target the North Star gains ${share(gainAtTarget)}.`}</p>
      )}
    </article>
  );
}

/** How it came to where it is, with the target as a dashed line; a picture needs two values. */
function Course({ driver: { name, history, target } }: { driver: Drivers[number] }) {
  const points = history.map(({ period, value }) => ({ label: period, value: value ?? undefined }));
  if (points.filter(({ value }) => value !== undefined).length < 2) return <></>;
  const [first, last] = [points[0]?.label ?? '', points.at(-1)?.label ?? ''];
  const words = `${name} from ${first} to ${last}`;
  // Text in the picture is escaped where it is drawn.
  return <figure class="spark">{raw(drawSparkline({ points, target: target ?? undefined, words }))}</figure>;
}

function share(value: number): string {
  return `${Math.round(value * 1000) / 10} %`;
}
