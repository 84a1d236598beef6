import { compareScalars, toFlag, toNumber, toText } from '../coerce.ts';
import { valueKey } from '../criteria.ts';
import { spreading, whole } from '../formula-function.ts';
import type { FunctionFamily } from '../formula-function.ts';
import { firstScalar, flatten, formulaError, isError, toMatrix } from '../formula-value.ts';
import type { FormulaError, FormulaValue, Matrix, Scalar } from '../formula-value.ts';
import { toColumn, transpose, widthOf } from '../matrix.ts';

function filter(args: readonly FormulaValue[]): FormulaValue {
  const [range = null, ...conditions] = args;
  const block = toMatrix(range);
  const blocks = conditions.map((condition) => toMatrix(condition));
  const byRow = blocks.every((one) => one.length === block.length && widthOf(one) === 1);
  const byColumn = blocks.every((one) => widthOf(one) === widthOf(block) && one.length === 1);
  if (!byRow && !byColumn)
    return formulaError(
      'N_A',
      `FILTER has mismatched range sizes. Expected row count: ${block.length}. column count: 1. Actual row count: ${blocks[0]?.length ?? 0}, column count: ${widthOf(blocks[0] ?? [])}.`,
    );
  function holds(index: number): boolean {
    return blocks.every((one) => {
      const flag = toFlag((byRow ? one[index]?.[0] : one[0]?.[index]) ?? null);
      return flag === true;
    });
  }
  const kept = byRow
    ? block.filter((_, row) => holds(row))
    : block.map((line) => line.filter((_, column) => holds(column)));
  const isEmpty = kept.length === 0 || widthOf(kept) === 0;
  return isEmpty ? formulaError('N_A', 'No matches are found in FILTER evaluation.') : kept;
}

/** Blanks come last whatever the order. */
function compareForSort(a: Scalar, b: Scalar, isDescending: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const errors = Number(isError(a)) - Number(isError(b));
  const order = errors === 0 ? compareScalars(a, b) : errors;
  return isDescending ? -order : order;
}

interface SortKey {
  values: readonly Scalar[];
  isDescending: boolean;
}

function readSortKeys(block: Matrix, specs: readonly FormulaValue[]): SortKey[] | FormulaError {
  const keys: SortKey[] = [];
  for (let index = 0; index < specs.length; index += 2) {
    const column = toMatrix(specs[index] ?? null);
    const isAscending = toFlag(specs[index + 1] ?? true);
    if (isError(isAscending)) return isAscending;
    if (column.length > 1) {
      keys.push({ values: column.map((row) => row[0] ?? null), isDescending: !isAscending });
      continue;
    }
    const number = toNumber(firstScalar(column));
    if (isError(number)) return number;
    if (number < 1 || number > widthOf(block))
      return formulaError(
        'VALUE',
        `Function SORT parameter ${index + 2} value is ${number}. It should be a column of the range.`,
      );
    keys.push({ values: block.map((row) => row[number - 1] ?? null), isDescending: !isAscending });
  }
  return keys;
}

function sortRows(block: Matrix, keys: readonly SortKey[]): Matrix {
  const order = block.map((_, row) => row);
  const sorted = order.toSorted((a, b) => {
    for (const key of keys) {
      const difference = compareForSort(key.values[a] ?? null, key.values[b] ?? null, key.isDescending);
      if (difference !== 0) return difference;
    }
    return a - b;
  });
  return sorted.map((row) => block[row] ?? []);
}

function sort(args: readonly FormulaValue[]): FormulaValue {
  const [range = null, ...specs] = args;
  const block = toMatrix(range);
  const keys = readSortKeys(block, specs.length === 0 ? [1, true] : specs);
  return isError(keys) ? keys : sortRows(block, keys);
}

