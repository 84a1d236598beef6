import { readString } from './field.ts';
import type { Field } from './field.ts';

const MAX_CONTENT = 2000;

/** Turns markdown into block requests, a line a block: headings, lists, to-dos, quotes, code, dividers, paragraphs. */
export function markdownBlocks(field: Field): Field {
  const blocks: Record<string, unknown>[] = [];
  let code: { language: string; lines: string[] } | undefined;
  for (const line of readString(field).split('\n')) {
    const fence = /^```(.*)$/.exec(line);
    if (fence !== null && code === undefined) {
      code = { language: fence[1] === '' ? 'plain text' : (fence[1] ?? 'plain text'), lines: [] };
    } else if (fence !== null && code !== undefined) {
      blocks.push({ code: { rich_text: pieces(code.lines.join('\n')), language: code.language } });
      code = undefined;
    } else if (code !== undefined) {
      code.lines.push(line);
    } else if (line.trim() !== '') {
      blocks.push(blockOf(line.trimEnd()));
    }
  }
  return { path: field.path, value: blocks };
}

function blockOf(line: string): Record<string, unknown> {
  const heading = /^(#{1,4}) (.*)$/.exec(line);
  if (heading !== null) return { [`heading_${heading[1]?.length}`]: { rich_text: pieces(heading[2] ?? '') } };
  const task = /^- \[([ x])\] (.*)$/.exec(line);
  if (task !== null) return { to_do: { rich_text: pieces(task[2] ?? ''), checked: task[1] === 'x' } };
  const bullet = /^[-*] (.*)$/.exec(line);
  if (bullet !== null) return { bulleted_list_item: { rich_text: pieces(bullet[1] ?? '') } };
  const numbered = /^\d+\. (.*)$/.exec(line);
  if (numbered !== null) return { numbered_list_item: { rich_text: pieces(numbered[1] ?? '') } };
  const quote = /^> (.*)$/.exec(line);
  if (quote !== null) return { quote: { rich_text: pieces(quote[1] ?? '') } };
  return /^-{3,}$/.test(line) ? { divider: {} } : { paragraph: { rich_text: pieces(line) } };
}

function pieces(text: string): Record<string, unknown>[] {
  const count = Math.ceil(text.length / MAX_CONTENT);
  return Array.from({ length: count }, (_, index) => ({
    text: { content: text.slice(index * MAX_CONTENT, (index + 1) * MAX_CONTENT) },
  }));
}
