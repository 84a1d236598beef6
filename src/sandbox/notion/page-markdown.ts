import type { ApiContext } from './api-context.ts';
import { childrenOf } from './child-place.ts';
import { isObject } from './field.ts';
import { titleOf } from './page-title.ts';
import type { BlockRecord } from './records.ts';

/** A page's blocks as markdown, a line a block, nested ones indented by a tab. */
export function pageMarkdown(pageId: string, context: ApiContext): string {
  return linesUnder(pageId, { indent: '' }, context).join('\n');
}

function linesUnder(parentId: string, place: { indent: string }, context: ApiContext): string[] {
  return childrenOf(parentId, context).flatMap((block) => [
    `${place.indent}${lineOf(block, context)}`,
    ...(block.type === 'child_page' ? [] : linesUnder(block.id, { indent: `${place.indent}\t` }, context)),
  ]);
}

function lineOf(block: BlockRecord, context: ApiContext): string {
  const text = textOf(block.content.rich_text);
  const level = /^heading_(\d)$/.exec(block.type)?.[1];
  if (level !== undefined) return `${'#'.repeat(Number(level))} ${text}`;
  switch (block.type) {
    case 'bulleted_list_item':
    case 'toggle':
      return `- ${text}`;
    case 'numbered_list_item':
      return `1. ${text}`;
    case 'to_do':
      return `- [${block.content.checked === true ? 'x' : ' '}] ${text}`;
    case 'quote':
    case 'callout':
      return `> ${text}`;
    case 'code':
      return `\`\`\`${String(block.content.language)}\n${text}\n\`\`\``;
    case 'divider':
      return '---';
    case 'child_page':
    case 'child_database':
      return titleOf(context.records, block.id) ?? '';
    default:
      return text;
  }
}

function textOf(pieces: unknown): string {
  if (!Array.isArray(pieces)) return '';
  return pieces
    .map((piece: unknown) =>
      isObject(piece) && typeof piece.plain_text === 'string' ? piece.plain_text : '',
    )
    .join('');
}