function sortn(args: readonly FormulaValue[]): FormulaValue {
  const [range = null, count = 1, ties = 0, ...specs] = args;
  const block = toMatrix(range);
  const [limit, mode] = [toNumber(count ?? 1), toNumber(ties ?? 0)];
  if (isError(limit)) return limit;
  if (isError(mode)) return mode;
  const keys = readSortKeys(block, specs.length === 0 ? [1, true] : specs);
  if (isError(keys)) return keys;
  const sorted = sortRows(block, keys);
  if (mode === 2 || mode === 3) return distinctRows(sorted, 'first').slice(0, limit);
  const last = sorted[limit - 1];
  if (mode !== 1 || last === undefined) return sorted.slice(0, limit);
  const tied = sorted.findLastIndex((row) => compareForSort(row[0] ?? null, last[0] ?? null, false) === 0);
  return sorted.slice(0, Math.max(limit, tied + 1));
}

function distinctRows(block: Matrix, which: 'first' | 'once'): Matrix {
  const counts = new Map<string, number>();
  const keys = block.map((row) => row.map((value) => valueKey(value)).join('\u0000'));
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const seen = new Set<string>();
  return block.filter((_, row) => {
    const key = keys[row] ?? '';
    if (which === 'once') return counts.get(key) === 1;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

function unique(args: readonly FormulaValue[]): FormulaValue {
  const [range = null, byColumn = false, exactlyOnce = false] = args;
  const which = toFlag(exactlyOnce) === true ? 'once' : 'first';
  const block = toMatrix(range);
  return toFlag(byColumn) === true
    ? transpose(distinctRows(transpose(block), which))
    : distinctRows(block, which);
}

function sequence(args: readonly FormulaValue[]): FormulaValue {
  const [rows = 1, columns = 1, start = 1, step = 1] = args.map((arg) => toNumber(arg));
  for (const number of [rows, columns, start, step]) if (isError(number)) return number;
  const [height, width] = [Number(rows), Number(columns)];
  if (height < 1 || width < 1 || height * width > 1_000_000)
    return formulaError(
      'NUM',
      `Function SEQUENCE parameter 1 value is ${height}. It should be greater than or equal to 1.`,
    );
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) => Number(start) + (row * width + column) * Number(step)),
  );
}

function sumProduct(args: readonly FormulaValue[]): FormulaValue {
  const blocks = args.map((arg) => toMatrix(arg));
  const [first] = blocks;
  const isSame = blocks.every(
    (block) => block.length === first?.length && widthOf(block) === widthOf(first ?? []),
  );
  if (!isSame) return formulaError('VALUE', 'SUMPRODUCT has mismatched range sizes.');
  let total = 0;
  for (const [row, line] of (first ?? []).entries())
    for (const column of line.keys()) {
      let product = 1;
      for (const block of blocks) {
        const value = block[row]?.[column] ?? null;
        if (isError(value)) return value;
        product *= typeof value === 'number' ? value : blocks.length === 1 && value === true ? 1 : 0;
      }
      total += product;
    }
  return total;
}

function multiply(args: readonly FormulaValue[]): FormulaValue {
  const [left, right] = args.map((arg) => toMatrix(arg));
  if (left === undefined || right === undefined || widthOf(left) !== right.length)
    return formulaError('VALUE', 'MMULT has incompatible matrix sizes.');
  return left.map((row) =>
    Array.from({ length: widthOf(right) }, (_, column) =>
      row.reduce<number>(
        (sum, value, index) => sum + Number(value ?? 0) * Number(right[index]?.[column] ?? 0),
        0,
      ),
    ),
  );
}

function split(args: readonly FormulaValue[]): FormulaValue {
  const [value = null, by = null, byEach = true, removeEmpty = true] = args;
  const text = toText(value);
  const separator = toText(by);
  if (isError(text)) return text;
  if (isError(separator)) return separator;
  if (separator === '') return formulaError('VALUE', 'Function SPLIT parameter 2 value should be non-empty.');
  const escaped = separator.replace(/[.*+?^${}()|[\]\\-]/g, String.raw`\$&`);
  const pattern = toFlag(byEach) === true ? new RegExp(`[${escaped}]`) : new RegExp(escaped);
  const parts = text.split(pattern);
  const kept = toFlag(removeEmpty) === true ? parts.filter((part) => part !== '') : parts;
  return [kept.map((part) => (/^-?\d+(\.\d+)?$/.test(part.trim()) ? Number(part) : part))];
}

