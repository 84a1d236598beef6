import { describe, expect, it } from 'vitest';
import { openSandbox } from './sandbox-client.ts';

const version = { 'notion-version': '2022-06-28' };

describe('version 2022-06-28', () => {
  it('makes, shows and changes a database with its columns in one object', async () => {
    const { old, pageId } = openOld();
    const made = await old('POST', '/v1/databases', {
      parent: { page_id: pageId },
      title: [{ text: { content: 'Goals' } }],
      properties: { Name: { title: {} }, Amount: { number: { format: 'dollar' } } },
    });
    expect(made.body).toMatchObject({
      object: 'database',
      archived: false,
      in_trash: false,
      created_time: '2026-11-24T09:30:00.000Z',
      properties: { Name: { id: 'title', type: 'title' }, Amount: { number: { format: 'dollar' } } },
    });
    expect(made.body.data_sources).toBeUndefined();
    const changed = await old('PATCH', `/v1/databases/${made.body.id}`, {
      title: [{ text: { content: 'Aims' } }],
      properties: { Amount: null, Done: { checkbox: {} } },
    });
    const shown = await old('GET', `/v1/databases/${made.body.id}`);
    expect(Object.keys(shown.body.properties)).toEqual(expect.arrayContaining(['Done', 'Name']));
    expect(shown.body.properties.Amount).toBeUndefined();
    expect(shown.body.title[0].plain_text).toBe('Aims');
    expect(changed.body.properties).toEqual(shown.body.properties);
  });

  it('puts rows into a database and queries the database', async () => {
    const { old, table } = openOld();
    const { databaseId } = await table({ Name: { title: {} }, Amount: { number: {} } });
    const parent = { database_id: databaseId };
    const properties = { Name: { title: [{ text: { content: 'One' } }] }, Amount: { number: 1 } };
    const row = await old('POST', '/v1/pages', { parent, properties });
    expect(row.body.parent).toEqual({ type: 'database_id', database_id: databaseId });
    const filter = { property: 'Amount', number: { equals: 1 } };
    const found = await old('POST', `/v1/databases/${databaseId}/query`, { filter });
    expect(found.body).toMatchObject({ object: 'list', type: 'page_or_database', page_or_database: {} });
    expect(found.body.results.map((one: { id: string }) => one.id)).toEqual([row.body.id]);
  });

  it('links databases and finds them by search', async () => {
    const { old, table } = openOld();
    const { databaseId } = await table({ Name: { title: {} } }, 'Teams');
    const other = await table({ Name: { title: {} } }, 'People');
    const relation = { database_id: databaseId, type: 'dual_property', dual_property: {} };
    const changed = await old('PATCH', `/v1/databases/${other.databaseId}`, {
      properties: { Team: { relation } },
    });
    expect(changed.body.properties.Team.relation).toMatchObject({
      database_id: databaseId,
      type: 'dual_property',
    });
    expect(changed.body.properties.Team.relation.data_source_id).toBeUndefined();
    const filter = { property: 'object', value: 'database' };
    const found = await old('POST', '/v1/search', { query: 'Teams', filter });
    expect(found.body.results.map((one: { id: string }) => one.id)).toEqual([databaseId]);
    expect(found.body.results[0].properties['Related to People (Team)']).toBeDefined();
  });

  it('does not know data sources, and refuses a database that has two', async () => {
    const { old, raw, table } = openOld();
    const { databaseId, dataSourceId } = await table({ Name: { title: {} } });
    const unknown = await old('GET', `/v1/data_sources/${dataSourceId}`);
    expect(unknown).toMatchObject({ status: 400, body: { code: 'invalid_request_url' } });
    await raw('POST', '/v1/data_sources', {
      parent: { database_id: databaseId },
      properties: { Name: { title: {} } },
    });
    const refused = await old('POST', `/v1/databases/${databaseId}/query`, {});
    expect(refused).toMatchObject({ status: 400, body: { code: 'validation_error' } });
    expect(refused.body.additional_data).toMatchObject({
      error_type: 'multiple_data_sources_for_database',
      minimum_api_version: '2025-09-03',
    });
  });

  it('is the only one that queries a database', async () => {
    const { raw, table } = openOld();
    const { databaseId } = await table({ Name: { title: {} } });
    const refused = await raw('POST', `/v1/databases/${databaseId}/query`, {});
    expect(refused).toMatchObject({ status: 400, body: { code: 'invalid_request_url' } });
  });
});

describe('every answer', () => {
  it('names its request in the body and in a header', async () => {
    const { raw } = openSandbox();
    for (const path of ['/v1/users/me', '/v1/nothing']) {
      const { body, headers } = await raw('GET', path);
      expect(headers.get('x-notion-request-id')).toBe(body.request_id);
    }
  });
});

function openOld() {
  const sandbox = openSandbox();
  return {
    ...sandbox,
    old: (method: string, path: string, body?: unknown) => sandbox.raw(method, path, body, version),
  };
}
