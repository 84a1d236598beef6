import type { ApiContext } from '../api-context.ts';
import { appendBlocks } from '../block-append.ts';
import { trashBlock } from '../block-requests.ts';
import { childrenOf } from '../child-place.ts';
import { validationError } from '../notion-error.ts';
import type { BlockRecord } from '../records.ts';
import { blockMarkdown } from './page-markdown.ts';
import { parseMarkdown } from './parse-markdown.ts';
import type { MarkdownNode } from './parse-markdown.ts';

/**
 * Makes the content of a page what a text says. Blocks at the beginning and the end that the text leaves as they are stay, with
 * their ids; what is between is made anew, but for the pages and databases that the text still names.
 */
export function writeMarkdown(
  wanted: { pageId: string; markdown: string; mayDelete: boolean },
  context: ApiContext,
): void {
  const { pageId, markdown, mayDelete } = wanted;
  const before = childrenOf(pageId, context);
  const texts = before.map((block) => blockMarkdown(block, context));
  const { first, last, middle } = changedPart(texts, markdown);
  const replaced = before.slice(first, last);
  const nodes = parseMarkdown(middle);
  const kept = new Set(nodes.flatMap((node) => (node.kind === 'existing' ? [node.id] : [])));
  const removed = replaced.filter((block) => !kept.has(block.id));
  const children = removed.filter(({ type }) => type === 'child_page' || type === 'child_database');
  // from documents: the refusal is, its wording is not.
  if (children.length > 0 && !mayDelete) {
    throw validationError(
      `This would delete ${children.length} child pages or databases. Set allow_deleting_content to delete them.`,
    );
  }
  for (const block of removed) trashBlock(block, context);
  const made = append(pageId, nodes, context);
  const existing = new Map(replaced.map((block) => [block.id, block]));
  const between = nodes.flatMap((node): BlockRecord[] => {
    const block = node.kind === 'existing' ? existing.get(node.id) : made.shift();
    return block === undefined ? [] : [block];
  });
  const all = [...before.slice(0, first), ...between, ...before.slice(last)];
  for (const [index, block] of all.entries())
    if (block.order !== index + 1) context.records.put({ ...block, order: index + 1 });
}

function append(pageId: string, nodes: readonly MarkdownNode[], context: ApiContext): BlockRecord[] {
  const blocks = nodes.flatMap((node) => (node.kind === 'block' ? [node.block] : []));
  const children = { path: 'body', value: blocks };
  return appendBlocks(
    { parent: { type: 'page_id', id: pageId }, children, position: undefined, isUnlimited: true },
    context,
  );
}

/** The blocks from `first` up to `last` that a new text does not leave as they are, and what it says in their place. */
function changedPart(
  texts: readonly string[],
  markdown: string,
): { first: number; last: number; middle: string } {
  let start = 0;
  let first = 0;
  while (first < texts.length && isAt(markdown, start, texts[first] ?? '')) {
    start += (texts[first]?.length ?? 0) + 1;
    first += 1;
  }
  let end = markdown.length;
  let last = texts.length;
  while (last > first) {
    const text = texts[last - 1] ?? '';
    const from = end - text.length;
    if (from < start || markdown.slice(from, end) !== text || (from > 0 && markdown[from - 1] !== '\n'))
      break;
    end = Math.max(start, from - 1);
    last -= 1;
  }
  return { first, last, middle: markdown.slice(start, end) };
}

function isAt(markdown: string, start: number, text: string): boolean {
  const end = start + text.length;
  return markdown.startsWith(text, start) && (end === markdown.length || markdown[end] === '\n');
}
