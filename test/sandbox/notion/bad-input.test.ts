import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { openSandbox } from './sandbox-client.ts';

const VendorError = z.object({
  object: z.literal('error'),
  status: z.number(),
  code: z.string(),
  message: z.string(),
});

type Sandbox = ReturnType<typeof openSandbox>;
type Sent = [method: string, path: string, body: unknown, headers?: Record<string, string>];

const text = [
  {
    type: 'text',
    text: { content: 'Text', link: { url: 'https://example.com' } },
    annotations: { bold: true, color: 'red' },
  },
];
const kinds = [
  'page',
  'database',
  'data_source',
  'block',
  'view',
  'view_query',
  'comment',
  'file_upload',
  'user',
];

describe('a request with one part replaced by anything', () => {
  it('is answered without an error of the server, and a refused one writes nothing', async () => {
    const sandbox = openSandbox();
    const { tables } = await validRequests(sandbox);
    expect(await refusedOf(sandbox, tables, 1200)).toBeGreaterThan(400);
  }, 60_000);

  it('is so too in markdown, templates, views, uploads and the version of 2022', async () => {
    const sandbox = openSandbox();
    const { others } = await validRequests(sandbox);
    expect(await refusedOf(sandbox, others, 500)).toBeGreaterThan(150);
  }, 60_000);
});

/** Sends requests with one part replaced, and holds every answer to Notion's form; gives how many were refused. */
async function refusedOf(sandbox: Sandbox, requests: readonly Sent[], numRuns: number): Promise<number> {
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat(), fc.jsonValue({ maxDepth: 2 }), async (which, place, value) => {
      const [method, path, body, headers] = requests[which % requests.length] ?? ['GET', '/v1/users', {}];
      const before = stateOf(sandbox);
      const answer = await sandbox.raw(method, path, withPartReplaced(body, place, value), headers);
      expect(answer.status).toBeLessThan(500);
      if (answer.status < 400) return true;
      refused += 1;
      return stateOf(sandbox) === before && isVendorError(answer);
    }),
    { numRuns, seed: 4 },
  );
  return refused;
}

function isVendorError({ status, body }: { status: number; body: unknown }): boolean {
  return VendorError.safeParse(body).data?.status === status;
}

