import { expect } from 'vitest';
import * as z from 'zod';

/** A database of a team's own: its data source, and its rows as they were given. */
export interface OwnDatabase {
  readonly source: string;
  readonly rows: readonly string[];
}

/** A cell as a person fills it: a relation by the ids of rows, a date by its day. */
type Filled = string | number | readonly string[];

/** Asks the sandbox's Notion as one of its people would, and expects an answer. */
export async function askNotion(request: string, body?: unknown): Promise<unknown> {
  const [method = '', path = ''] = request.split(' ');
  const response = await fetch(`https://api.notion.com${path}`, {
    method,
    headers: {
      authorization: 'Bearer ntn_sandbox',
      'notion-version': '2026-03-11',
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  expect([response.status, answer]).toEqual([200, expect.anything()]);
  return answer;
}

const Made = z.object({ data_sources: z.array(z.object({ id: z.string() })).min(1) });
const Row = z.object({ id: z.string() });

/** Makes a database as a team keeps it; its columns as Notion is asked for them. */
export async function keepDatabase(
  page: string,
  kept: {
    readonly title: string;
    readonly columns: Readonly<Record<string, object>>;
    readonly rows: readonly Readonly<Record<string, Filled>>[];
  },
): Promise<OwnDatabase> {
  const { title, columns, rows } = kept;
  const made = await askNotion('POST /v1/databases', {
    parent: { type: 'page_id', page_id: page },
    title: [{ type: 'text', text: { content: title } }],
    initial_data_source: { properties: columns },
  });
  const source = Made.parse(made).data_sources[0]?.id ?? '';
  const ids: string[] = [];
  for (const row of rows) {
    const properties = Object.fromEntries(
      Object.entries(row).map(([name, cell]) => [name, valueOf(columns[name], cell)]),
    );
    const answer = await askNotion('POST /v1/pages', {
      parent: { type: 'data_source_id', data_source_id: source },
      properties,
    });
    ids.push(Row.parse(answer).id);
  }
  return { source, rows: ids };
}

function valueOf(column: object | undefined, cell: Filled): object {
  const [type = ''] = Object.keys(column ?? {});
  const text = [{ type: 'text', text: { content: String(cell) } }];
  switch (type) {
    case 'title':
    case 'rich_text':
      return { [type]: text };
    case 'select':
      return { select: { name: cell } };
    case 'date':
      return { date: { start: cell } };
    case 'relation':
      return { relation: [cell].flat().map((id) => ({ id })) };
    default:
      return { [type]: cell };
  }
}
