import type {
  CreateDatabaseParameters,
  UpdateDataSourceParameters,
  UpdatePageParameters,
} from '@notionhq/client';
import type * as z from 'zod';
import { parseDay } from '../model/day.ts';
import type { Cell } from '../template/row.ts';
import type { Choice, Field } from '../template/template.ts';
import type { BoundField } from './binding.ts';
import { findChoice, optionFor } from './choice-option.ts';
import type { ColumnKind } from './column-kind.ts';
import {
  CheckboxCell,
  DateCell,
  NumberCell,
  OptionValue,
  PeopleCell,
  ReferenceCell,
  RelationCell,
  TextCell,
  TitleCell,
} from './property-cell.ts';
import { richText } from './rich-text.ts';
import type { PropertyValue } from './wire.ts';

type NewColumns = NonNullable<NonNullable<CreateDatabaseParameters['initial_data_source']>['properties']>;
type AddedColumns = NonNullable<UpdateDataSourceParameters['properties']>;
/** A column as it is asked for, with its database or later: Notion does not take every type later. */
export type ColumnRequest = Extract<NewColumns[string], AddedColumns[string]>;
/** A value as it is written. */
export type ValueRequest = NonNullable<UpdatePageParameters['properties']>[string];

/** What a cell holds, or that it cannot be read as its field's kind. */
export type ReadCell = { readonly cell: Cell } | { readonly isUnreadable: true };

/** What writing a cell needs to know: its field, and people's ids by name. */
export interface WriteContext {
  readonly field: BoundField;
  readonly people: ReadonlyMap<string, string>;
}

/** How one kind of column is made, read and written. */
interface ColumnCodec {
  /** The types of Notion's that are read; the first is the one a column is made as. */
  readonly types: readonly [string, ...string[]];
  /** `target` is the data source that a relation points at. */
  request(field: Field, target: string): ColumnRequest;
  read(value: PropertyValue, field: BoundField): ReadCell;
  /** `undefined` when the cell cannot stand in such a column. */
  write(cell: Cell, context: WriteContext): ValueRequest | undefined;
}

/** The most entries a relation or a list of people takes in one request. */
const longestList = 100;

/** Every kind of column. A new field kind does not compile until it stands here. */
const columnCodecs = {
  title: {
    types: ['title'],
    request: () => ({ title: {} }),
    read: (value) => readAs(TitleCell, value),
    write: (cell) => (isText(cell) ? { title: richText(cell ?? '') } : undefined),
  },
  text: {
    types: ['rich_text', 'url', 'email', 'phone_number'],
    request: () => ({ rich_text: {} }),
    read: (value) => readAs(TextCell, value),
    write: (cell) => (isText(cell) ? { rich_text: richText(cell ?? '') } : undefined),
  },
  number: {
    types: ['number'],
    request: (field) => ({
      number: { format: field.kind === 'number' && field.format === 'percent' ? 'percent' : 'number' },
    }),
    read: (value) => readAs(NumberCell, value),
    write: (cell) => (cell === undefined || typeof cell === 'number' ? { number: cell ?? null } : undefined),
  },
  status: {
    types: ['status', 'select'],
    // The official client's types do not know groups yet: https://developers.notion.com/page/changelog
    request: (field) => ({
      status: { options: field.kind === 'choice' ? field.choices.map(stagedOption) : [] },
    }),
    read: readOption,
    write(cell, { field }) {
      // Notion makes no new option of a status for a value it does not know, and leaves none without.
      const option = field.choices.find(({ id }) => id === cell)?.option;
      return option === undefined ? undefined : { status: { id: option } };
    },
  },
  choice: {
    types: ['select', 'status'],
    request: (field) => ({
      select: {
        options:
          field.kind === 'choice' ? field.choices.map(({ title, color }) => ({ name: title, color })) : [],
      },
    }),
    read: readOption,
    write(cell, { field }) {
      if (!isText(cell)) return undefined;
      return { select: cell === undefined ? null : optionFor(field, cell) };
    },
  },
  date: {
    types: ['date'],
    request: () => ({ date: {} }),
    read: (value) => readAs(DateCell, value),
    write(cell) {
      if (cell === undefined) return { date: null };
      return typeof cell === 'string' && parseDay(cell) !== undefined ? { date: { start: cell } } : undefined;
    },
  },
  checkbox: {
    types: ['checkbox'],
    request: () => ({ checkbox: {} }),
    read: (value) => readAs(CheckboxCell, value),
    // Notion knows no empty checkbox.
    write: (cell) =>
      cell === undefined || typeof cell === 'boolean' ? { checkbox: cell ?? false } : undefined,
  },
  person: {
    types: ['people'],
    request: () => ({ people: {} }),
    read: (value) => readAs(PeopleCell, value),
    write(cell, { people }) {
      const ids = listOf(cell)?.flatMap((name) => people.get(name) ?? []);
      return ids === undefined ? undefined : { people: ids.slice(0, longestList).map((id) => ({ id })) };
    },
  },
  relation: {
    types: ['relation'],
    request: (field, target) => ({
      relation:
        field.kind === 'relation' && field.back !== undefined
          ? { data_source_id: target, dual_property: { synced_property_name: field.back } }
          : { data_source_id: target, single_property: {} },
    }),
    read: (value) => readAs(RelationCell, value),
    write(cell) {
      const ids = listOf(cell);
      return ids === undefined ? undefined : { relation: ids.slice(0, longestList).map((id) => ({ id })) };
    },
  },
  reference: {
    types: ['rich_text'],
    request: () => ({ rich_text: {} }),
    read: (value) => readAs(ReferenceCell, value),
    write(cell) {
      const names = listOf(cell);
      return names === undefined ? undefined : { rich_text: richText(names.join(', ')) };
    },
  },
} as const satisfies Record<ColumnKind, ColumnCodec>;

/** How a column of this kind is made, read and written. */
export function codecOf(kind: ColumnKind): ColumnCodec {
  return columnCodecs[kind];
}

interface StandingOption {
  readonly id: string;
  readonly name: string;
}

/** The options a choice's column is to have: those that stand, and others that are added. */
export function choiceOptions(
  { column }: BoundField,
  { standing, added }: { readonly standing: readonly StandingOption[]; readonly added: readonly Choice[] },
): ColumnRequest {
  return column === 'status'
    ? { status: { options: [...standing, ...added.map(stagedOption)] } }
    : { select: { options: [...standing, ...added.map(({ title, color }) => ({ name: title, color }))] } };
}

const groups = { 'to-do': 'To-do', 'in-progress': 'In progress', complete: 'Complete' } as const;

function stagedOption({ title, color, stage = 'to-do' }: Choice) {
  return { name: title, color, group: groups[stage] };
}

function readOption(value: PropertyValue, field: BoundField): ReadCell {
  const parsed = OptionValue.safeParse(value);
  if (!parsed.success) return { isUnreadable: true };
  if (parsed.data === null) return { cell: undefined };
  const choice = findChoice(field, parsed.data);
  return choice === undefined ? { isUnreadable: true } : { cell: choice };
}

function readAs(schema: z.ZodType<Cell>, value: PropertyValue): ReadCell {
  const parsed = schema.safeParse(value);
  return parsed.success ? { cell: parsed.data } : { isUnreadable: true };
}

function isText(cell: Cell): cell is string | undefined {
  return cell === undefined || typeof cell === 'string';
}

function listOf(cell: Cell): readonly string[] | undefined {
  if (cell === undefined) return [];
  return typeof cell === 'object' ? cell : undefined;
}