/** A request of every kind that takes a body. Each would succeed as it is. */
async function validRequests({
  raw,
  table,
  pageId,
  people,
}: Sandbox): Promise<{ tables: readonly Sent[]; others: readonly Sent[] }> {
  const { databaseId, dataSourceId } = await table({
    Name: { title: {} },
    Amount: { number: {} },
    Kind: { select: {} },
    Tags: { multi_select: {} },
    Stage: { status: {} },
    When: { date: {} },
    Who: { people: {} },
    Files: { files: {} },
  });
  await raw('PATCH', `/v1/data_sources/${dataSourceId}`, {
    properties: { Links: { relation: { data_source_id: dataSourceId, dual_property: {} } } },
  });
  const rowId = (await raw('POST', '/v1/pages', { parent: { data_source_id: dataSourceId } })).body.id;
  const blockId = (
    await raw('PATCH', `/v1/blocks/${pageId}/children`, { children: [{ paragraph: { rich_text: text } }] })
  ).body.results[0].id;
  const viewId = (await raw('GET', `/v1/views?database_id=${databaseId}`)).body.results[0].id;
  const properties = {
    Name: { title: text },
    Amount: { number: 1 },
    Kind: { select: { name: 'k' } },
    Tags: { multi_select: [{ name: 'a' }] },
    Stage: { status: { name: 'Done' } },
    When: { date: { start: '2026-01-01', end: '2026-01-02T10:00:00Z' } },
    Who: { people: [{ id: people[0] }] },
    Links: { relation: [{ id: rowId }] },
    Files: { files: [{ name: 'f', external: { url: 'https://example.com' } }] },
  };
  const schema = {
    Title: { title: {} },
    Number: { number: { format: 'percent' } },
    Choice: { select: { options: [{ name: 'x', color: 'red' }] } },
    State: { status: { options: [{ name: 'y', group: 'Complete' }] } },
    Link: { relation: { data_source_id: dataSourceId, dual_property: { synced_property_name: 'Back' } } },
    Sum: { rollup: { function: 'sum', relation_property_name: 'Link', rollup_property_name: 'Amount' } },
    Twice: { formula: { expression: 'prop("Number") * 2' } },
    Id: { unique_id: { prefix: 'P' } },
  };
  const filter = {
    and: [
      { property: 'Amount', number: { greater_than: 0 } },
      {
        or: [
          { property: 'When', date: { past_week: {} } },
          { timestamp: 'created_time', created_time: { before: '2026-01-01' } },
        ],
      },
    ],
  };
  const of2022 = { 'notion-version': '2022-06-28' };
  const relation = { database_id: databaseId, dual_property: {} };
  const schemaOf2022 = { Title: { title: {} }, Link: { relation } };
  const tables: Sent[] = [
    [
      'POST',
      '/v1/databases',
      {
        parent: { type: 'page_id', page_id: pageId },
        title: text,
        icon: { emoji: '⭐' },
        initial_data_source: { properties: schema },
      },
    ],
    [
      'PATCH',
      `/v1/databases/${databaseId}`,
      { title: text, cover: { external: { url: 'https://example.com' } }, is_inline: true },
    ],
    [
      'PATCH',
      `/v1/data_sources/${dataSourceId}`,
      {
        title: text,
        properties: {
          Amount: { number: { format: 'dollar' } },
          Kind: { name: 'Kind', select: { options: [{ name: 'k' }] } },
        },
      },
    ],
    [
      'POST',
      `/v1/data_sources/${dataSourceId}/query`,
      { filter, sorts: [{ property: 'Name', direction: 'ascending' }], page_size: 10 },
    ],
    [
      'POST',
      '/v1/pages',
      {
        parent: { data_source_id: dataSourceId },
        properties,
        icon: { emoji: '⭐' },
        children: [{ toggle: { rich_text: text, children: [{ divider: {} }] } }],
      },
    ],
    ['PATCH', `/v1/pages/${rowId}`, { properties, is_locked: false, cover: null }],
    ['POST', `/v1/pages/${rowId}/move`, { parent: { data_source_id: dataSourceId } }],
    ['PATCH', `/v1/pages/${pageId}/markdown`, { type: 'insert_content', insert_content: { content: '# A' } }],
    [
      'PATCH',
      `/v1/blocks/${pageId}/children`,
      {
        children: [
          { callout: { rich_text: text, icon: { emoji: '⭐' } } },
          { image: { external: { url: 'https://example.com' } } },
          { table: { table_width: 1, children: [{ table_row: { cells: [text] } }] } },
        ],
        position: { type: 'start' },
      },
    ],
    ['PATCH', `/v1/blocks/${blockId}`, { paragraph: { rich_text: text, color: 'blue' } }],
    [
      'POST',
      '/v1/views',
      {
        data_source_id: dataSourceId,
        database_id: databaseId,
        name: 'V',
        type: 'board',
        filter,
        configuration: {
          type: 'board',
          group_by: { type: 'select', property_id: 'Kind', sort: { type: 'manual' } },
        },
      },
    ],
    ['PATCH', `/v1/views/${viewId}`, { name: 'V', sorts: [{ property: 'Name', direction: 'descending' }] }],
    [
      'POST',
      '/v1/search',
      {
        query: 'a',
        filter: { property: 'object', value: 'page' },
        sort: { timestamp: 'last_edited_time', direction: 'ascending' },
      },
    ],
    ['POST', '/v1/comments', { parent: { page_id: pageId }, rich_text: text }],
    ['POST', '/v1/file_uploads', { mode: 'multi_part', filename: 'a.png', number_of_parts: 2 }],
  ];
  const others: Sent[] = [
    [
      'PATCH',
      `/v1/pages/${pageId}/markdown`,
      {
        type: 'update_content',
        update_content: {
          content_updates: [{ old_str: 'Text', new_str: '# A\n- b\n\t- c', replace_all_matches: true }],
          allow_deleting_content: true,
        },
      },
    ],
    [
      'PATCH',
      `/v1/pages/${pageId}/markdown`,
      { type: 'replace_content_range', replace_content_range: { content: '> q', content_range: 'Te...xt' } },
    ],
    [
      'POST',
      '/v1/pages',
      {
        parent: { data_source_id: dataSourceId },
        template: { type: 'template_id', template_id: rowId, timezone: 'Europe/Rome' },
      },
    ],
    ['POST', '/v1/pages', { parent: { page_id: pageId }, position: { type: 'page_start' } }],
    [
      'PATCH',
      `/v1/views/${viewId}`,
      {
        configuration: {
          type: 'table',
          properties: [{ property_id: 'Name', width: 100, visible: true }],
          group_by: { type: 'select', property_id: 'Kind', sort: { type: 'manual' } },
        },
      },
    ],
    ['POST', '/v1/databases', { parent: { page_id: pageId }, title: text, properties: schemaOf2022 }, of2022],
    ['PATCH', `/v1/databases/${databaseId}`, { icon: null, properties: { Amount: { number: {} } } }, of2022],
    ['POST', `/v1/databases/${databaseId}/query`, { filter, page_size: 5 }, of2022],
    ['POST', '/v1/search', { filter: { property: 'object', value: 'database' } }, of2022],
    ['POST', '/v1/file_uploads', { mode: 'external_url', external_url: 'https://example.com/a.png' }],
    ['POST', '/v1/comments', { parent: { page_id: pageId }, markdown: '**a** [b](https://example.com)' }],
  ];
  return { tables, others };
}

/** A copy of a JSON value with its n-th part, counted through all depths, replaced. */
function withPartReplaced(body: unknown, n: number, value: unknown): unknown {
  let count = 0;
  const total = JSON.stringify(body).split(/[[{,]/).length;
  const target = n % total;
  return JSON.parse(JSON.stringify(body), (_key, part: unknown) => {
    count += 1;
    return count - 1 === target ? value : part;
  });
}

function stateOf({ store }: Sandbox): string {
  return JSON.stringify(kinds.map((kind) => [...store.list(`notion/${kind}`)].map((record) => record.value)));
}
