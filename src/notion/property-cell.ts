import * as z from 'zod';
import { parseDay } from '../model/day.ts';
import type { Cell } from '../template/row.ts';
import { plainText, RichText } from './rich-text.ts';

/*
 * What a page's property holds, as a cell. A value of another type fails to parse, and so does a date that is none.
 */

const Nothing = z.null().transform((): Cell => undefined);

export const TitleCell = z.object({ title: RichText }).transform(({ title }): Cell => plainText(title));

/** Text, also where a person turned it into a link, an address or a number to call. */
export const TextCell = z.union([
  z.object({ rich_text: RichText }).transform((held): Cell => plainText(held.rich_text)),
  z.object({ url: z.string().min(1).or(Nothing) }).transform((held): Cell => held.url),
  z.object({ email: z.string().min(1).or(Nothing) }).transform((held): Cell => held.email),
  z.object({ phone_number: z.string().min(1).or(Nothing) }).transform((held): Cell => held.phone_number),
]);

export const NumberCell = z
  .object({ number: z.number().nullable() })
  .transform(({ number }): Cell => number ?? undefined);

/** The day as it is written; a time of day and the end of a span say nothing about which day is meant. */
export const DateCell = z
  .object({
    date: z
      .object({
        start: z
          .string()
          .transform((start) => parseDay(start.slice(0, 10)))
          .refine((day) => day !== undefined),
      })
      .nullable(),
  })
  .transform(({ date }): Cell => date?.start);

export const CheckboxCell = z.object({ checkbox: z.boolean() }).transform(({ checkbox }): Cell => checkbox);

/** People by name; one whose name the connection may not see, by id. */
export const PeopleCell = z
  .object({ people: z.array(z.object({ id: z.string(), name: z.string().nullish() })) })
  .transform(({ people }): Cell => listCell(people.map(({ id, name }) => name ?? id)));

export const RelationCell = z
  .object({ relation: z.array(z.object({ id: z.string() })) })
  .transform(({ relation }): Cell => listCell(relation.map(({ id }) => id)));

/** Keys or titles, one a line or parted by commas. */
export const ReferenceCell = TextCell.transform((text): Cell => {
  if (typeof text !== 'string') return undefined;
  return listCell(
    text
      .split(/[,\n]/)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  );
});

const Option = z.object({ id: z.string(), name: z.string() }).nullable();

/** The chosen option, or null. */
export const OptionValue = z.union([
  z.object({ select: Option }).transform(({ select }) => select),
  z.object({ status: Option }).transform(({ status }) => status),
]);

function listCell(items: readonly string[]): Cell {
  return items.length === 0 ? undefined : items;
}
