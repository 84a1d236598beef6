import type { Cell, Cells, Row } from '../template/row.ts';
import type { Field, Table, Template } from '../template/template.ts';
import { tableOf } from '../template/template.ts';
import type { Change } from './change.ts';
import { rowTitle } from './row-issue.ts';
import type { SampleNames, SampleRows } from './sample-names.ts';
import { nameSamples } from './sample-names.ts';
import type { SurfacePull } from './pull.ts';
import type { Installation, SurfaceKind, TablePull } from './surface.ts';

/** A sample row that stays where it is. */
export interface KeptSample {
  /** The table's title. */
  readonly table: string;
  readonly title: string;
  /** People have changed it, or a row of theirs points at it. */
  readonly why: 'edited' | 'used';
}

/** What would become of the sample rows of an installation. */
export interface SampleRemoval {
  /** One for each row that stands as it was installed; in the wide form, for each metric's readings. */
  readonly changes: readonly Change[];
  readonly kept: readonly KeptSample[];
}

/** One sample row that is still there, as it stands; in the wide form, all sample readings of a metric. */
interface Standing {
  readonly surface: SurfaceKind;
  readonly table: Table;
  readonly row: Row;
  /** Its name among the samples, as rows point at it. */
  readonly name: string;
  readonly isEdited: boolean;
}

/**
 * Plans the removal of the sample rows: of those alone that stand as they were installed, cell by cell, and at which no
 * row points that people added or changed. `rowIds` are the surfaces' ids of the sample rows, by table. Pure.
 */
export function planSampleRemoval(options: {
  readonly template: Template;
  readonly pulls: readonly SurfacePull[];
  readonly samples: SampleRows;
  readonly rowIds: Installation['rowIds'];
}): SampleRemoval {
  const { template, pulls } = options;
  const names = nameSamples(options);
  const read = pulls.flatMap(({ surface, tables }) =>
    tables
      .filter((pulled) => tableOf(template, pulled.table).rows === 'people')
      .map((pulled) => readTable(pulled, { surface, table: tableOf(template, pulled.table), names })),
  );
  const used = new Set(read.flatMap(({ pointedAt }) => [...pointedAt]));
  const standing = read.flatMap((table) => table.standing);
  return {
    changes: standing
      .filter(({ isEdited, name }) => !isEdited && !used.has(name))
      .map(({ surface, table, row }) => ({
        id: `${surface}/${table.id}/${row.id}`,
        kind: 'remove',
        surface,
        table: table.id,
        row: row.id,
        cells: {},
        before: Object.fromEntries(Object.entries(row.cells).filter(([, cell]) => cell !== undefined)),
        reason: 'It came with the installation and nobody has changed it',
      })),
    kept: standing
      .filter(({ isEdited, name }) => isEdited || used.has(name))
      .map(({ table, row, isEdited }) => ({
        table: table.title,
        title: rowTitle(table, row),
        why: isEdited ? 'edited' : 'used',
      })),
  };
}

interface ReadTable {
  readonly standing: readonly Standing[];
  /** Names of the samples at which rows point that people added or changed. */
  readonly pointedAt: ReadonlySet<string>;
}

interface Place {
  readonly surface: SurfaceKind;
  readonly table: Table;
  readonly names: SampleNames;
}

function readTable(pulled: TablePull, place: Place): ReadTable {
  const { table, names } = place;
  if (pulled.layout === 'wide') return readWide(pulled, place);
  const inputs = table.fields.filter(
    ({ id, role }) => role === 'input' && pulled.absentFields?.includes(id) !== true && !isLost(pulled, id),
  );
  const standing: Standing[] = [];
  const pointedAt = new Set<string>();
  for (const row of pulled.rows) {
    const name = names.nameOf(table.id, row.id);
    const isEdited = name === undefined || !stands(row, { inputs, names, name });
    if (name !== undefined) {
      const cells = Object.fromEntries(inputs.map(({ id }) => [id, row.cells[id]]));
      standing.push({ ...place, name, isEdited, row: { ...row, cells } });
    }
    if (!isEdited) continue;
    for (const field of inputs) {
      for (const target of targetsOf(field, { cell: row.cells[field.id], names })) pointedAt.add(target);
    }
  }
  return { standing, pointedAt };
}

