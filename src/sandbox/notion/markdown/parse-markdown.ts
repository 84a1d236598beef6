import { languageNamed } from '../code-language.ts';
import { idIn, parseInline } from './parse-inline.ts';

/** A block that markdown asks for: a new one as a request describes it, or a page or database that is there already. */
export type MarkdownNode =
  | { kind: 'block'; block: Record<string, unknown> }
  | { kind: 'existing'; id: string };

interface Line {
  indent: number;
  text: string;
}

const MAX_CONTENT = 2000;
const deepest = 20;
const containers = ['details', 'callout', 'columns', 'column', 'table', 'synced_block'];

/**
 * Reads Notion's markdown as blocks. Empty lines mean nothing; an empty paragraph is `<empty-block/>`.
 * from documents: https://developers.notion.com/reference/update-page-markdown
 */
export function parseMarkdown(source: string): MarkdownNode[] {
  return parseLines(
    source.split(/\r?\n/).map((line) => readLine(line)),
    0,
  );
}

/** The blocks alone, as a request holds them. */
export function markdownBlocks(source: string): Record<string, unknown>[] {
  return parseMarkdown(source).flatMap((node) => (node.kind === 'block' ? [node.block] : []));
}

function readLine(line: string): Line {
  const [, space = '', text = ''] = /^([\t ]*)(.*?)\s*$/s.exec(line) ?? [];
  return { indent: space.replaceAll('\t', '    ').length, text };
}

function parseLines(lines: readonly Line[], depth: number): MarkdownNode[] {
  const nodes: MarkdownNode[] = [];
  let next = 0;
  while (next < lines.length) {
    const line = lines[next];
    if (line === undefined) break;
    if (line.text === '') {
      next += 1;
      continue;
    }
    const own = ownLines(lines, next);
    const following = lines.slice(next + own, childrenEnd(lines, next + own, line.indent));
    const inside = depth < deepest ? parseLines(following, depth + 1) : [];
    const node = readNode(lines.slice(next, next + own), depth);
    if (node.kind === 'block' && inside.length > 0 && !takesChildren(node.block)) nodes.push(node, ...inside);
    else nodes.push(withChildren(node, inside));
    next += own + following.length;
  }
  return nodes;
}

/** How many lines a block itself has: up to a closing fence or tag, the lines of a table, or one. */
function ownLines(lines: readonly Line[], start: number): number {
  const { text = '' } = lines[start] ?? {};
  const fence = text.startsWith('```') ? '```' : text === '$$' ? '$$' : undefined;
  if (fence !== undefined) {
    const end = lines.findIndex((line, index) => index > start && line.text === fence);
    return (end === -1 ? lines.length - 1 : end) - start + 1;
  }
  if (isTableLine(text)) {
    const end = lines.findIndex((line, index) => index > start && !isTableLine(line.text));
    return (end === -1 ? lines.length : end) - start;
  }
  const tag = containers.find((name) => new RegExp(`^<${name}[ >]`).test(text));
  if (tag === undefined || text.includes(`</${tag}>`)) return 1;
  let open = 0;
  for (let index = start; index < lines.length; index += 1) {
    const line = lines[index]?.text ?? '';
    if (new RegExp(`^<${tag}[ >]`).test(line)) open += 1;
    if (line.endsWith(`</${tag}>`)) open -= 1;
    if (open === 0) return index - start + 1;
  }
  return 1;
}

function isTableLine(text: string): boolean {
  return text.length > 1 && text.startsWith('|') && text.endsWith('|');
}

/** Where the lines end that are indented further than a block. */
function childrenEnd(lines: readonly Line[], start: number, indent: number): number {
  let end = start;
  for (let index = start; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined || (line.text !== '' && line.indent <= indent)) break;
    if (line.text !== '') end = index + 1;
  }
  return end;
}

