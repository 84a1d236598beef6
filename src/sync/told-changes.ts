import type { Field, Template } from '../template/template.ts';
import type { Change } from './change.ts';
import { sayCell } from './say-cell.ts';
import type { ChangeOutcome, SurfaceKind } from './surface.ts';

/** A change of a run, with what became of it; null where nothing has yet. */
export interface RunChange {
  readonly change: Change;
  readonly outcome: ChangeOutcome | null;
}

/** What a run did to one table, in a person's words. */
export interface ToldTable {
  /** The table's title. */
  readonly title: string;
  readonly surface: SurfaceKind;
  /** What was not done first: somebody has to look at it. */
  readonly changes: readonly ToldChange[];
}

/** One change of a row, column by column. */
interface ToldChange {
  readonly reason: string;
  /** Why it was not done; undefined for one that was, or is still to come. */
  readonly problem: string | undefined;
  readonly cells: readonly { readonly column: string; readonly before: string; readonly now: string }[];
}

/** Tells the changes of a run by table, in the order they were planned in. Columns have the template's titles. */
export function tellChanges(
  changes: readonly RunChange[],
  { tables }: Pick<Template, 'tables'>,
): ToldTable[] {
  const byTable = Map.groupBy(changes, ({ change }) => `${change.surface}/${change.table}`);
  return [...byTable.values()].flatMap((own) => {
    const first = own[0]?.change;
    if (first === undefined) return [];
    const title = tables.find(({ id }) => id === first.table)?.title ?? first.table;
    const told = own
      .map((one) => tellChange(one, { tables }))
      .toSorted((left, right) => Number(isOpen(right)) - Number(isOpen(left)));
    return [{ title, surface: first.surface, changes: told }];
  });
}

function tellChange({ change, outcome }: RunChange, { tables }: Pick<Template, 'tables'>): ToldChange {
  const { reason, before, cells, table } = change;
  // Beside readings stand answers about their metrics.
  const fields = [table, 'metrics'].flatMap(
    (id): readonly Field[] => tables.find((own) => own.id === id)?.fields ?? [],
  );
  const ids = [...new Set([...Object.keys(before), ...Object.keys(cells)])];
  return {
    reason,
    problem: outcome === null || outcome.result === 'done' ? undefined : outcome.message,
    cells: ids.map((id) => {
      const field = fields.find((own) => own.id === id);
      return {
        column: field?.title ?? id,
        before: sayCell(field, before[id]),
        now: sayCell(field, cells[id]),
      };
    }),
  };
}

function isOpen({ problem }: ToldChange): boolean {
  return problem !== undefined;
}