function isLost({ problems }: TablePull, field: string): boolean {
  return problems.some((problem) => problem.kind === 'lost-field' && problem.field === field);
}

/** The readings of a metric that stand in its row as they were installed, a cell a day. */
function readWide(pulled: TablePull, place: Place): ReadTable {
  const { table, names } = place;
  const pointedAt = new Set<string>();
  const own = Map.groupBy(pulled.rows, ({ id }) => id.slice(0, id.lastIndexOf('@')));
  const standing = [...own].flatMap(([id, readings]): Standing[] => {
    const metric = names.nameOf('metrics', id);
    const sampled: Record<string, Cell> = {};
    for (const { cells } of readings) {
      const { day, value } = cells;
      const isSample =
        metric !== undefined &&
        typeof day === 'string' &&
        typeof value === 'number' &&
        names.readingOf(metric, day) === value;
      if (isSample) sampled[day] = value;
      else if (metric !== undefined) pointedAt.add(metric);
    }
    if (metric === undefined || Object.keys(sampled).length === 0) return [];
    const row = { id, table: table.id, cells: sampled, unreadable: [] };
    return [{ ...place, row, name: `${metric}/readings`, isEdited: false }];
  });
  return { standing, pointedAt };
}

/** Whether a row's cells are those it was installed with. */
function stands(
  row: Row,
  options: { readonly inputs: readonly Field[]; readonly names: SampleNames; readonly name: string },
): boolean {
  const { inputs, names, name } = options;
  const sample: Cells = names.cellsOf(name);
  return inputs.every((field) => {
    if (row.unreadable.some((cell) => cell.field === field.id)) return false;
    const [cell, wanted] = [row.cells[field.id], sample[field.id]];
    switch (field.kind) {
      case 'relation':
        return pointsAlike(field, { cell, wanted, names });
      case 'person':
        // A tool that does not know somebody holds nothing in their place.
        return cell === undefined || isAmong(cell, wanted);
      case 'checkbox':
        return (cell ?? false) === (wanted ?? false);
      case 'choice':
        return cell === wanted || (wanted === undefined && cell === firstStage(field));
      default:
        return sameValue(cell, wanted);
    }
  });
}

/** Where a tool has statuses, none of them is empty: a new row has the first. */
function firstStage({ choices }: Extract<Field, { kind: 'choice' }>): string | undefined {
  return choices.find(({ stage }) => stage === 'to-do')?.id;
}

function isAmong(cell: Cell, wanted: Cell): boolean {
  return (
    typeof cell === 'object' && typeof wanted === 'object' && cell.every((person) => wanted.includes(person))
  );
}

function sameValue(cell: Cell, wanted: Cell): boolean {
  if (typeof cell === 'number' && typeof wanted === 'number') {
    return Math.abs(cell - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted));
  }
  return (cell ?? '') === (wanted ?? '');
}

/** The same rows in any order; one that is not there any more cannot be pointed at. */
function pointsAlike(
  field: Extract<Field, { kind: 'relation' }>,
  { cell, wanted, names }: { cell: Cell; wanted: Cell; names: SampleNames },
): boolean {
  const found = targetsOf(field, { cell, names });
  const expected = targetsOf(field, { cell: wanted, names });
  const count = typeof cell === 'object' ? cell.length : 0;
  return (
    found.length === count &&
    found.every((target) => expected.includes(target)) &&
    expected.every((target) => found.includes(target) || !names.isThere(target))
  );
}

/** The samples that a cell's references lead to. */
function targetsOf(
  field: Field,
  { cell, names }: { readonly cell: Cell; readonly names: SampleNames },
): string[] {
  if (field.kind !== 'relation' || typeof cell !== 'object') return [];
  return cell.flatMap((reference) => names.nameOf(field.to, reference) ?? []);
}
