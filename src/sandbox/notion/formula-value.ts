/** A value inside a formula. Undefined is Notion's empty value. A date keeps whether it carries a time. */
export type FormulaValue =
  | string
  | number
  | boolean
  | undefined
  | FormulaDate
  | FormulaPage
  | readonly FormulaValue[];

export interface FormulaDate {
  kind: 'date';
  start: number;
  end: number | undefined;
  hasTime: boolean;
}

/** A linked page: its title stands for it as text, its properties can be asked for. */
export interface FormulaPage {
  kind: 'page';
  id: string;
  title: string;
}

export function isDateValue(value: FormulaValue): value is FormulaDate {
  return typeof value === 'object' && 'kind' in value && value.kind === 'date';
}

export function isPageValue(value: FormulaValue): value is FormulaPage {
  return typeof value === 'object' && 'kind' in value && value.kind === 'page';
}

export function isListValue(value: FormulaValue): value is readonly FormulaValue[] {
  return Array.isArray(value);
}

export function numberOf(value: FormulaValue): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string') return value.trim() === '' ? 0 : Number(value);
  if (isDateValue(value)) return value.start;
  return 0;
}

export function textOf(value: FormulaValue): string {
  if (value === undefined) return '';
  if (isDateValue(value)) return dateText(value);
  if (isPageValue(value)) return value.title;
  if (isListValue(value)) return value.map(textOf).join(',');
  return String(value);
}

export function isTruthy(value: FormulaValue): boolean {
  return !isEmptyValue(value);
}

export function isEmptyValue(value: FormulaValue): boolean {
  return (
    value === undefined ||
    value === '' ||
    value === 0 ||
    value === false ||
    (isListValue(value) && value.length === 0)
  );
}

export function isEqual(a: FormulaValue, b: FormulaValue): boolean {
  if (isDateValue(a) && isDateValue(b)) return a.start === b.start && a.end === b.end;
  if (isPageValue(a) && isPageValue(b)) return a.id === b.id;
  if (isListValue(a) && isListValue(b))
    return a.length === b.length && a.every((item, position) => isEqual(item, b[position]));
  return a === b || (isEmptyText(a) && isEmptyText(b));
}

/** Smaller, equal or larger as a number; text by the alphabet, everything else by its number. */
export function compareValues(a: FormulaValue, b: FormulaValue): number {
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : Number(a > b);
  return numberOf(a) - numberOf(b);
}

export function listOf(value: FormulaValue): readonly FormulaValue[] {
  if (isListValue(value)) return value;
  return value === undefined ? [] : [value];
}

function isEmptyText(value: FormulaValue): boolean {
  return value === undefined || value === '';
}

function dateText(date: FormulaDate): string {
  function shown(moment: number) {
    return new Intl.DateTimeFormat('en-US', {
      dateStyle: 'long',
      ...(date.hasTime ? { timeStyle: 'short' as const } : {}),
      timeZone: 'UTC',
    }).format(moment);
  }
  return date.end === undefined ? shown(date.start) : `${shown(date.start)} → ${shown(date.end)}`;
}
