/** @jsxImportSource hono/jsx */
import type { Spark } from './grid.ts';

const width = 90;
const height = 18;

/** A line or columns as small as a cell, with its first and last value in words. */
export function Sparkline({ spark }: { spark: Spark }) {
  const known = spark.values.filter((value) => value !== undefined);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return <></>;
  const low = known.reduce((least, value) => Math.min(least, value), spark.isColumns ? 0 : first);
  const high = known.reduce((most, value) => Math.max(most, value), first);
  const step = width / Math.max(1, spark.values.length - (spark.isColumns ? 0 : 1));
  function y(value: number): number {
    return Math.round((height - ((value - low) / (high - low || 1)) * height) * 10) / 10;
  }
  const points = spark.values.flatMap((value, index) =>
    value === undefined ? [] : [{ x: Math.round(index * step * 10) / 10, y: y(value) }],
  );
  const color = spark.color ?? 'currentColor';
  return (
    <svg
      class="spark"
      viewBox={`-1 -1 ${width + 2} ${height + 2}`}
      role="img"
      aria-label={`from ${first} to ${last}`}
    >
      {spark.isColumns ? (
        points.map((point) => (
          <rect
            x={point.x}
            y={point.y}
            width={Math.max(1, step - 1)}
            height={height - point.y}
            fill={color}
          />
        ))
      ) : (
        <polyline
          points={points.map((point) => `${point.x},${point.y}`).join(' ')}
          fill="none"
          stroke={color}
          stroke-width="1.5"
        />
      )}
    </svg>
  );
}
