import type { FieldKind } from '../template/field-kind.ts';
import type { Field } from '../template/template.ts';
import { plainName, sharedWords } from './compare-names.ts';
import { anyTitleWords, fieldWords, titleWords } from './field-words.ts';
import type { ForeignColumn, ForeignTable } from './foreign-table.ts';
import type { PlacedTable } from './surface.ts';

/** One column of people's that may hold a field. */
export interface ColumnProposal {
  readonly field: string;
  readonly column: string;
  /** 0 to 1; below 0.5 nothing is proposed. */
  readonly confidence: number;
  /** Why, in one sentence fit for a person. */
  readonly reason: string;
}

/** Which columns of people's may hold a table's fields. Nothing of it holds until a person confirms it. */
export interface BindingProposal {
  readonly table: string;
  readonly foreign: string;
  readonly columns: readonly ColumnProposal[];
  /** How well the table as a whole fits, 0 to 1; 0 when nothing in it names its rows. */
  readonly confidence: number;
}

interface Candidate extends ColumnProposal {
  readonly from: ForeignColumn;
}

const leastConfidence = 0.5;

/**
 * Proposes columns for the fields that people fill in, by what the columns are called, what they hold and which choices
 * they offer. Every field and every column is used once, the surest first. A derived field is proposed only for a
 * column that bears Northbook's own mark: a column of people's is never taken to be written.
 */
export function proposeBinding(wanted: PlacedTable, foreign: ForeignTable): BindingProposal {
  const placed = laidOutAs(wanted, foreign.layout);
  const fields = fieldsOf(placed);
  const table = placed.mirror?.table.id ?? placed.table.id;
  const candidates = fields.flatMap((field) =>
    foreign.columns.flatMap((column) => weigh({ table, field, column }) ?? []),
  );
  const chosen = choose(candidates);
  const proposed = [...chosen, ...proposeTheOnlyOnes({ fields, columns: foreign.columns, chosen })];
  const order = new Map(fields.map((field, index) => [field.id, index]));
  const columns = proposed
    .toSorted((left, right) => (order.get(left.field) ?? 0) - (order.get(right.field) ?? 0))
    .map(({ field, column, confidence, reason }) => ({ field, column, confidence, reason }));
  return {
    table: placed.table.id,
    foreign: foreign.id,
    columns,
    confidence: fitOf({ placed, foreign, fields, columns }),
  };
}

/** The best proposals of all tables for one of people's, the best first; those that fit nothing are left out. */
export function proposeTables(placed: readonly PlacedTable[], foreign: ForeignTable): BindingProposal[] {
  return placed
    .filter((own) => own.table.rows === 'people' && laidOutAs(own, foreign.layout).layout === foreign.layout)
    .map((own) => proposeBinding(own, foreign))
    .filter(({ confidence }) => confidence > 0)
    .toSorted((left, right) => right.confidence - left.confidence);
}

/** A table as people lay it out: readings that would be wide may as well stand a row each. */
export function laidOutAs(placed: PlacedTable, layout: PlacedTable['layout']): PlacedTable {
  return placed.layout === 'wide' && layout === 'rows' ? { table: placed.table, layout } : placed;
}

function fieldsOf({ table, mirror }: PlacedTable): readonly Field[] {
  if (mirror === undefined) return table.fields;
  return mirror.table.fields.filter(({ id }) => mirror.fields.includes(id));
}

function weigh(options: { table: string; field: Field; column: ForeignColumn }): Candidate | undefined {
  const { table, field, column } = options;
  const common = { field: field.id, column: column.id, from: column };
  if (column.mark !== undefined) {
    return column.mark.endsWith(`.${field.id}`) && sameTable(column.mark, table)
      ? { ...common, confidence: 1, reason: 'Northbook made this column' }
      : undefined;
  }
  if (field.role === 'derived' || !canHold(field.kind, column)) return undefined;
  const name = nameLikeness(options);
  const choices = field.kind === 'choice' ? sharedChoices(field.choices, column.choices) : 0;
  const isSameKind = column.kind === field.kind;
  const confidence = Math.min(
    1,
    Math.max(
      name.likeness * 0.85 + (isSameKind ? 0.1 : 0) + choices * 0.15,
      choices > 0.6 ? 0.55 + choices * 0.2 : 0,
    ),
  );
  if (confidence < leastConfidence) return undefined;
  const reasons = [
    name.likeness >= 0.5 ? name.reason : undefined,
    choices > 0.5 ? `its choices are those of ${field.title}` : undefined,
    isSameKind && choices <= 0.5 ? kindReasons[field.kind] : undefined,
  ].filter((reason) => reason !== undefined);
  return { ...common, confidence: round(confidence), reason: sentence(reasons) };
}

function sameTable(mark: string, table: string): boolean {
  return mark.startsWith(`${table}.`) || mark.startsWith('readings.');
}

/** Which kinds of column can be read as a field; an empty column may come to hold anything. */
const readable = {
  title: ['title', 'text', 'choice', 'relation'],
  text: ['text', 'title', 'choice', 'number', 'person', 'relation'],
  number: ['number'],
  choice: ['choice', 'text'],
  date: ['date'],
  checkbox: ['checkbox'],
  person: ['person', 'text', 'choice'],
  relation: ['relation', 'text', 'choice', 'title'],
} as const satisfies Record<FieldKind, readonly FieldKind[]>;

