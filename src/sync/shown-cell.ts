import type { Cell } from '../template/row.ts';
import type { Field } from '../template/template.ts';

/** Notion takes 100 pieces of 2,000 characters; nobody reads that much. */
const longestText = 1900;

/**
 * A derived cell as a person sees it: numbers rounded to the field's precision, text trimmed and bounded, empty
 * text and empty lists as `undefined`. Cells are compared and written in this form only, so that noise below
 * the shown precision writes nothing. Throws on NaN and infinities: an answer must not hold them.
 */
export function shownCell(field: Field, cell: Cell): Cell {
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) throw new RangeError(`${field.id} was derived as ${String(cell)}`);
    return field.kind === 'number' ? roundTo(field, cell) : cell;
  }
  if (typeof cell === 'string') return shownText(cell);
  if (typeof cell === 'object' && cell.length === 0) return undefined;
  return cell;
}

function roundTo(field: Extract<Field, { kind: 'number' }>, value: number): number {
  const rounded =
    field.significant === undefined
      ? Number(value.toFixed(field.decimals + (field.format === 'percent' ? 2 : 0)))
      : Number(value.toPrecision(field.significant));
  return rounded === 0 ? 0 : rounded;
}

function shownText(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  return trimmed.length <= longestText ? trimmed : `${trimmed.slice(0, longestText - 1).trimEnd()}…`;
}