function readNode(lines: readonly Line[], depth: number): MarkdownNode {
  const [{ text, indent } = { text: '', indent: 0 }] = lines;
  const body = lines.slice(1, -1);
  if (text.startsWith('```')) return block('code', codeContent(text.slice(3).trim(), verbatim(body, indent)));
  if (text === '$$') return block('equation', { expression: verbatim(body, indent) });
  if (isTableLine(text)) return pipeTable(lines);
  const existing = /^<(?:page|database) url="([^"]*)"/.exec(text);
  if (existing !== null) return { kind: 'existing', id: idIn(existing[1] ?? '') };
  const tag = /^<([a-z_-]+)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*(\/)?>/.exec(text);
  if (tag !== null) {
    const found = readTag({ name: tag[1] ?? '', attributes: tag[2] ?? '', head: tag[0], lines }, depth);
    if (found !== undefined) return found;
  }
  return readSimple(text);
}

function readTag(
  tag: { name: string; attributes: string; head: string; lines: readonly Line[] },
  depth: number,
): MarkdownNode | undefined {
  const { name, attributes, head, lines } = tag;
  const color = colorIn(attributes);
  const first = lines[0]?.text ?? '';
  function inside(): MarkdownNode[] {
    return depth < deepest ? parseLines(lines.slice(1, -1), depth + 1) : [];
  }
  function attribute(key: string): string | undefined {
    return new RegExp(`\\b${key}="([^"]*)"`).exec(attributes)?.[1];
  }
  switch (name) {
    case 'empty-block':
      return block('paragraph', { rich_text: [] });
    case 'table_of_contents':
      return block('table_of_contents', color);
    case 'details': {
      const summary = /<summary>(.*?)<\/summary>/s.exec(lines.map((line) => line.text).join('\n'));
      const content = lines.slice(1, -1).filter((line) => !/^<summary>.*<\/summary>$/.test(line.text));
      const children = depth < deepest ? parseLines(content, depth + 1) : [];
      const toggle = block('toggle', { rich_text: parseInline(summary?.[1] ?? ''), ...color });
      return withChildren(toggle, children);
    }
    case 'callout': {
      const [line, ...rest] =
        lines.length > 1 ? inside() : [readSimple(first.slice(head.length).replace('</callout>', ''))];
      const isText = line?.kind === 'block' && 'paragraph' in line.block;
      const icon = attribute('icon');
      const callout = block('callout', {
        rich_text: isText ? contentOf(line.block).rich_text : [],
        ...(icon === undefined ? {} : { icon: { emoji: icon } }),
        ...color,
      });
      return withChildren(callout, isText || line === undefined ? rest : [line, ...rest]);
    }
    case 'columns':
      return withChildren(block('column_list', { children: [] }), inside());
    case 'column':
      return withChildren(block('column', { children: [] }), inside());
    case 'synced_block':
      return withChildren(block('synced_block', { synced_from: null }), inside());
    case 'table':
      return taggedTable(lines, attributes);
    case 'image':
    case 'video':
    case 'audio':
    case 'file':
    case 'pdf': {
      const caption = first.slice(head.length).replace(`</${name}>`, '');
      const url = attribute('src') ?? attribute('source') ?? '';
      return block(name, { external: { url }, caption: parseInline(caption) });
    }
    default:
      return undefined;
  }
}

