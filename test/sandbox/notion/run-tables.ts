import type { openSandbox } from './sandbox-client.ts';

type Sandbox = ReturnType<typeof openSandbox>;

/** Rich text with a link, a style, an equation and mentions. */
export const text = [
  { text: { content: 'Text', link: { url: 'https://example.com' } }, annotations: { bold: true } },
  { equation: { expression: 'x' } },
];

/** Databases with columns of every kind, rows in them, queries and search. */
export async function runTables({ raw, table, pageId, people }: Sandbox): Promise<void> {
  await raw('GET', '/v1/users');
  await raw('GET', '/v1/users/me');
  await raw('GET', `/v1/users/${people[0]}`);
  const other = await table(
    { Name: { title: {} }, Value: { number: { format: 'dollar' } }, Day: { date: {} } },
    'Other',
  );
  const linked = await raw('POST', '/v1/pages', {
    parent: { data_source_id: other.dataSourceId },
    properties: { Name: { title: text }, Value: { number: 2 }, Day: { date: { start: '2026-02-01' } } },
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
    Count: { rollup: { function: 'count', relation_property_name: 'Links', rollup_property_name: 'Name' } },
    Shown: {
      rollup: { function: 'show_original', relation_property_name: 'Links', rollup_property_name: 'Name' },
    },
    Newest: {
      rollup: { function: 'latest_date', relation_property_name: 'Links', rollup_property_name: 'Day' },
    },
    Word: { formula: { expression: '"a" + "b"' } },
    Truth: { formula: { expression: 'prop("Amount") > 1' } },
    Tomorrow: { formula: { expression: 'dateAdd(prop("When"), 1, "days")' } },
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
  await raw('POST', `/v1/data_sources/${dataSourceId}/query?filter_properties=title`, {
    filter: { timestamp: 'created_time', created_time: { past_week: {} } },
    page_size: 1,
  });
  await raw('GET', `/v1/data_sources/${dataSourceId}/templates`);
  await raw('POST', '/v1/search', { query: 'Text', filter: { property: 'object', value: 'data_source' } });
  await raw('POST', `/v1/pages/${row.body.id}/move`, { parent: { page_id: pageId } });
  await raw('PATCH', `/v1/pages/${row.body.id}`, { in_trash: true });
  await raw('PATCH', `/v1/data_sources/${dataSourceId}`, {
    properties: { Notes: null, Kind: { rich_text: {} } },
  });
  await raw('PATCH', `/v1/databases/${databaseId}`, { in_trash: true });
}
