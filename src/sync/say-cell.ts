import { sayCount } from '../derive/say.ts';
import type { Cell } from '../template/row.ts';
import type { Field } from '../template/template.ts';

/** A cell as a person reads it in its column: `43 %`, `On track`, `2026-03-31`. A dash where it holds nothing. */
export function sayCell(field: Field | undefined, cell: Cell): string {
  if (cell === undefined) return '–';
  if (typeof cell === 'number') return sayNumberIn(field, cell);
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  if (typeof cell === 'string') return field?.kind === 'choice' ? titleOf(field, cell) : cell;
  return field?.kind === 'relation' ? sayCount(cell.length, 'row') : cell.join(', ');
}

function sayNumberIn(field: Field | undefined, value: number): string {
  const isPercent = field?.kind === 'number' && field.format === 'percent';
  const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });
  return isPercent ? `${number.format(value * 100)} %` : number.format(value);
}

function titleOf({ choices }: Extract<Field, { kind: 'choice' }>, id: string): string {
  return choices.find((choice) => choice.id === id)?.title ?? id;
}
