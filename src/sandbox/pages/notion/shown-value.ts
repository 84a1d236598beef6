import * as z from 'zod';
import type { Property } from '../../notion/property.ts';
import { showNumber } from './number-words.ts';
import type { Held } from './read-rows.ts';
import type { Workspace } from './workspace.ts';
import { nameOf } from './workspace.ts';

/** What a person sees of a value. */
export type ShownValue =
  | { readonly kind: 'text' | 'people'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string; readonly number: number }
  | { readonly kind: 'links'; readonly titles: readonly string[] }
  | { readonly kind: 'checkbox'; readonly isOn: boolean }
  | { readonly kind: 'choices'; readonly choices: readonly ShownChoice[] };

/** A choice in its colour. */
export interface ShownChoice {
  readonly name: string;
  readonly color: string;
}

const Choice = z.object({ name: z.string(), color: z.string().default('default') });
const Texts = z.array(z.object({ plain_text: z.string() }));
const Dates = z.object({ start: z.string(), end: z.string().nullish() });
const Person = z.object({ name: z.string().nullish(), id: z.string() });
const People = z.array(Person).catch([]);
const Links = z.array(z.object({ id: z.string() })).catch([]);
const Files = z.array(z.object({ name: z.string() })).catch([]);
const UniqueId = z.object({ prefix: z.string().nullable(), number: z.number().nullable() });
const Inner = z
  .looseObject({ type: z.string() })
  .transform((held) => ({ type: held.type, value: held[held.type] }));
const empty: ShownValue = { kind: 'text', text: '' };

interface Showing {
  readonly format: string | undefined;
  readonly records: Workspace['records'];
}

/** How a property's value looks; empty for one that is not there. */
export function showValue(
  property: Property,
  held: Held | undefined,
  records: Workspace['records'],
): ShownValue {
  if (held === undefined) return empty;
  const format = property.type === 'number' ? property.format : undefined;
  return showHeld(held, { format, records });
}

function showHeld({ type, value }: Held, showing: Showing): ShownValue {
  switch (type) {
    case 'number':
      return typeof value === 'number'
        ? { kind: 'number', text: showNumber(value, showing.format), number: value }
        : empty;
    case 'checkbox':
    case 'boolean':
      return { kind: 'checkbox', isOn: value === true };
    case 'select':
    case 'status':
      return { kind: 'choices', choices: Choice.array().catch([]).parse([value]) };
    case 'multi_select':
      return { kind: 'choices', choices: Choice.array().catch([]).parse(value) };
    case 'people':
      return { kind: 'people', text: People.parse(value).map(personName).join(', ') };
    case 'created_by':
    case 'last_edited_by':
      return { kind: 'people', text: personName(Person.safeParse(value).data) };
    case 'relation':
      return { kind: 'links', titles: Links.parse(value).map(({ id }) => nameOf(showing.records, id)) };
    case 'formula':
    case 'rollup': {
      const inner = Inner.safeParse(value);
      return inner.success ? showHeld(inner.data, showing) : empty;
    }
    case 'array':
      return { kind: 'text', text: arrayText(value, showing) };
    default:
      return { kind: 'text', text: plainText(type, value) };
  }
}

function arrayText(value: unknown, showing: Showing): string {
  const items = Inner.array().catch([]).parse(value);
  return items
    .map((item) => textOf(showHeld(item, showing)))
    .filter((text) => text !== '')
    .join(', ');
}

function personName(person: z.infer<typeof Person> | undefined): string {
  return person?.name ?? person?.id ?? '';
}

function plainText(type: string, value: unknown): string {
  const texts = Texts.safeParse(value);
  if (texts.success) return texts.data.map((text) => text.plain_text).join('');
  switch (type) {
    case 'date':
      return dateText(value);
    case 'created_time':
    case 'last_edited_time':
      return typeof value === 'string' ? momentText(value) : '';
    case 'unique_id': {
      const id = UniqueId.safeParse(value).data;
      return [id?.prefix, id?.number].filter((part) => part !== null && part !== undefined).join('-');
    }
    case 'files':
      return Files.parse(value)
        .map(({ name }) => name)
        .join(', ');
    case 'verification':
      return z.object({ state: z.string() }).safeParse(value).data?.state ?? '';
    case 'place':
      return z.object({ name: z.string() }).safeParse(value).data?.name ?? '';
    default:
      return typeof value === 'string' ? value : '';
  }
}

function dateText(value: unknown): string {
  const date = Dates.safeParse(value);
  if (!date.success) return '';
  const { start, end } = date.data;
  return typeof end === 'string' ? `${momentText(start)} → ${momentText(end)}` : momentText(start);
}

function momentText(moment: string): string {
  return moment.replace(/T(\d{2}:\d{2}).*$/, ' $1');
}

/** A shown value as plain words, for names and for cards. */
export function textOf(shown: ShownValue): string {
  switch (shown.kind) {
    case 'checkbox':
      return shown.isOn ? 'Yes' : 'No';
    case 'choices':
      return shown.choices.map(({ name }) => name).join(', ');
    case 'links':
      return shown.titles.join(', ');
    default:
      return shown.text;
  }
}

/** The number behind a shown value, for charts; undefined where there is none. */
export function numberOf(shown: ShownValue): number | undefined {
  if (shown.kind === 'checkbox') return shown.isOn ? 1 : 0;
  return shown.kind === 'number' ? shown.number : undefined;
}
