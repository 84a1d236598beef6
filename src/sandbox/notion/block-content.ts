import type { ApiContext } from './api-context.ts';
import { attachedFile } from './attached-file.ts';
import {
  at,
  isAbsent,
  isObject,
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
import { codeLanguages } from './code-language.ts';
import { readLastingIcon } from './icon.ts';
import { validationError } from './notion-error.ts';
import { readRichTexts, readTextColor } from './rich-text.ts';

/** What a block type holds: its keys in the order in which Notion answers them, and whether blocks go inside. */
interface BlockType {
  parts: readonly Part[];
  canHold: boolean;
}

interface Part {
  key: string;
  /** Reads what was sent; only asked when something was. */
  read: (field: Field, context: ApiContext) => unknown;
  /** The value when nothing was sent; undefined when something has to be. */
  otherwise?: unknown;
  /** Left out of the answer when nothing was sent. */
  isOptional?: boolean;
}

const text: Part = { key: 'rich_text', read: readRichTexts };
const color: Part = { key: 'color', read: readTextColor, otherwise: 'default' };
const icon: Part = { key: 'icon', read: readLastingIcon, otherwise: null };
const caption: Part = { key: 'caption', read: readRichTexts, otherwise: [] };
function flag(key: string): Part {
  return { key, read: readBoolean, otherwise: false };
}
const url: Part = { key: 'url', read: (field) => readString(field, { max: 2000 }) };

const listItem: BlockType = { parts: [text, color], canHold: true };
const heading: BlockType = { parts: [text, flag('is_toggleable'), color], canHold: true };
const empty: BlockType = { parts: [], canHold: false };
const media: BlockType = { parts: [caption], canHold: false };

/** The block types that a request may create. from documents, but for paragraphs. */
const blockTypes: Readonly<Record<string, BlockType>> = {
  paragraph: { parts: [text, icon, color], canHold: true },
  heading_1: heading,
  heading_2: heading,
  heading_3: heading,
  heading_4: heading,
  bulleted_list_item: listItem,
  numbered_list_item: {
    parts: [
      text,
      color,
      { key: 'list_start_index', read: readNumber, isOptional: true },
      { key: 'list_format', read: (field) => readString(field), isOptional: true },
    ],
    canHold: true,
  },
  to_do: { parts: [text, flag('checked'), color], canHold: true },
  toggle: listItem,
  // from documents: what Notion's app calls a template button.
  template: { parts: [text], canHold: true },
  quote: listItem,
  callout: { parts: [text, icon, color], canHold: true },
  code: {
    parts: [
      caption,
      text,
      { key: 'language', read: (field) => readOneOf(field, codeLanguages), otherwise: 'plain text' },
    ],
    canHold: false,
  },
  equation: {
    parts: [{ key: 'expression', read: (field) => readString(field, { max: 1000 }) }],
    canHold: false,
  },
  divider: empty,
  breadcrumb: empty,
  table_of_contents: { parts: [color], canHold: false },
  bookmark: { parts: [caption, url], canHold: false },
  embed: { parts: [caption, { ...url, isOptional: true }], canHold: false },
  image: media,
  video: media,
  pdf: media,
  audio: media,
  file: media,
  link_to_page: empty,
  table: {
    parts: [{ key: 'table_width', read: readNumber }, flag('has_column_header'), flag('has_row_header')],
    canHold: true,
  },
  table_row: {
    parts: [
      { key: 'cells', read: (field, context) => itemsOf(field).map((cell) => readRichTexts(cell, context)) },
    ],
    canHold: false,
  },
  column_list: { parts: [], canHold: true },
  column: { parts: [{ key: 'width_ratio', read: readNumber, isOptional: true }], canHold: true },
  tab: { parts: [], canHold: true },
  synced_block: { parts: [{ key: 'synced_from', read: readSyncedFrom, otherwise: null }], canHold: true },
};

const MAX_FILE_NAME = 900;
const fileTypes = ['image', 'video', 'pdf', 'audio', 'file'];

export const blockTypeNames = Object.keys(blockTypes);

/** Reads the content of a new block of a type. `children` is for the caller. */
export function readBlockContent(field: Field, type: string, context: ApiContext): Record<string, unknown> {
  const blockType = blockTypes[type];
  if (blockType === undefined) throw refusal(field, 'not present');
  readObject(field, keysOf(type, blockType));
  const content: Record<string, unknown> = {};
  for (const part of blockType.parts) {
    const sent = at(field, part.key);
    if (isAbsent(sent) && part.isOptional === true) continue;
    content[part.key] =
      isAbsent(sent) && part.otherwise !== undefined ? part.otherwise : part.read(sent, context);
  }
  return { ...content, ...readReference(field, type, context) };
}

/** Reads an edit of a block: the parts that were sent over those it has. */
export function editedBlockContent(
  field: Field,
  block: { type: string; content: Record<string, unknown> },
  context: ApiContext,
): Record<string, unknown> {
  const blockType = blockTypes[block.type];
  if (blockType === undefined) throw refusal(field, 'not present');
  readObject(field, keysOf(block.type, blockType));
  const content = { ...block.content };
  for (const part of blockType.parts) {
    const sent = at(field, part.key);
    if (!isAbsent(sent)) content[part.key] = part.read(sent, context);
  }
  const hasReference = ['external', 'file_upload', 'page_id', 'database_id'].some(
    (key) => !isAbsent(at(field, key)),
  );
  if (block.type === 'file' && !isAbsent(at(field, 'name')))
    content.name = readString(at(field, 'name'), { max: MAX_FILE_NAME });
  if (!hasReference) return content;
  const { external: _external, file: _file, type: _type, ...rest } = content;
  return { ...rest, ...readReference(field, block.type, context) };
}

export function canHoldBlocks(type: string): boolean {
  return blockTypes[type]?.canHold ?? false;
}

function keysOf(type: string, blockType: BlockType): string[] {
  const keys = blockType.parts.map((part) => part.key);
  if (blockType.canHold) keys.push('children');
  if (fileTypes.includes(type)) keys.push('type', 'external', 'file_upload', 'file');
  if (type === 'file') keys.push('name');
  if (type === 'embed') keys.push('type', 'file_upload');
  if (type === 'link_to_page') keys.push('type', 'page_id', 'database_id', 'comment_id');
  return keys;
}

/** The file or page a block points to. */
function readReference(field: Field, type: string, context: ApiContext): Record<string, unknown> {
  if (fileTypes.includes(type)) {
    const file = readFileReference(field, type, context);
    return type === 'file' ? { ...file, name: readFileName(field, file) } : file;
  }
  // from documents: an uploaded page of HTML can be embedded.
  if (type === 'embed' && !isAbsent(at(field, 'file_upload'))) {
    const { file } = attachedFile(at(at(field, 'file_upload'), 'id'), context);
    return { url: isObject(file) ? file.url : '' };
  }
  if (type !== 'link_to_page') return {};
  const key = (['page_id', 'database_id', 'comment_id'] as const).find(
    (candidate) => !isAbsent(at(field, candidate)),
  );
  if (key === undefined) throw missingAlternatives(field, ['page_id', 'database_id', 'comment_id']);
  return { type: key, [key]: readId(at(field, key)) };
}

function readFileReference(field: Field, type: string, context: ApiContext): Record<string, unknown> {
  if (!isAbsent(at(field, 'external'))) {
    const url = readString(at(at(field, 'external'), 'url'), { max: 2000 });
    assertAddress(url, type);
    return { type: 'external', external: { url } };
  }
  if (!isAbsent(at(field, 'file_upload'))) return attachedFile(at(at(field, 'file_upload'), 'id'), context);
  throw missingAlternatives(field, ['external', 'file_upload']);
}

function assertAddress(url: string, type: string): void {
  if (/^https?:\/\//i.test(url) && URL.canParse(url)) return;
  throw validationError(`Content creation Failed. Fix the following: \nInvalid ${type} url.`);
}

/** A file block has a name; without one it is the end of the file's address. */
function readFileName(field: Field, file: Record<string, unknown>): string {
  if (!isAbsent(at(field, 'name'))) return readString(at(field, 'name'), { max: MAX_FILE_NAME });
  const address = isObject(file.external) && typeof file.external.url === 'string' ? file.external.url : '';
  return (
    address
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) ?? ''
  );
}

function readSyncedFrom(field: Field): unknown {
  if (field.value === null) return null;
  return { type: 'block_id', block_id: readId(at(field, 'block_id')) };
}
