import { configureNotion } from '../../../src/sandbox/notion/notion-settings.ts';
import { createRecords } from '../../../src/sandbox/notion/records.ts';
import { registerConnection } from '../../../src/sandbox/notion/register-connection.ts';
import type { openSandbox } from './sandbox-client.ts';
import { seededRandom } from './seeded-random.ts';

type Sandbox = ReturnType<typeof openSandbox>;

const nobody = '00000000-0000-4000-8000-000000000000';

/** One request for each way to be refused. */
export async function runRefusals(sandbox: Sandbox): Promise<void> {
  const { raw, table, pageId, store, clock } = sandbox;
  const { dataSourceId, databaseId } = await table({ Name: { title: {} }, Amount: { number: {} } });
  const parent = { data_source_id: dataSourceId };
  for (const path of [
    'pages',
    'databases',
    'data_sources',
    'blocks',
    'users',
    'views',
    'comments',
    'file_uploads',
  ])
    await raw('GET', `/v1/${path}/${nobody}`);
  await raw('GET', '/v1/pages/not-an-id');
  await raw('GET', '/v1/nothing');
  await raw('GET', '/v1/users', undefined, { authorization: 'Bearer wrong' });
  await raw('GET', '/v1/users', undefined, { 'notion-version': '1999-01-01' });
  await raw('GET', '/v1/users', undefined, { 'notion-version': '' });
  await raw('POST', '/v1/pages', '{"half":');
  await raw('POST', '/v1/pages', {});
  await raw('POST', '/v1/pages', { parent, properties: { Unknown: { number: 1 } } });
  await raw('POST', '/v1/pages', { parent, properties: { Amount: { number: 'one' } } });
  await raw('POST', '/v1/pages', { parent, properties: { Name: { title: [longText] } } });
  await raw('POST', '/v1/pages', JSON.stringify({ parent, filling: 'x'.repeat(600_000) }));
  await raw('POST', `/v1/data_sources/${dataSourceId}/query`, { page_size: 101 });
  await raw('POST', `/v1/data_sources/${dataSourceId}/query`, { start_cursor: nobody });
  await raw('POST', `/v1/data_sources/${dataSourceId}/query`, { filter: { property: 'Amount', date: {} } });
  await raw('PATCH', `/v1/blocks/${pageId}/children`, {
    children: Array.from({ length: 101 }, () => ({ divider: {} })),
  });
  await raw('POST', '/v1/views', {
    data_source_id: dataSourceId,
    database_id: databaseId,
    name: 'V',
    type: 'pie',
  });
  await raw('POST', '/v1/oauth/token', { grant_type: 'password' }, { authorization: `Basic ${btoa('a:b')}` });
  await raw('POST', '/v1/oauth/token', {}, { authorization: 'Basic' });
  const context = { records: createRecords(store), now: clock.now, random: seededRandom(9) };
  const made = registerConnection(
    { name: 'Reader', capabilities: ['read_content'], pages: [pageId] },
    context,
  );
  const token = 'token' in made ? made.token : '';
  await raw('PATCH', `/v1/pages/${pageId}`, {}, { authorization: `Bearer ${token}` });
  configureNotion(store, { requestsPerMinute: 1 });
  for (let turn = 0; turn < 2; turn += 1)
    await raw('GET', '/v1/users/me', undefined, { authorization: `Bearer ${token}` });
  configureNotion(store, { requestsPerMinute: undefined });
}

const longText = { text: { content: 'x'.repeat(2001) } };
