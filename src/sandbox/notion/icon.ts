import type { ApiContext } from './api-context.ts';
import {
  at,
  isAbsent,
  isObject,
  missingAlternatives,
  readId,
  readObject,
  readOneOf,
  readString,
  refusal,
} from './field.ts';
import type { Field } from './field.ts';
import { attachedFile } from './attached-file.ts';

const iconColors = [
  'gray',
  'lightgray',
  'brown',
  'yellow',
  'orange',
  'green',
  'blue',
  'purple',
  'pink',
  'red',
] as const;

type Icon = Record<string, unknown>;

/** Reads an icon of what cannot lose it through the API: a block or a database. */
export function readLastingIcon(field: Field, context: ApiContext): Icon | null {
  readObject(field);
  return readIcon(field, context);
}

/** Reads an icon (emoji, external or uploaded file, custom emoji, named icon); null removes it. */
export function readIcon(field: Field, context: ApiContext): Icon | null {
  if (field.value === null) return null;
  if (!isObject(field.value)) throw refusal(field, ['an object', '`null`']);
  readObject(field, ['type', 'emoji', 'external', 'file_upload', 'file', 'custom_emoji', 'icon']);
  if (!isAbsent(at(field, 'emoji')))
    return { type: 'emoji', emoji: readString(at(field, 'emoji'), { min: 1 }) };
  if (!isAbsent(at(field, 'icon'))) {
    // from documents: Notion's own named icons.
    const named = at(field, 'icon');
    const color = isAbsent(at(named, 'color')) ? 'gray' : readOneOf(at(named, 'color'), iconColors);
    return { type: 'icon', icon: { name: readString(at(named, 'name')), color } };
  }
  if (!isAbsent(at(field, 'custom_emoji'))) {
    return { type: 'custom_emoji', custom_emoji: customEmoji(at(field, 'custom_emoji')) };
  }
  return readFileReference(field, { context, also: ['emoji', 'custom_emoji', 'icon'] });
}

/** from documents: an emoji of a workspace's own, named in a request by its id. */
export function customEmoji(field: Field): { id: string; name: string; url: string } {
  const id = readId(at(field, 'id'));
  const [name, url] = ['name', 'url'].map((key) => at(field, key));
  return {
    id,
    name: name === undefined || isAbsent(name) ? 'custom' : readString(name),
    url: url === undefined || isAbsent(url) ? `https://example.com/custom-emoji/${id}.png` : readString(url),
  };
}

/** Reads a cover: an external or an uploaded file; null removes it. */
export function readCover(field: Field, context: ApiContext): Icon | null {
  if (field.value === null) return null;
  readObject(field, ['type', 'external', 'file_upload', 'file']);
  return readFileReference(field, { context, also: [] });
}

function readFileReference(field: Field, options: { context: ApiContext; also: string[] }): Icon {
  if (!isAbsent(at(field, 'external'))) {
    return {
      type: 'external',
      external: { url: readString(at(at(field, 'external'), 'url'), { max: 2000 }) },
    };
  }
  if (!isAbsent(at(field, 'file_upload')))
    return attachedFile(at(at(field, 'file_upload'), 'id'), options.context);
  throw missingAlternatives(field, [...options.also, 'external', 'file_upload']);
}
