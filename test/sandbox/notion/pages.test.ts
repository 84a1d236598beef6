import { describe, expect, it } from 'vitest';

import { openSandbox } from './sandbox-client.ts';
import type { LooseAnswer } from './sandbox-client.ts';

function text(content: string) {
  return [{ text: { content } }];
}

describe('a row', () => {
  it('gives back every value that was written, in the form in which Notion answers it', async () => {
    const { client, raw, table, people } = openSandbox();
    const other = await table({ Name: { title: {} } });
    const linked = await client.pages.create({
      parent: { data_source_id: other.dataSourceId },
      properties: { Name: { title: text('Linked') } },
    });
    const { dataSourceId, databaseId } = await table({
      Name: { title: {} },
      Notes: { rich_text: {} },
      Amount: { number: {} },
      Kind: { select: {} },
      Tags: { multi_select: {} },
      Stage: { status: {} },
      When: { date: {} },
      Who: { people: {} },
      Links: { relation: { data_source_id: other.dataSourceId, single_property: {} } },
      Files: { files: {} },
      Done: { checkbox: {} },
      Link: { url: {} },
      Mail: { email: {} },
      Phone: { phone_number: {} },
      Id: { unique_id: { prefix: 'NB' } },
      Made: { created_time: {} },
    });
    const { body: page } = await raw('POST', '/v1/pages', {
      parent: { data_source_id: dataSourceId },
      properties: {
        Name: { title: text('Row') },
        Notes: { rich_text: text('n') },
        Amount: { number: 1.5 },
        Kind: { select: { name: 'New kind' } },
        Tags: { multi_select: [{ name: 'x' }, { name: 'y' }] },
        Stage: { status: { name: 'Done' } },
        When: { date: { start: '2024-11-25T14:08:00', time_zone: 'UTC' } },
        Who: { people: [{ id: people[0] ?? '' }] },
        Links: { relation: [{ id: linked.id }] },
        Files: { files: [{ name: 'f', external: { url: 'https://example.com/f.png' } }] },
        Done: { checkbox: true },
        Link: { url: 'https://example.com' },
        Mail: { email: 'a@example.com' },
        Phone: { phone_number: '1' },
      },
    });
    expect(page.parent).toEqual({
      type: 'data_source_id',
      data_source_id: dataSourceId,
      database_id: databaseId,
    });
    expect(page.created_time).toBe('2026-11-24T09:30:00.000Z');
    const values = Object.fromEntries(
      Object.entries<LooseAnswer>(page.properties).map(([name, value]) => [name, value[value.type]]),
    );
    expect(values.Amount).toBe(1.5);
    expect(values.Kind).toMatchObject({ name: 'New kind' });
    expect(values.Tags.map((tag: LooseAnswer) => tag.name)).toEqual(['x', 'y']);
    expect(values.Stage).toMatchObject({ name: 'Done', color: 'green' });
    expect(values.When).toEqual({ start: '2024-11-25T14:08:00.000+00:00', end: null, time_zone: null });
    expect(values.Who[0]).toMatchObject({ object: 'user', name: 'Ada', type: 'person' });
    expect(page.properties.Links).toMatchObject({ relation: [{ id: linked.id }], has_more: false });
    expect(values.Files).toEqual([
      { name: 'f', type: 'external', external: { url: 'https://example.com/f.png' } },
    ]);
    expect([values.Done, values.Link, values.Mail, values.Phone]).toEqual([
      true,
      'https://example.com',
      'a@example.com',
      '1',
    ]);
    expect(values.Id).toEqual({ prefix: 'NB', number: 1 });
    expect(values.Made).toBe('2026-11-24T09:30:00.000Z');
  });

  it('changes only the properties sent and replaces lists whole', async () => {
    const { raw, table } = openSandbox();
    const { dataSourceId } = await table({
      Name: { title: {} },
      Amount: { number: {} },
      Tags: { multi_select: {} },
    });
    const row = await raw('POST', '/v1/pages', {
      parent: { data_source_id: dataSourceId },
      properties: {
        Name: { title: text('R') },
        Amount: { number: 1 },
        Tags: { multi_select: [{ name: 'a' }, { name: 'b' }] },
      },
    });
    const { body } = await raw('PATCH', `/v1/pages/${row.body.id}`, {
      properties: { Tags: { multi_select: [{ name: 'c' }] } },
    });
    expect(body.properties.Tags.multi_select.map((tag: LooseAnswer) => tag.name)).toEqual(['c']);
    expect(body.properties.Amount.number).toBe(1);
    expect(body.properties.Name.title[0].plain_text).toBe('R');
  });

  it('shows an empty value for every property that was not written', async () => {
    const { raw, table } = openSandbox();
    const { dataSourceId } = await table({
      Name: { title: {} },
      A: { number: {} },
      B: { select: {} },
      C: { multi_select: {} },
      D: { date: {} },
      E: { status: {} },
      F: { checkbox: {} },
    });
    const { body } = await raw('POST', '/v1/pages', { parent: { data_source_id: dataSourceId } });
    const { Name, A, B, C, D, E, F } = body.properties;
    expect([Name.title, A.number, B.select, C.multi_select, D.date, F.checkbox]).toEqual([
      [],
      null,
      null,
      [],
      null,
      false,
    ]);
    expect(E.status.name).toBe('Not started');
  });

  it('keeps both ends of a two-way relation alike', async () => {
    const { raw, table } = openSandbox();
    const metrics = await table({ Name: { title: {} } });
    const goals = await table({
      Name: { title: {} },
      Metric: {
        relation: { data_source_id: metrics.dataSourceId, dual_property: { synced_property_name: 'Goals' } },
      },
    });
    const metric = (await raw('POST', '/v1/pages', { parent: { data_source_id: metrics.dataSourceId } })).body
      .id;
    const goal = (
      await raw('POST', '/v1/pages', {
        parent: { data_source_id: goals.dataSourceId },
        properties: { Metric: { relation: [{ id: metric }] } },
      })
    ).body.id;
    expect((await raw('GET', `/v1/pages/${metric}`)).body.properties.Goals.relation).toEqual([{ id: goal }]);
    await raw('PATCH', `/v1/pages/${metric}`, { properties: { Goals: { relation: [] } } });
    expect((await raw('GET', `/v1/pages/${goal}`)).body.properties.Metric.relation).toEqual([]);
  });

  it('shows 25 links with has_more and gives all of them through the property item, page by page', async () => {
    const { raw, table } = openSandbox();
    const { dataSourceId } = await table({ Name: { title: {} } });
    await raw('PATCH', `/v1/data_sources/${dataSourceId}`, {
      properties: { Links: { relation: { data_source_id: dataSourceId, single_property: {} } } },
    });
    const ids: string[] = [];
    for (let count = 0; count < 30; count += 1)
      ids.push((await raw('POST', '/v1/pages', { parent: { data_source_id: dataSourceId } })).body.id);
    const row = (
      await raw('POST', '/v1/pages', {
        parent: { data_source_id: dataSourceId },
        properties: { Links: { relation: ids.map((id) => ({ id })) } },
      })
    ).body;
    expect([row.properties.Links.relation.length, row.properties.Links.has_more]).toEqual([25, true]);
    const first = (await raw('GET', `/v1/pages/${row.id}/properties/${row.properties.Links.id}?page_size=20`))
      .body;
    const second = (
      await raw(
        'GET',
        `/v1/pages/${row.id}/properties/${row.properties.Links.id}?start_cursor=${first.next_cursor}`,
      )
    ).body;
    expect([...first.results, ...second.results].map((item) => item.relation.id)).toEqual(ids);
    expect([first.has_more, second.has_more, second.next_cursor]).toEqual([true, false, null]);
  });

  it('goes to the trash, leaves the query, refuses edits there and comes back', async () => {
    const { client, raw, table } = openSandbox();
    const { dataSourceId } = await table({ Name: { title: {} } });
    const { id } = (await raw('POST', '/v1/pages', { parent: { data_source_id: dataSourceId } })).body;
    await client.pages.update({ page_id: id, in_trash: true });
    expect((await raw('POST', `/v1/data_sources/${dataSourceId}/query`)).body.results).toEqual([]);
    expect((await raw('GET', `/v1/pages/${id}`)).body.in_trash).toBe(true);
    expect((await raw('PATCH', `/v1/pages/${id}`, { properties: { Name: { title: [] } } })).body.code).toBe(
      'validation_error',
    );
    await client.pages.update({ page_id: id, in_trash: false });
    expect((await raw('POST', `/v1/data_sources/${dataSourceId}/query`)).body.results).toHaveLength(1);
  });

  it('answers a write with only the properties that filter_properties names', async () => {
    const { raw, table } = openSandbox();
    const { dataSourceId } = await table({ Name: { title: {} }, Amount: { number: {} } });
    const { body } = await raw('POST', '/v1/pages?filter_properties=Amount', {
      parent: { data_source_id: dataSourceId },
      properties: { Amount: { number: 3 } },
    });
    expect(Object.keys(body.properties)).toEqual(['Amount']);
  });
});