/** Whether a field of a kind can be read from a column. */
export function canHold(field: FieldKind, { kind, holds }: Pick<ForeignColumn, 'kind' | 'holds'>): boolean {
  if (holds !== undefined) return holds.includes(field);
  return kind === undefined || readable[field].some((own) => own === kind);
}

const kindReasons = {
  title: 'it names the rows',
  text: 'it holds text',
  number: 'it holds numbers',
  choice: 'it offers choices',
  date: 'it holds dates',
  checkbox: 'it holds tick boxes',
  person: 'it holds people',
  relation: 'it points at other rows',
} as const satisfies Record<FieldKind, string>;

function nameLikeness(options: { table: string; field: Field; column: ForeignColumn }): {
  likeness: number;
  reason: string;
} {
  const { table, field, column } = options;
  const name = plainName(column.title);
  if (name === '') return { likeness: 0, reason: '' };
  const own = [field.title, field.id].map(plainName);
  if (own.includes(name)) return { likeness: 1, reason: `its name is that of ${field.title}` };
  const others = wordsFor(table, field).map(plainName);
  if (others.includes(name)) {
    return { likeness: 0.95, reason: `“${column.title}” is another word for ${field.title}` };
  }
  const likeness = Math.max(...[...own, ...others].map((word) => sharedWords(word, name)));
  return { likeness: likeness * 0.85, reason: `“${column.title}” sounds like ${field.title}` };
}

function wordsFor(table: string, field: Field): readonly string[] {
  const words =
    field.kind === 'title' ? `${titleWords[table] ?? ''}, ${anyTitleWords}` : (fieldWords[field.id] ?? '');
  return words.split(', ').filter((word) => word !== '');
}

/** The share of a column's choices that the field knows; one alone proves nothing. */
function sharedChoices(
  known: readonly { readonly id: string; readonly title: string }[],
  choices: readonly string[],
): number {
  if (choices.length < 2) return 0;
  const names = new Set(known.flatMap(({ id, title }) => [plainName(id), plainName(title)]));
  return choices.filter((choice) => names.has(plainName(choice))).length / choices.length;
}

/** The surest first; each field and each column once. */
function choose(candidates: readonly Candidate[]): Candidate[] {
  const fields = new Set<string>();
  const columns = new Set<string>();
  const chosen: Candidate[] = [];
  for (const candidate of candidates.toSorted((left, right) => right.confidence - left.confidence)) {
    if (fields.has(candidate.field) || columns.has(candidate.column)) continue;
    fields.add(candidate.field);
    columns.add(candidate.column);
    const isTied = candidates.some(
      (other) =>
        other.field === candidate.field &&
        other.column !== candidate.column &&
        !columns.has(other.column) &&
        other.confidence === candidate.confidence,
    );
    chosen.push(
      isTied
        ? {
            ...candidate,
            confidence: leastConfidence,
            reason: `${candidate.reason.slice(0, -1)}; another column fits as well.`,
          }
        : candidate,
    );
  }
  return chosen;
}

/** Where one field is left over and one column alone can hold it: names, days and values, without which nothing works. */
function proposeTheOnlyOnes(options: {
  fields: readonly Field[];
  columns: readonly ForeignColumn[];
  chosen: readonly Candidate[];
}): ColumnProposal[] {
  const { fields, columns, chosen } = options;
  const taken = new Set(chosen.map(({ column }) => column));
  const filled = new Set(chosen.map(({ field }) => field));
  const open = fields.filter(({ id, role }) => role === 'input' && !filled.has(id));
  const free = columns.filter(
    ({ id, kind, mark }) => kind !== undefined && mark === undefined && !taken.has(id),
  );
  return (['title', 'date', 'number'] as const).flatMap((kind): ColumnProposal[] => {
    const own = open.filter((field) => field.kind === kind);
    const fitting = free.filter((column) => canHold(kind, column));
    // Of several columns of text the first is what people call the row by.
    const [field, column] = [own[0], fitting[0]];
    if (field === undefined || column === undefined || own.length > 1) return [];
    if (kind !== 'title' && fitting.length > 1) return [];
    const reason =
      kind === 'title' ? 'It is the first column of text.' : `It is the only column left with ${kind}s.`;
    return [{ field: field.id, column: column.id, confidence: leastConfidence, reason }];
  });
}

/** A table fits as well as its surest columns, weighed by how many of people's columns found a place. */
function fitOf(options: {
  placed: PlacedTable;
  foreign: ForeignTable;
  fields: readonly Field[];
  columns: readonly ColumnProposal[];
}): number {
  const { placed, foreign, fields, columns } = options;
  const needed = placed.layout === 'rows' && placed.table.id === 'readings' ? ['metric', 'day', 'value'] : [];
  const title = fields.find(({ kind }) => kind === 'title')?.id;
  const names = needed.length > 0 ? needed : [title];
  if (names.some((id) => columns.every(({ field }) => field !== id))) return 0;
  const total = columns.reduce((sum, { confidence }) => sum + confidence, 0);
  return round(total / Math.max(1, foreign.columns.length));
}

function round(share: number): number {
  return Math.round(share * 100) / 100;
}

function sentence(parts: readonly string[]): string {
  const text = parts.join(', ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
