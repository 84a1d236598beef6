import type { ApiContext } from './api-context.ts';
import { attachedFile } from './attached-file.ts';
import { readDate } from './date-value.ts';
import {
  at,
  isAbsent,
  itemsOf,
  missingAlternatives,
  readBoolean,
  readId,
  readNumber,
  readObject,
  readOneOf,
  readString,
  refusal,
} from './field.ts';
import type { Field } from './field.ts';
import { isShared } from './find.ts';
import { objectNotFound, validationError } from './notion-error.ts';
import { inventedOption, readOptionName } from './option-list.ts';
import { optionColors, propertyTypes } from './property.ts';
import type { Option, Property, StoredValue } from './property.ts';
import { readRichTexts } from './rich-text.ts';

const MAX_SHORT_TEXT = 200;
const MAX_URL = 2000;

/** A value as read, with the property when the write brought new options into being. */
export interface ReadValue {
  value: StoredValue;
  property: Property;
}

/** Reads what a page request puts under a property; `body.properties.<name>` is the field. */
export function readPageValue(field: Field, property: Property, context: ApiContext): ReadValue {
  const inner = valueField(field, property);
  if (property.type === 'select' || property.type === 'multi_select' || property.type === 'status') {
    return readOptions(inner, property, context);
  }
  return { property, value: readPlainValue(inner, property, context) };
}

function valueField(field: Field, property: Property): Field {
  // A bare array stands for the value itself; clients send titles that way.
  if (Array.isArray(field.value)) return field;
  const body = readObject(field);
  const sent = propertyTypes.find((type) => Object.hasOwn(body, type));
  if (sent === undefined)
    throw missingAlternatives(field, [
      'title',
      'rich_text',
      'number',
      'url',
      'select',
      'multi_select',
      'people',
      'email',
      'phone_number',
      'date',
      'checkbox',
      'relation',
      'files',
      'status',
      'place',
      'verification',
    ]);
  if (sent !== property.type) throw validationError(`${property.name} is expected to be ${property.type}.`);
  readObject(field, ['id', 'type', 'has_more', sent]);
  return at(field, sent);
}

function readPlainValue(field: Field, property: Property, context: ApiContext): StoredValue {
  switch (property.type) {
    case 'title':
    case 'rich_text':
      return { type: property.type, text: readRichTexts(field, context) };
    case 'number':
      if (field.value !== null && typeof field.value !== 'number')
        throw refusal(field, ['a number', '`null`']);
      return { type: 'number', number: field.value === null ? null : readNumber(field) };
    case 'checkbox':
      return { type: 'checkbox', checkbox: readBoolean(field) };
    case 'url':
    case 'email':
    case 'phone_number': {
      const max = property.type === 'url' ? MAX_URL : MAX_SHORT_TEXT;
      return { type: property.type, text: field.value === null ? null : readString(field, { max }) };
    }
    case 'date':
      return { type: 'date', date: field.value === null ? null : readDate(field) };
    case 'people':
      return {
        type: 'people',
        userIds: [...new Set(itemsOf(field).map((item) => readUserId(item, context)))],
      };
    case 'relation':
      return { type: 'relation', pageIds: readLinks(field, property.dataSourceId, context) };
    case 'files':
      return { type: 'files', files: itemsOf(field).map((item) => readFile(item, context)) };
    case 'place':
      return { type: 'place', object: field.value === null ? null : readPlace(field) };
    case 'verification':
      return { type: 'verification', object: readVerification(field) };
    default:
      // from documents: computed types cannot be written.
      throw validationError(
        `${property.name} is a read-only property of type ${property.type} and cannot be updated.`,
      );
  }
}

function readUserId(field: Field, context: ApiContext): string {
  readObject(field);
  const id = readId(at(field, 'id'));
  if (context.records.get('user', id) === undefined)
    throw objectNotFound({ noun: 'user', id }, context.connection);
  return id;
}

function readLinks(field: Field, dataSourceId: string, context: ApiContext): string[] {
  const ids = itemsOf(field).map((item) => {
    readObject(item);
    return readId(at(item, 'id'));
  });
  for (const id of ids) {
    const page = context.records.get('page', id);
    if (page === undefined || !isShared(id, context))
      throw objectNotFound({ noun: 'page', id }, context.connection);
    // from documents: a relation takes pages of its own data source only.
    if (page.parent.type !== 'data_source_id' || page.parent.id !== dataSourceId) {
      throw validationError(
        `Page with ID ${id} is not a page in the data source that this relation points to.`,
      );
    }
  }
  return [...new Set(ids)];
}