describe('what Notion refuses', () => {
  it('is answered with its code and message, and nothing is written', async () => {
    const { raw, table } = openSandbox();
    const { dataSourceId } = await table({
      Name: { title: {} },
      Amount: { number: {} },
      Stage: { status: {} },
      Kind: { select: {} },
    });
    function create(properties: unknown) {
      return raw('POST', '/v1/pages', { parent: { data_source_id: dataSourceId }, properties });
    }
    const refusals = await Promise.all([
      create({ Nope: { number: 1 } }),
      create({ Amount: { rich_text: [] } }),
      create({ Amount: { number: '5' } }),
      create({ Stage: { status: { name: 'Nobody' } } }),
      create({ Kind: { select: { name: 'New' } }, Name: { title: text('x'.repeat(2001)) } }),
      create({ Kind: { select: { name: 'a,b' } } }),
    ]);
    expect(refusals.map(({ status, body }) => [status, body.code])).toEqual(
      refusals.map(() => [400, 'validation_error']),
    );
    expect(refusals.map(({ body }) => body.message)).toEqual([
      'Nope is not a property that exists.',
      'Amount is expected to be number.',
      'body failed validation: body.properties.Amount.number should be a number or `null`, instead was `"5"`.',
      'Invalid status option. Status option "Nobody" does not exist".',
      'body failed validation: body.properties.Name.title[0].text.content.length should be ≤ `2000`, instead was `2001`.',
      'Invalid select option, commas not allowed: a,b',
    ]);
    expect((await raw('POST', `/v1/data_sources/${dataSourceId}/query`)).body.results).toEqual([]);
    expect(
      (await raw('GET', `/v1/data_sources/${dataSourceId}`)).body.properties.Kind.select.options,
    ).toEqual([]);
  });

  it('covers tokens, versions, ids, bodies and addresses', async () => {
    const { raw, pageId } = openSandbox();
    const answers = await Promise.all([
      raw('GET', '/v1/users', undefined, { authorization: 'Bearer other' }),
      raw('GET', '/v1/users', undefined, { 'notion-version': '' }),
      raw('GET', '/v1/pages/not-an-id'),
      raw('GET', '/v1/pages/00000000-0000-0000-0000-000000000000'),
      raw('POST', '/v1/pages', '{"parent":'),
      raw('POST', '/v1/pages', { parent: { page_id: pageId }, surprise: 1 }),
      raw('GET', '/v1/nowhere'),
      raw('POST', '/v1/pages', {
        parent: { page_id: pageId },
        properties: { title: text('x') },
        markdown: 'y'.repeat(600_000),
      }),
    ]);
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [401, 'unauthorized'],
      [400, 'missing_version'],
      [400, 'validation_error'],
      [404, 'object_not_found'],
      [400, 'invalid_json'],
      [400, 'validation_error'],
      [400, 'invalid_request_url'],
      [400, 'validation_error'],
    ]);
    expect(answers[2]?.body.message).toBe(
      'path failed validation: path.page_id should be a valid uuid, instead was `"not-an-id"`.',
    );
  });
});
