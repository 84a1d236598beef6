import type { Cells } from '../template/row.ts';
import type { Template } from '../template/template.ts';
import type { SurfacePull } from './pull.ts';
import type { Installation, SampleRow } from './surface.ts';

/** Sample rows by table id. */
export type SampleRows = Readonly<Record<string, readonly SampleRow[]>>;

/** Finds the sample rows of an installation by whatever its tools call them. Names are `<table>/<sample>`. */
export interface SampleNames {
  /** By the tool's id of the row, its key or its title; undefined for what is no sample row. */
  nameOf(table: string, reference: string): string | undefined;
  /** What it was installed with. */
  cellsOf(name: string): Cells;
  /** Whether its row is still there. */
  isThere(name: string): boolean;
  /** A metric's value on a day, as it was installed. */
  readingOf(metric: string, day: string): number | undefined;
}

export function nameSamples(options: {
  readonly template: Template;
  readonly pulls: readonly SurfacePull[];
  readonly samples: SampleRows;
  readonly rowIds: Installation['rowIds'];
}): SampleNames {
  const { template, pulls, samples, rowIds } = options;
  const all = template.tables.flatMap(({ id: table, fields }) => {
    const title = fields.find(({ kind }) => kind === 'title')?.id ?? '';
    return (samples[table] ?? []).map((sample) => ({
      table,
      name: `${table}/${sample.id}`,
      // A row's own id leads to it before any row's key, and a key before a title.
      references: [rowIds[table]?.[sample.id], sample.id, sample.cells['key'], sample.cells[title]],
      cells: sample.cells,
    }));
  });
  const names = new Map<string, string>();
  for (const place of [3, 2, 1, 0]) {
    for (const { table, name, references } of all) {
      const reference = references[place];
      if (typeof reference === 'string') names.set(`${table}/${plain(reference)}`, name);
    }
  }
  const cells = new Map(all.map(({ name, cells: own }) => [name, own]));
  function nameOf(table: string, reference: string): string | undefined {
    return names.get(`${table}/${plain(reference)}`);
  }
  const readings = new Map(
    (samples['readings'] ?? []).flatMap(({ cells: { metric, day, value } }) => {
      const [reference = ''] = typeof metric === 'object' ? metric : [];
      const name = nameOf('metrics', reference);
      return name === undefined || typeof day !== 'string' || typeof value !== 'number'
        ? []
        : [[`${name}@${day}`, value] as const];
    }),
  );
  const there = new Set(
    pulls.flatMap(({ tables }) =>
      tables.flatMap(({ table, rows }) => rows.flatMap(({ id }) => nameOf(table, id) ?? [])),
    ),
  );
  return {
    nameOf,
    cellsOf: (name) => cells.get(name) ?? {},
    isThere: (name) => there.has(name),
    readingOf: (metric, day) => readings.get(`${metric}@${day}`),
  };
}

function plain(reference: string): string {
  return reference.trim().toLowerCase();
}