function readFile(field: Field, context: ApiContext): Record<string, unknown> {
  readObject(field, ['type', 'name', 'external', 'file', 'file_upload']);
  const sentName = at(field, 'name');
  if (!isAbsent(at(field, 'file_upload'))) {
    const idField = at(at(field, 'file_upload'), 'id');
    const file = attachedFile(idField, context);
    const filename = context.records.get('file_upload', readId(idField))?.filename ?? 'file';
    return { name: isAbsent(sentName) ? filename : readString(sentName, { max: 100 }), ...file };
  }
  const name = readString(sentName, { max: 100 });
  if (!isAbsent(at(field, 'external'))) {
    return {
      name,
      type: 'external',
      external: { url: readString(at(at(field, 'external'), 'url'), { max: MAX_URL }) },
    };
  }
  if (isAbsent(at(field, 'file'))) throw missingAlternatives(field, ['external', 'file', 'file_upload']);
  return {
    name,
    type: 'file',
    file: { ...readObject(at(field, 'file')), url: readString(at(at(field, 'file'), 'url')) },
  };
}

/** from documents */
function readPlace(field: Field): Record<string, unknown> {
  const texts = ['name', 'address', 'aws_place_id', 'google_place_id'] as const;
  readObject(field, ['lat', 'lon', ...texts]);
  const entries = texts.map((key) => {
    const text = at(field, key);
    return [key, isAbsent(text) || text.value === null ? null : readString(text)];
  });
  return {
    lat: readNumber(at(field, 'lat')),
    lon: readNumber(at(field, 'lon')),
    ...Object.fromEntries(entries),
  };
}

/** from documents */
function readVerification(field: Field): Record<string, unknown> | null {
  const state = readOneOf(at(field, 'state'), ['verified', 'unverified'] as const);
  if (state === 'unverified') return null;
  const date = at(field, 'date');
  return { state, date: isAbsent(date) ? null : readDate(date) };
}

function readOptions(
  field: Field,
  property: Extract<Property, { type: 'select' | 'multi_select' | 'status' }>,
  context: ApiContext,
): ReadValue {
  if (property.type !== 'multi_select') {
    if (field.value === null) return { property, value: { type: property.type, optionId: null } };
    const option = readOption(field, property, context);
    return { property: withOption(property, option), value: { type: property.type, optionId: option.id } };
  }
  let known = property;
  const optionIds = itemsOf(field).map((item) => {
    const option = readOption(item, known, context);
    known = { ...known, options: optionsWith(known.options, option) };
    return option.id;
  });
  return { property: known, value: { type: 'multi_select', optionIds: [...new Set(optionIds)] } };
}

function readOption(
  field: Field,
  property: Extract<Property, { type: 'select' | 'multi_select' | 'status' }>,
  context: ApiContext,
): Option {
  readObject(field, ['id', 'name', 'color', 'description']);
  if (!isAbsent(at(field, 'color'))) readOneOf(at(field, 'color'), optionColors);
  const description = at(field, 'description');
  if (!isAbsent(description) && description.value !== null) readString(description);
  const idField = at(field, 'id');
  const noun = property.type === 'status' ? 'Status' : 'Select';
  if (!isAbsent(idField)) {
    const id = readString(idField);
    const byId = property.options.find((option) => option.id === id);
    if (byId !== undefined) return byId;
    if (isAbsent(at(field, 'name'))) throw validationError(`${noun} option with id "${id}" does not exist.`);
  }
  if (isAbsent(at(field, 'name'))) throw missingAlternatives(field, ['id', 'name']);
  const name = readOptionName(at(field, 'name'));
  const byName = property.options.find((option) => option.name === name);
  if (byName !== undefined) return byName;
  if (property.type === 'status')
    throw validationError(`Invalid status option. Status option "${name}" does not exist".`);
  return inventedOption(name, context);
}

function withOption(
  property: Extract<Property, { type: 'select' | 'multi_select' | 'status' }>,
  option: Option,
): Property {
  if (property.type === 'status') return property;
  return { ...property, options: optionsWith(property.options, option) };
}

function optionsWith(options: Option[], option: Option): Option[] {
  return options.some((one) => one.id === option.id) ? options : [...options, option];
}
