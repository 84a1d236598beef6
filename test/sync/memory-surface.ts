import type { Change } from '../../src/sync/change.ts';
import type { ChangeOutcome, PlacedTable, Surface, SurfaceKind, TablePull } from '../../src/sync/surface.ts';
import type { Cell, Row } from '../../src/template/row.ts';

/** A plain surface: tables of rows in a Map. Slow and obvious, so that laws can be checked against it. */
export interface MemorySurface extends Surface {
  readonly tables: Map<string, Map<string, Record<string, Cell>>>;
  readonly applied: Change[];
  /** Throws before the change with this number (from 0) is written, once. */
  crashBefore(number: number): void;
}

export function createMemorySurface(kind: SurfaceKind, placed: readonly PlacedTable[]): MemorySurface {
  const tables = new Map(placed.map(({ table }) => [table.id, new Map<string, Record<string, Cell>>()]));
  const mirrors = new Map(
    placed.filter(({ mirror }) => mirror !== undefined).map(({ table }) => [`${table.id}/mirror`, new Map()]),
  );
  for (const [name, rows] of mirrors) tables.set(name, rows);
  const applied: Change[] = [];
  let crash: number | undefined;
  let reads = 0;

  function rowsOf(name: string): Row[] {
    return [...(tables.get(name) ?? [])].map(([id, cells]) => ({
      id,
      table: name.replace('/mirror', ''),
      cells: { ...cells },
      unreadable: [],
    }));
  }

  function write(change: Change): ChangeOutcome {
    const name = tables.has(`${change.table}/mirror`) ? `${change.table}/mirror` : change.table;
    const rows = tables.get(name);
    if (rows === undefined) throw new Error(`no table ${name}`);
    const row = rows.get(change.row);
    if (row === undefined && change.kind !== 'create')
      return { id: change.id, result: 'gone', message: 'no row' };
    rows.set(change.row, { ...row, ...change.cells });
    applied.push(change);
    return { id: change.id, result: 'done' };
  }

  return {
    kind,
    tables,
    applied,
    crashBefore(number) {
      crash = number;
    },
    async install() {
      throw new Error('installed from the start');
    },
    async pull() {
      reads += 1;
      return placed.map(({ table }): TablePull => ({
        table: table.id,
        rows: rowsOf(table.id),
        mirrorRows: rowsOf(`${table.id}/mirror`),
        problems: [],
        extraColumns: [],
      }));
    },
    async apply(changes, done) {
      for (const [index, change] of changes.entries()) {
        if (crash === index) {
          crash = undefined;
          throw new Error('crashed');
        }
        await done(write(change));
      }
    },
    async check() {
      return [];
    },
    async repair() {
      throw new Error('nothing breaks here');
    },
    async lookAround() {
      return [];
    },
    async adopt() {
      throw new Error('nobody else is here');
    },
    async probe() {
      return String(applied.length);
    },
    usage() {
      return { reads, writes: applied.length };
    },
  };
}