function linesChosen(args: readonly FormulaValue[], byColumn: boolean): FormulaValue {
  const [range = null, ...choices] = args;
  const block = byColumn ? transpose(toMatrix(range)) : toMatrix(range);
  const lines: (readonly Scalar[])[] = [];
  for (const choice of choices.flatMap((one) => flatten(one))) {
    const number = toNumber(choice);
    if (isError(number)) return number;
    const line = block.at(number > 0 ? number - 1 : number);
    if (line === undefined || number === 0)
      return formulaError(
        'VALUE',
        `Function ${byColumn ? 'CHOOSECOLS' : 'CHOOSEROWS'} parameter 2 value is ${number}. It is out of range.`,
      );
    lines.push(line);
  }
  return byColumn ? transpose(lines) : lines;
}

function stack(args: readonly FormulaValue[], isVertical: boolean): FormulaValue {
  const blocks = args.map((arg) => (isVertical ? toMatrix(arg) : transpose(toMatrix(arg))));
  const width = Math.max(0, ...blocks.map((block) => widthOf(block)));
  const missing = formulaError('N_A', 'Missing value.');
  const rows = blocks.flatMap((block) =>
    block.map((row) =>
      Array.from({ length: width }, (_, column) => (column < row.length ? (row[column] ?? null) : missing)),
    ),
  );
  return isVertical ? rows : transpose(rows);
}

function toLine(args: readonly FormulaValue[]): Matrix {
  const [range = null, ignore = 0, byColumn = false] = args;
  const mode = toNumber(ignore ?? 0);
  const column = toColumn(toMatrix(range), toFlag(byColumn ?? false) === true);
  return column.filter(([value = null]) => {
    const isSkipped =
      (value === null && (mode === 1 || mode === 3)) || (isError(value) && (mode === 2 || mode === 3));
    return !isSkipped;
  });
}

function wrap(args: readonly FormulaValue[], byColumn: boolean): FormulaValue {
  const [range = null, count = null, pad] = args;
  const size = toNumber(count);
  if (isError(size)) return size;
  if (!(size >= 1)) return formulaError('NUM', 'Function WRAPROWS parameter 2 should be at least 1.');
  const filler = pad === undefined ? formulaError('N_A', 'Missing value.') : firstScalar(pad);
  const values = flatten(range);
  const lines = Array.from({ length: Math.ceil(values.length / size) }, (_, line) =>
    Array.from({ length: size }, (_, place) => {
      const index = line * size + place;
      return index < values.length ? (values[index] ?? null) : filler;
    }),
  );
  return byColumn ? transpose(lines) : lines;
}

const many = [1, Infinity] as const;

/** Functions that make blocks of blocks. */
export const arrayFunctions: FunctionFamily = {
  FILTER: spreading([2, Infinity], filter),
  SORT: spreading(many, sort),
  SORTN: spreading(many, sortn),
  UNIQUE: spreading([1, 3], unique),
  SEQUENCE: whole([1, 4], sequence),
  SUMPRODUCT: spreading(many, sumProduct),
  MMULT: spreading(2, multiply),
  SPLIT: whole([2, 4], split),
  FLATTEN: spreading(many, (args) => args.flatMap((arg) => toColumn(toMatrix(arg), false))),
  TOCOL: spreading([1, 3], toLine),
  TOROW: spreading([1, 3], (args) => transpose(toLine(args))),
  HSTACK: spreading(many, (args) => stack(args, false)),
  VSTACK: spreading(many, (args) => stack(args, true)),
  CHOOSECOLS: spreading([2, Infinity], (args) => linesChosen(args, true)),
  CHOOSEROWS: spreading([2, Infinity], (args) => linesChosen(args, false)),
  WRAPROWS: spreading([2, 3], (args) => wrap(args, false)),
  WRAPCOLS: spreading([2, 3], (args) => wrap(args, true)),
  ARRAY_CONSTRAIN: spreading(3, ([range = null, rows = null, columns = null]) => {
    const [height, width] = [toNumber(rows), toNumber(columns)];
    if (isError(height)) return height;
    if (isError(width)) return width;
    return toMatrix(range)
      .slice(0, height)
      .map((row) => row.slice(0, width));
  }),
};
