import { describe, expect, it } from 'vitest';
import type { Capability } from '../../../src/sandbox/notion/capability.ts';
import { createRecords } from '../../../src/sandbox/notion/records.ts';
import { registerConnection } from '../../../src/sandbox/notion/register-connection.ts';
import { seedNotion } from '../../../src/sandbox/notion/seed-notion.ts';
import { openSandbox } from './sandbox-client.ts';
import { seededRandom } from './seeded-random.ts';

/** A sandbox with a second internal connection, and requests with its token. */
function openWith(options: { capabilities?: Capability[]; shares: 'page' | 'nothing' }) {
  const sandbox = openSandbox();
  const { store, clock, pageId } = sandbox;
  const pages = options.shares === 'page' ? [pageId] : [];
  const made = registerConnection(
    { name: 'Reporter', capabilities: options.capabilities, pages },
    { records: createRecords(store), now: clock.now, random: seededRandom(5) },
  );
  const authorization = `Bearer ${'token' in made ? made.token : ''}`;
  return {
    ...sandbox,
    own: (method: string, path: string, body?: unknown) => sandbox.raw(method, path, body, { authorization }),
  };
}

const text = [{ text: { content: 'x' } }];

describe('a connection that lacks a capability', () => {
  it('is refused what needs it with 403, and nothing is done', async () => {
    const { own, raw, table, pageId } = openWith({ capabilities: ['read_content'], shares: 'page' });
    const { dataSourceId } = await table({ Name: { title: {} } });
    const refused = [
      await own('POST', '/v1/pages', { parent: { page_id: pageId }, properties: { title: text } }),
      await own('PATCH', `/v1/pages/${pageId}`, { in_trash: true }),
      await own('PATCH', `/v1/blocks/${pageId}/children`, { children: [{ divider: {} }] }),
      await own('DELETE', `/v1/blocks/${pageId}`),
      await own('GET', `/v1/comments?block_id=${pageId}`),
      await own('POST', '/v1/comments', { parent: { page_id: pageId }, rich_text: text }),
      await own('GET', '/v1/users'),
    ];
    for (const { status, body } of refused)
      expect([status, body.object, body.code]).toEqual([403, 'error', 'restricted_resource']);
    const read = [
      await own('GET', `/v1/pages/${pageId}`),
      await own('POST', `/v1/data_sources/${dataSourceId}/query`, {}),
      await own('POST', '/v1/search', {}),
      await own('GET', '/v1/users/me'),
    ];
    expect(read.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await raw('GET', `/v1/blocks/${pageId}/children`)).body.results).toHaveLength(1);
  });

  it('sees people as far as it may: not at all, without their address, or with it', async () => {
    const nobody = openWith({ capabilities: ['read_content', 'update_content'], shares: 'page' });
    const { dataSourceId } = await nobody.table({ Name: { title: {} }, Who: { people: {} } });
    await nobody.raw('POST', '/v1/pages', {
      parent: { data_source_id: dataSourceId },
      properties: { Who: { people: [{ id: nobody.people[0] }] } },
    });
    const { results } = (await nobody.own('POST', `/v1/data_sources/${dataSourceId}/query`, {})).body;
    expect(results[0].properties.Who.people).toEqual([{ object: 'user', id: nobody.people[0] }]);
    const names = openWith({ capabilities: ['read_users'], shares: 'nothing' });
    expect((await names.own('GET', '/v1/users')).body.results[0]).toMatchObject({ name: 'Ada', person: {} });
    expect((await names.own('GET', '/v1/users')).body.results[0].person).toEqual({});
    const all = openWith({ shares: 'nothing' });
    expect((await all.own('GET', '/v1/users')).body.results[0].person.email).toBe('ada@example.com');
  });
});

describe('a page that is not shared with a connection', () => {
  it('is not there: it, its blocks, its database, its rows, its views, its comments', async () => {
    const { own, raw, table, pageId } = openWith({ shares: 'nothing' });
    const { databaseId, dataSourceId } = await table({ Name: { title: {} } });
    const row = await raw('POST', '/v1/pages', { parent: { data_source_id: dataSourceId } });
    const view = (await raw('GET', `/v1/views?database_id=${databaseId}`)).body.results[0];
    const comment = await raw('POST', '/v1/comments', { parent: { page_id: pageId }, rich_text: text });
    const upload = await raw('POST', '/v1/file_uploads', { filename: 'a.png' });
    const answers = [
      await own('GET', `/v1/pages/${pageId}`),
      await own('PATCH', `/v1/pages/${pageId}`, { in_trash: true }),
      await own('GET', `/v1/blocks/${pageId}/children`),
      await own('GET', `/v1/databases/${databaseId}`),
      await own('POST', `/v1/data_sources/${dataSourceId}/query`, {}),
      await own('GET', `/v1/pages/${row.body.id}`),
      await own('GET', `/v1/pages/${row.body.id}/properties/title`),
      await own('GET', `/v1/views/${view.id}`),
      await own('GET', `/v1/comments/${comment.body.id}`),
      await own('DELETE', `/v1/comments/${comment.body.id}`),
      await own('POST', '/v1/comments', { discussion_id: comment.body.discussion_id, rich_text: text }),
      await own('POST', '/v1/pages', { parent: { page_id: pageId }, properties: { title: text } }),
      await own('GET', `/v1/file_uploads/${upload.body.id}`),
    ];
    expect(answers.map(({ status, body }) => `${status} ${body.code}`)).toEqual(
      answers.map(() => '404 object_not_found'),
    );
    expect(answers[0]?.body.message).toContain('shared with your integration "Reporter"');
    expect((await own('POST', '/v1/search', {})).body.results).toEqual([]);
    expect((await own('GET', '/v1/file_uploads')).body.results).toEqual([]);
  });

  it('cannot be linked from one that is', async () => {
    const { own, raw, store, table } = openWith({ shares: 'page' });
    const { pageIds } = seedNotion(store, { pages: [{ title: 'Private' }] });
    const secret = await raw('POST', '/v1/databases', { parent: { page_id: pageIds[0] } });
    const source = secret.body.data_sources[0].id;
    const hidden = await raw('POST', '/v1/pages', { parent: { data_source_id: source } });
    const { dataSourceId } = await table({
      Name: { title: {} },
      Link: { relation: { data_source_id: source, single_property: {} } },
    });
    const linking = {
      parent: { data_source_id: dataSourceId },
      properties: { Link: { relation: [{ id: hidden.body.id }] } },
    };
    expect((await own('POST', '/v1/pages', linking)).body.code).toBe('object_not_found');
    expect((await raw('POST', '/v1/pages', linking)).status).toBe(200);
  });
});
