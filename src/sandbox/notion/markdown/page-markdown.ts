import type { ApiContext } from '../api-context.ts';
import { childrenOf } from '../child-place.ts';
import { isObject } from '../field.ts';
import { undashedId } from '../notion-id.ts';
import { titleOf } from '../page-title.ts';
import type { BlockRecord } from '../records.ts';
import { inlineMarkdown, shortColor } from './inline-markdown.ts';

/**
 * What lies under a page or block as Notion's markdown: a line a block, nested ones indented by a tab. Only headings and
 * paragraphs were seen in recorded traffic.
 * from documents: https://developers.notion.com/reference/retrieve-page-markdown
 */
export function pageMarkdown(parentId: string, context: ApiContext): string {
  return childrenOf(parentId, context)
    .map((block) => blockMarkdown(block, context))
    .join('\n');
}

/** The ids of the blocks that markdown has no words for. */
export function unknownBlocks(parentId: string, context: ApiContext): string[] {
  return childrenOf(parentId, context).flatMap((block) => [
    ...(isUnknown(block) ? [block.id] : []),
    ...(holdsOwnContent(block) ? [] : unknownBlocks(block.id, context)),
  ]);
}

const unknownTypes = ['bookmark', 'embed', 'breadcrumb', 'template', 'link_to_page', 'tab'];

function isUnknown({ type }: BlockRecord): boolean {
  return unknownTypes.includes(type);
}

function holdsOwnContent({ type }: BlockRecord): boolean {
  return type === 'child_page' || type === 'child_database';
}

/** A block with what is in it. */
export function blockMarkdown(block: BlockRecord, context: ApiContext): string {
  const { content, type } = block;
  const text = inlineMarkdown(content.rich_text);
  const inside = holdsOwnContent(block) ? '' : indented(pageMarkdown(block.id, context));
  const color = shortColor(content.color);
  const attributes = color === undefined ? '' : ` color="${color}"`;
  const ending = color === undefined ? '' : ` {color="${color}"}`;
  function line(prefix: string): string {
    return join(`${prefix}${text}${ending}`, inside);
  }
  switch (type) {
    case 'paragraph':
      return text === '' && inside === '' ? '<empty-block/>' : line('');
    case 'heading_1':
    case 'heading_2':
    case 'heading_3':
    case 'heading_4':
      return join(`${'#'.repeat(Number(type.at(-1)))} ${text}${headingEnding(content, color)}`, inside);
    case 'bulleted_list_item':
      return line('- ');
    case 'numbered_list_item':
      return line('1. ');
    case 'to_do':
      return line(`- [${content.checked === true ? 'x' : ' '}] `);
    case 'quote':
      return line('> ');
    case 'toggle':
      return tagged('details', attributes, join(`<summary>${text}</summary>`, inside));
    case 'callout':
      return tagged('callout', `${iconAttribute(content.icon)}${attributes}`, join(`\t${text}`, inside));
    case 'code':
      return `\`\`\`${String(content.language)}\n${plainOf(content.rich_text)}\n\`\`\``;
    case 'equation':
      return `$$\n${String(content.expression)}\n$$`;
    case 'divider':
      return '---';
    case 'table':
      return tableMarkdown(block, context);
    case 'column_list':
      return tagged('columns', '', inside);
    case 'column':
      return tagged('column', '', inside);
    case 'synced_block':
      return tagged('synced_block', ` url="${blockUrl(block.id)}"`, inside);
    case 'table_of_contents':
      return `<table_of_contents${attributes}/>`;
    case 'image':
      return `![${inlineMarkdown(content.caption)}](${fileUrl(content)})${ending}`;
    case 'video':
    case 'audio':
    case 'file':
    case 'pdf':
      return `<${type} src="${fileUrl(content)}"${attributes}>${inlineMarkdown(content.caption)}</${type}>`;
    case 'child_page':
      return `<page url="${blockUrl(block.id)}">${titleOf(context.records, block.id) ?? ''}</page>`;
    case 'child_database':
      return databaseMarkdown(block, context);
    default:
      return `<unknown url="${blockUrl(block.id)}" alt="${type}"/>`;
  }
}

function headingEnding(content: Record<string, unknown>, color: string | undefined): string {
  const parts = [
    ...(content.is_toggleable === true ? ['toggle="true"'] : []),
    ...(color === undefined ? [] : [`color="${color}"`]),
  ];
  return parts.length === 0 ? '' : ` {${parts.join(' ')}}`;
}

function databaseMarkdown(block: BlockRecord, context: ApiContext): string {
  const database = context.records.get('database', block.id);
  const [source] = context.records.list('data_source', block.id);
  const inline = database?.isInline === true ? 'true' : 'false';
  const from = source === undefined ? '' : ` data-source-url="collection://${source.id}"`;
  return `<database url="${blockUrl(block.id)}" inline="${inline}"${iconAttribute(database?.icon)}${from}>${titleOf(context.records, block.id) ?? ''}</database>`;
}

function tableMarkdown(block: BlockRecord, context: ApiContext): string {
  const { has_column_header: hasColumnHeader, has_row_header: hasRowHeader } = block.content;
  const rows = childrenOf(block.id, context).map(({ content: { cells } }) => {
    const shown = Array.isArray(cells)
      ? cells.map((cell) => `\t\t<td>${inlineMarkdown(cell)}</td>`).join('\n')
      : '';
    return `\t<tr>\n${shown}\n\t</tr>`;
  });
  const attributes = `${hasColumnHeader === true ? ' header-row="true"' : ''}${hasRowHeader === true ? ' header-column="true"' : ''}`;
  return tagged('table', attributes, rows.join('\n'));
}

function iconAttribute(icon: unknown): string {
  return isObject(icon) && typeof icon.emoji === 'string' ? ` icon="${icon.emoji}"` : '';
}

function fileUrl(content: Record<string, unknown>): string {
  const file = isObject(content.external) ? content.external : content.file;
  return isObject(file) ? String(file.url) : '';
}

function plainOf(pieces: unknown): string {
  if (!Array.isArray(pieces)) return '';
  return pieces
    .map((piece: unknown) =>
      isObject(piece) && typeof piece.plain_text === 'string' ? piece.plain_text : '',
    )
    .join('');
}

function blockUrl(id: string): string {
  return `https://app.notion.com/p/${undashedId(id)}`;
}

function tagged(name: string, attributes: string, inside: string): string {
  return `${join(`<${name}${attributes}>`, inside)}\n</${name}>`;
}

function join(head: string, inside: string): string {
  return inside === '' ? head : `${head}\n${inside}`;
}

function indented(text: string): string {
  return text === '' ? '' : text.replaceAll(/^/gm, '\t');
}
