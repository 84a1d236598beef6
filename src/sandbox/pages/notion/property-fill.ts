import * as z from 'zod';
import type { Property } from '../../notion/property.ts';
import type { Fill } from '../open-edit.ts';
import type { Held } from './read-rows.ts';

const Texts = z.array(z.object({ plain_text: z.string() })).catch([]);
const Ids = z.array(z.object({ id: z.string() })).catch([]);
const Names = z.array(z.object({ name: z.string() })).catch([]);
const Dates = z.object({ start: z.string(), end: z.string().nullable() });

/** What a property's editor holds for a value: the controls `value`, or `start` and `end` for a date. */
export function fillOf(property: Property, held: Held | undefined): Fill {
  const value = held?.value;
  switch (property.type) {
    case 'title':
    case 'rich_text':
      return {
        value: [
          Texts.parse(value)
            .map((text) => text.plain_text)
            .join(''),
        ],
      };
    case 'number':
      return { value: [typeof value === 'number' ? typedNumber(value, property.format) : ''] };
    case 'select':
    case 'status':
      return { value: [Names.parse([value])[0]?.name ?? ''], new: [''] };
    case 'multi_select':
      return { value: Names.parse(value).map(({ name }) => name), new: [''] };
    case 'people':
    case 'relation':
      return { value: Ids.parse(value).map(({ id }) => id) };
    case 'date': {
      const date = Dates.safeParse(value).data;
      return { start: [date?.start ?? ''], end: [date?.end ?? ''] };
    }
    default:
      return { value: [typeof value === 'string' ? value : ''] };
  }
}

/** A percentage is typed as people read it. */
function typedNumber(value: number, format: string): string {
  return format === 'percent' ? `${Number((value * 100).toPrecision(12))}%` : String(value);
}
