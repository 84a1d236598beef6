import { sayableName } from './sayable-name.ts';

/** What every row has that sentences are made of. */
interface Sayable {
  readonly name: string;
  readonly unit?: string | undefined;
}

/** A unit stands several times in one sentence. */
const longestUnit = 60;

/**
 * A row as answers can be made from it: with a name and a unit that a sentence can hold, and no number that is none. A
 * row that is fine stays the row it is.
 */
export function usableRow<Row extends Sayable>(row: Row): Row {
  const name = sayableName(row.name);
  const unit = row.unit === undefined ? undefined : sayableUnit(row.unit);
  const isSayable = name === row.name && unit === row.unit;
  return withUsableNumbers(isSayable ? row : { ...row, name, unit });
}

/** A unit of nothing but blanks is none. */
function sayableUnit(unit: string): string | undefined {
  return unit.trim() === '' ? undefined : sayableName(unit, longestUnit);
}

/** Numbers that are not finite are not there, and 0 has no sign. */
function withUsableNumbers<Row extends object>(row: Row): Row {
  if (Object.values(row).every(isUsable)) return row;
  const broken = Object.entries(row).filter(([, cell]) => !isUsable(cell));
  return {
    ...row,
    ...Object.fromEntries(broken.map(([field, cell]) => [field, cell === 0 ? 0 : undefined])),
  };
}

function isUsable(cell: unknown): boolean {
  return typeof cell !== 'number' || (Number.isFinite(cell) && !Object.is(cell, -0));
}
