import type { SampleRow } from '../../src/sync/surface.ts';
import type { Cells } from '../../src/template/row.ts';
import type { Series, WeeklySeries } from './sample.ts';

type Named = Cells & { readonly name: string };

const week = 7 * 24 * 60 * 60 * 1000;

/** Begins every text that no source states. */
export const invented = 'Invented for this sample.';

/** A row; `name` is its title. */
export function row(id: string, cells: Named): SampleRow {
  return { id, cells };
}

/** A metric; its key is its row id. */
export function metric(key: string, cells: Named): SampleRow & { readonly cells: Named } {
  return { id: key, cells: { key, ...cells } };
}

/** The readings of a metric up to a day, one row a period. */
export function readings(
  { id, cells }: { readonly id: string; readonly cells: Named },
  { series, until }: { readonly series: Series; readonly until: string },
): SampleRow[] {
  return series
    .filter(([day]) => day <= until)
    .map(([day, value]) => row(`${id} ${day}`, { name: `${cells.name} ${day}`, metric: [id], day, value }));
}

/** A weekly series with its Sundays written out; weeks without a value are left out. */
export function weekly({ firstSunday, values }: WeeklySeries): Series {
  const first = Date.parse(firstSunday);
  const written = values.trim().split(/\s+/);
  return written.flatMap((value, index) => {
    const day = new Date(first + index * week).toISOString().slice(0, 10);
    return value === '-' ? [] : [[day, Number(value)] as const];
  });
}

/** One series over another, on the days that both have, to four significant digits. */
export function ratio(above: Series, below: Series): Series {
  const divisors = new Map(below);
  return above.flatMap(([day, value]) => {
    const divisor = divisors.get(day);
    return divisor === undefined ? [] : [[day, Number((value / divisor).toPrecision(4))] as const];
  });
}
