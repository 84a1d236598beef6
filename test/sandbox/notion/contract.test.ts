import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { answerSchema, violations } from './openapi.ts';
import { openSandbox } from './sandbox-client.ts';

const shared = process.env.NORTHBOOK_SHARED ?? join(import.meta.dirname, '../../../../shared');
const file = join(shared, 'contracts/notion-openapi-2026-03-11.json');

describe('the answers of a broad run', () => {
  it('conform to the official OpenAPI document', async () => {
    if (!existsSync(file)) {
      console.log(`No OpenAPI document at ${file}: nothing was checked.`);
      return;
    }
    const document: Record<string, unknown> = JSON.parse(readFileSync(file, 'utf8'));
    const sandbox = openSandbox();
    await runBroadly(sandbox);
    const found = sandbox.traffic.flatMap(({ method, path, status, body }) => {
      if (status !== 200) return [`${method} ${path}: ${status} ${JSON.stringify(body)}`];
      const schema = answerSchema(document, method, path);
      return schema === undefined
        ? [`${method} ${path} is not in the document`]
        : violations(body, schema, document).map((one) => `${method} ${path} ${one}`);
    });
    console.log(`${sandbox.traffic.length} answers checked against the OpenAPI document`);
    expect(found).toEqual([]);
  });
});

const text = [
  { text: { content: 'Text', link: { url: 'https://example.com' } }, annotations: { bold: true } },
  { equation: { expression: 'x' } },
];