function readSimple(line: string): MarkdownNode {
  if (/^(-{3,}|\*{3,}|_{3,})$/.test(line)) return block('divider', {});
  const ending = / ?\{((?:\s*(?:color|toggle)="[^"]*")+)\s*\}$/.exec(line);
  const text = ending === null ? line : line.slice(0, ending.index);
  const color = colorIn(ending?.[1] ?? '');
  const image = /^!\[(.*)\]\((\S+)\)$/.exec(text);
  if (image !== null)
    return block('image', { external: { url: image[2] }, caption: parseInline(image[1] ?? '') });
  function textBlock(type: string, words: string, more: Record<string, unknown> = {}): MarkdownNode {
    return block(type, { rich_text: parseInline(words), ...color, ...more });
  }
  const heading = /^(#{1,4}) (.*)$/.exec(text);
  if (heading !== null) {
    const isToggle = ending?.[1]?.includes('toggle="true"') === true;
    return textBlock(
      `heading_${heading[1]?.length}`,
      heading[2] ?? '',
      isToggle ? { is_toggleable: true } : {},
    );
  }
  const task = /^[-*+] \[([ xX])\] ?(.*)$/.exec(text);
  if (task !== null) return textBlock('to_do', task[2] ?? '', { checked: task[1] !== ' ' });
  const bullet = /^[-*+] (.*)$/.exec(text);
  if (bullet !== null) return textBlock('bulleted_list_item', bullet[1] ?? '');
  const numbered = /^\d+[.)] (.*)$/.exec(text);
  if (numbered !== null) return textBlock('numbered_list_item', numbered[1] ?? '');
  const quote = /^> ?(.*)$/.exec(text);
  return quote === null ? textBlock('paragraph', text) : textBlock('quote', quote[1] ?? '');
}

/** A table of `<tr>` and `<td>`. */
function taggedTable(lines: readonly Line[], attributes: string): MarkdownNode {
  const source = lines.map((line) => line.text).join('');
  const rows = [...source.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => cell),
  );
  return table(rows, {
    has_column_header: attributes.includes('header-row="true"'),
    has_row_header: attributes.includes('header-column="true"'),
  });
}

/** A table of lines between bars; a line of dashes under the first makes that a header. */
function pipeTable(lines: readonly Line[]): MarkdownNode {
  const rows = lines.map(({ text }) =>
    text
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  );
  const hasHeader = isRule(rows[1]);
  return table(hasHeader ? rows.toSpliced(1, 1) : rows, { has_column_header: hasHeader });
}

function isRule(row: readonly string[] | undefined): boolean {
  return row?.every((cell) => /^:?-+:?$/.test(cell)) === true;
}

function table(rows: readonly (readonly string[])[], flags: Record<string, boolean>): MarkdownNode {
  const width = Math.max(1, ...rows.map((row) => row.length));
  const children = rows.map((row) => ({
    table_row: { cells: Array.from({ length: width }, (_, index) => parseInline(row[index] ?? '')) },
  }));
  return block('table', { table_width: width, ...flags, children });
}

function codeContent(language: string, code: string): Record<string, unknown> {
  const count = Math.ceil(code.length / MAX_CONTENT);
  const pieces = Array.from({ length: count }, (_, index) => ({
    text: { content: code.slice(index * MAX_CONTENT, (index + 1) * MAX_CONTENT) },
  }));
  return { rich_text: pieces, language: languageNamed(language) };
}

/** Lines as they were written, without the indentation of the fence around them. */
function verbatim(lines: readonly Line[], indent: number): string {
  return lines.map((line) => `${' '.repeat(Math.max(0, line.indent - indent))}${line.text}`).join('\n');
}

function colorIn(attributes: string): { color?: string } {
  const found = /color="([a-z]+)(_bg|_background)?"/.exec(attributes);
  return found === null ? {} : { color: `${found[1]}${found[2] === undefined ? '' : '_background'}` };
}

function block(type: string, content: Record<string, unknown>): MarkdownNode {
  return { kind: 'block', block: { [type]: content } };
}

function contentOf(request: Record<string, unknown>): Record<string, unknown> {
  const [content] = Object.values(request);
  return typeof content === 'object' && content !== null ? { ...content } : {};
}

const childless = [
  'divider',
  'code',
  'equation',
  'image',
  'video',
  'audio',
  'file',
  'pdf',
  'table',
  'table_of_contents',
];

function takesChildren(request: Record<string, unknown>): boolean {
  return !Object.keys(request).some((type) => childless.includes(type));
}

function withChildren(node: MarkdownNode, inside: readonly MarkdownNode[]): MarkdownNode {
  const children = inside.flatMap((one) => (one.kind === 'block' ? [one.block] : []));
  if (node.kind === 'existing' || children.length === 0) return node;
  const [type = ''] = Object.keys(node.block);
  const content = contentOf(node.block);
  const before = Array.isArray(content.children) ? content.children : [];
  return block(type, { ...content, children: [...before, ...children] });
}
