import type { Day } from '../../model/day.ts';
import { parseDay } from '../../model/day.ts';
import type { Cadence } from '../../model/period.ts';
import { periodName, periodOf } from '../../model/period.ts';
import type { SampleRow } from '../../sync/surface.ts';
import type { Cell, Cells } from '../../template/row.ts';

/** Readings laid out wide: the periods in order, and each metric's row. */
export interface WideSample {
  readonly periods: readonly { readonly day: Day; readonly header: string }[];
  readonly rows: readonly {
    readonly id: string;
    /** What the mirror's columns show, as far as it is known. */
    readonly mirrored: Cells;
    readonly values: ReadonlyMap<Day, number>;
  }[];
}

/**
 * Lays long readings out wide. Columns are headed by the coarsest cadence all days are ends of; a metric listed
 * among `metrics` shows its name at once, another the reference it was given by.
 */
export function layOutWide(readings: readonly SampleRow[], metrics: readonly SampleRow[]): WideSample {
  const entries = readings.flatMap(({ cells }) => {
    const reference = typeof cells['metric'] === 'object' ? cells['metric'][0] : undefined;
    const day = typeof cells['day'] === 'string' ? parseDay(cells['day']) : undefined;
    const value = cells['value'];
    return reference === undefined || day === undefined || typeof value !== 'number'
      ? []
      : [{ reference, day, value }];
  });
  const days = [...new Set(entries.map(({ day }) => day))].toSorted();
  const cadence = commonCadence(days);
  const known = new Map(metrics.map((metric) => [metric.id, metric.cells]));
  return {
    periods: days.map((day) => ({ day, header: periodName(periodOf(day, cadence)) })),
    rows: [...Map.groupBy(entries, ({ reference }) => reference)].map(([id, own]) => ({
      id,
      mirrored: known.get(id) ?? { key: id },
      values: new Map(own.map(({ day, value }) => [day, value])),
    })),
  };
}

function commonCadence(days: readonly Day[]): Cadence {
  const cadences: readonly Cadence[] = ['quarterly', 'monthly', 'weekly'];
  return cadences.find((cadence) => days.every((day) => periodOf(day, cadence).end === day)) ?? 'daily';
}

/** Whether a mirrored cell is one that people see at once; answers come with the first recalculation. */
export function mirroredCell(mirrored: Cells, field: { id: string; role: 'input' | 'derived' }): Cell {
  return field.role === 'input' ? mirrored[field.id] : undefined;
}