async function runBroadly(sandbox: ReturnType<typeof openSandbox>): Promise<void> {
  const { raw, table, pageId, people } = sandbox;
  await raw('GET', '/v1/users');
  await raw('GET', '/v1/users/me');
  await raw('GET', `/v1/users/${people[0]}`);
  const other = await table({ Name: { title: {} }, Value: { number: { format: 'dollar' } } }, 'Other');
  const linked = await raw('POST', '/v1/pages', {
    parent: { data_source_id: other.dataSourceId },
    properties: { Name: { title: text }, Value: { number: 2 } },
  });
  const { dataSourceId, databaseId } = await table({
    Name: { title: {} },
    Notes: { rich_text: {} },
    Amount: { number: {} },
    Kind: { select: { options: [{ name: 'k', color: 'red', description: 'd' }] } },
    Tags: { multi_select: {} },
    Stage: { status: {} },
    When: { date: {} },
    Who: { people: {} },
    Files: { files: {} },
    Done: { checkbox: {} },
    Link: { url: {} },
    Mail: { email: {} },
    Phone: { phone_number: {} },
    Links: { relation: { data_source_id: other.dataSourceId, dual_property: {} } },
    One: { relation: { data_source_id: other.dataSourceId, single_property: {} } },
    Sum: { rollup: { function: 'sum', relation_property_name: 'Links', rollup_property_name: 'Value' } },
    Twice: { formula: { expression: 'prop("Amount") * 2' } },
    Id: { unique_id: { prefix: 'NB' } },
    Made: { created_time: {} },
    Maker: { created_by: {} },
    Edited: { last_edited_time: {} },
    Editor: { last_edited_by: {} },
  });
  await raw('GET', `/v1/databases/${databaseId}`);
  await raw('PATCH', `/v1/databases/${databaseId}`, {
    description: text,
    icon: { emoji: '⭐' },
    cover: { external: { url: 'https://example.com/c.png' } },
  });
  await raw('PATCH', `/v1/data_sources/${dataSourceId}`, {
    properties: { Amount: { name: 'Sum total', description: 'All of it' } },
  });
  const schema = await raw('GET', `/v1/data_sources/${dataSourceId}`);
  await raw('POST', '/v1/data_sources', {
    parent: { database_id: databaseId },
    properties: { Name: { title: {} } },
    title: text,
  });
  const row = await raw('POST', '/v1/pages', {
    parent: { data_source_id: dataSourceId },
    icon: { emoji: '🔥' },
    children: [{ paragraph: { rich_text: text } }],
    properties: {
      Name: { title: text },
      Notes: { rich_text: text },
      'Sum total': { number: 4 },
      Kind: { select: { name: 'k' } },
      Tags: { multi_select: [{ name: 'a' }] },
      Stage: { status: { name: 'Done' } },
      When: { date: { start: '2026-01-01', end: '2026-01-02' } },
      Who: { people: [{ id: people[0] }] },
      Files: { files: [{ name: 'f', external: { url: 'https://example.com/f' } }] },
      Done: { checkbox: true },
      Link: { url: 'https://example.com' },
      Mail: { email: 'a@example.com' },
      Phone: { phone_number: '1' },
      Links: { relation: [{ id: linked.body.id }] },
    },
  });
  await raw('GET', `/v1/pages/${row.body.id}`);
  await raw('PATCH', `/v1/pages/${row.body.id}`, {
    properties: { Kind: { select: null }, When: { date: null } },
    is_locked: true,
  });
  for (const property of Object.values<{ id: string }>(schema.body.properties))
    await raw('GET', `/v1/pages/${row.body.id}/properties/${property.id}`);
  await raw('POST', `/v1/data_sources/${dataSourceId}/query`, {
    filter: { property: 'Done', checkbox: { equals: true } },
    sorts: [{ property: 'Name', direction: 'ascending' }],
  });
  await raw('POST', '/v1/search', {});
  const blocks = await raw('PATCH', `/v1/blocks/${pageId}/children`, {
    children: [
      { heading_2: { rich_text: text } },
      { callout: { rich_text: text, icon: { emoji: '⭐' } } },
      { code: { rich_text: text, language: 'json' } },
      { divider: {} },
      { image: { external: { url: 'https://example.com/i.png' } } },
      { bookmark: { url: 'https://example.com' } },
      { file: { external: { url: 'https://example.com/a.pdf' } } },
      { table: { table_width: 1, children: [{ table_row: { cells: [text] } }] } },
      { table_of_contents: {} },
      { to_do: { rich_text: text } },
      { numbered_list_item: { rich_text: text } },
      { quote: { rich_text: text } },
      { equation: { expression: 'y' } },
      { link_to_page: { page_id: pageId } },
      { synced_block: { synced_from: null } },
    ],
  });
  await raw('GET', `/v1/blocks/${pageId}/children?page_size=5`);
  await raw('GET', `/v1/blocks/${pageId}`);
  await raw('PATCH', `/v1/blocks/${blocks.body.results[0].id}`, { heading_2: { rich_text: [] } });
  await raw('DELETE', `/v1/blocks/${blocks.body.results[0].id}`);
  const view = await raw('POST', '/v1/views', {
    data_source_id: dataSourceId,
    database_id: databaseId,
    name: 'Board',
    type: 'board',
  });
  const dashboard = await raw('POST', '/v1/views', {
    data_source_id: dataSourceId,
    database_id: databaseId,
    name: 'All',
    type: 'dashboard',
  });
  await raw('POST', '/v1/views', {
    data_source_id: dataSourceId,
    view_id: dashboard.body.id,
    name: 'Number',
    type: 'chart',
    configuration: { type: 'chart', chart_type: 'number', value: { aggregator: 'count' } },
  });
  await raw('GET', `/v1/views/${dashboard.body.id}`);
  await raw('GET', `/v1/views?data_source_id=${dataSourceId}`);
  await raw('PATCH', `/v1/views/${view.body.id}`, { sorts: [{ property: 'Name', direction: 'descending' }] });
  const query = await raw('POST', `/v1/views/${view.body.id}/queries`, {});
  await raw('GET', `/v1/views/${view.body.id}/queries/${query.body.id}`);
  await raw('DELETE', `/v1/views/${view.body.id}/queries/${query.body.id}`);
  await raw('DELETE', `/v1/views/${view.body.id}`);
  const comment = await raw('POST', '/v1/comments', { parent: { page_id: pageId }, rich_text: text });
  await raw('GET', `/v1/comments?block_id=${pageId}`);
  await raw('PATCH', `/v1/comments/${comment.body.id}`, { rich_text: text });
  await raw('POST', '/v1/file_uploads', { filename: 'a.png' });
  await raw('POST', '/v1/file_uploads', { filename: 'a.mp4', mode: 'multi_part', number_of_parts: 2 });
  await raw('GET', '/v1/file_uploads');
  await raw('GET', `/v1/pages/${pageId}/markdown`);
  await raw('PATCH', `/v1/pages/${pageId}/markdown`, {
    type: 'insert_content',
    insert_content: { content: '# A\n- b' },
  });
  await raw('POST', `/v1/pages/${row.body.id}/move`, { parent: { page_id: pageId } });
  await raw('GET', '/v1/custom_emojis');
  await raw('PATCH', `/v1/databases/${databaseId}`, { in_trash: true });
}
