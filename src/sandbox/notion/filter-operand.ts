import type { Property } from './property.ts';
import type { PageRecord } from './records.ts';
import { minuteStamp } from './timestamp.ts';

/** The keys a property filter can have. */
export const filterTypes = [
  'title',
  'rich_text',
  'number',
  'checkbox',
  'select',
  'multi_select',
  'status',
  'date',
  'people',
  'files',
  'url',
  'email',
  'phone_number',
  'relation',
  'created_by',
  'created_time',
  'last_edited_by',
  'last_edited_time',
  'formula',
  'unique_id',
  'rollup',
  'verification',
] as const;

export type FilterType = (typeof filterTypes)[number];

/** What a condition looks at. from documents: options stand with id and name, because a filter may use either. */
export type Operand =
  | { kind: 'text'; text: string }
  | { kind: 'number'; number: number | undefined }
  | { kind: 'checkbox'; checked: boolean }
  | { kind: 'options'; options: { id: string; name: string }[] }
  | { kind: 'date'; date: { start: string; end: string | null } | undefined }
  | { kind: 'ids'; ids: readonly string[] }
  | { kind: 'files'; count: number }
  | { kind: 'verification'; state: string };

/** The operand of a row under a stored property; formulas and rollups are read elsewhere. */
export function operandOf(row: PageRecord, property: Property): Operand {
  const value = row.values[property.id];
  switch (property.type) {
    case 'title':
    case 'rich_text':
      return {
        kind: 'text',
        text:
          value?.type === 'title' || value?.type === 'rich_text'
            ? value.text.map((text) => text.plain_text).join('')
            : '',
      };
    case 'url':
    case 'email':
    case 'phone_number':
      return {
        kind: 'text',
        text:
          value?.type === property.type && 'text' in value && typeof value.text === 'string'
            ? value.text
            : '',
      };
    case 'number':
      return { kind: 'number', number: value?.type === 'number' ? (value.number ?? undefined) : undefined };
    case 'unique_id':
      return { kind: 'number', number: value?.type === 'unique_id' ? value.number : undefined };
    case 'checkbox':
      return { kind: 'checkbox', checked: value?.type === 'checkbox' && value.checkbox };
    case 'select':
    case 'status': {
      const id = value?.type === 'select' || value?.type === 'status' ? value.optionId : null;
      return { kind: 'options', options: property.options.filter((option) => option.id === id) };
    }
    case 'multi_select': {
      const ids = value?.type === 'multi_select' ? value.optionIds : [];
      return { kind: 'options', options: property.options.filter((option) => ids.includes(option.id)) };
    }
    case 'date':
      return { kind: 'date', date: value?.type === 'date' ? (value.date ?? undefined) : undefined };
    case 'created_time':
      return { kind: 'date', date: { start: minuteStamp(row.createdAt), end: null } };
    case 'last_edited_time':
      return { kind: 'date', date: { start: minuteStamp(row.editedAt), end: null } };
    case 'created_by':
      return { kind: 'ids', ids: [row.createdBy] };
    case 'last_edited_by':
      return { kind: 'ids', ids: [row.editedBy] };
    case 'people':
      return { kind: 'ids', ids: value?.type === 'people' ? value.userIds : [] };
    case 'relation':
      return { kind: 'ids', ids: value?.type === 'relation' ? value.pageIds : [] };
    case 'files':
      return { kind: 'files', count: value?.type === 'files' ? value.files.length : 0 };
    case 'verification':
      return {
        kind: 'verification',
        state: value?.type === 'verification' && value.object !== null ? 'verified' : 'none',
      };
    default:
      return { kind: 'text', text: '' };
  }
}
