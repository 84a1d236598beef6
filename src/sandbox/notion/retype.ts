import type { ApiContext } from './api-context.ts';
import type { Property, StoredValue } from './property.ts';
import type { DataSourceRecord } from './records.ts';
import { plainText, richTextOf } from './rich-text.ts';

/**
 * Carries the values of every row over to a property's new type where their text can be read as one; the rest becomes empty.
 * from documents: what Notion converts is not written down; text, number, checkbox and choices are what people rely on.
 */
export function adoptType(
  dataSource: DataSourceRecord,
  change: { before: Property; after: Property },
  context: ApiContext,
): void {
  const { before, after } = change;
  for (const page of context.records.list('page', dataSource.id)) {
    const { [before.id]: old, ...others } = page.values;
    if (old === undefined) continue;
    const converted = convert(textOf(old, before), after);
    context.records.put({
      ...page,
      values: converted === undefined ? others : { ...others, [after.id]: converted },
    });
  }
}

function textOf(value: StoredValue, property: Property): string {
  switch (value.type) {
    case 'title':
    case 'rich_text':
      return plainText(value.text);
    case 'number':
      return value.number === null ? '' : String(value.number);
    case 'checkbox':
      return value.checkbox ? 'Yes' : 'No';
    case 'url':
    case 'email':
    case 'phone_number':
      return value.text ?? '';
    case 'date':
      return value.date?.start ?? '';
    case 'select':
    case 'status':
      return optionNames(property, value.optionId === null ? [] : [value.optionId]);
    case 'multi_select':
      return optionNames(property, value.optionIds);
    case 'people':
    case 'relation':
    case 'files':
    case 'unique_id':
    case 'place':
    case 'verification':
      return '';
  }
}

function optionNames(property: Property, ids: readonly string[]): string {
  if (!('options' in property)) return '';
  return property.options
    .filter((option) => ids.includes(option.id))
    .map((option) => option.name)
    .join(', ');
}

function convert(text: string, property: Property): StoredValue | undefined {
  if (text === '') return undefined;
  switch (property.type) {
    case 'rich_text':
      return { type: 'rich_text', text: richTextOf(text) };
    case 'url':
    case 'email':
    case 'phone_number':
      return { type: property.type, text };
    case 'number': {
      const number = Number(text.replaceAll(',', ''));
      return Number.isFinite(number) ? { type: 'number', number } : undefined;
    }
    case 'checkbox':
      return { type: 'checkbox', checkbox: text === 'Yes' || text === 'true' };
    case 'select':
    case 'status': {
      const option = property.options.find((one) => one.name === text);
      return option === undefined ? undefined : { type: property.type, optionId: option.id };
    }
    case 'multi_select': {
      const names = text.split(', ');
      return {
        type: 'multi_select',
        optionIds: property.options.filter((one) => names.includes(one.name)).map((one) => one.id),
      };
    }
    default:
      return undefined;
  }
}
