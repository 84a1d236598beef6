import { describe, expect, it } from 'vitest';
import { openSubscriber } from '../notion/subscriber.ts';

describe('an edit on the sandbox’s pages', () => {
  it('is told to Notion’s webhooks as a person’s', async () => {
    const notion = await openSubscriber();
    const table = await notion.makeTable();
    const source = String(table.body.data_sources[0].id);
    const row = await notion.ask('POST', '/v1/pages', {
      parent: { type: 'data_source_id', data_source_id: source },
      properties: { Name: { title: [{ text: { content: 'January' } }] } },
    });
    await notion.subscribe({ events: ['page.properties_updated'] });
    const { properties } = (await notion.ask('GET', `/v1/data_sources/${source}`)).body;
    const target = encodeURIComponent(`${row.body.id}.${decodeURIComponent(properties.Value.id)}`);
    const answer = await notion.app.fetch(
      new Request(`http://sandbox.test/notion/${table.body.id}?edit=${target}`, {
        method: 'POST',
        headers: { origin: 'http://sandbox.test', 'content-type': 'application/x-www-form-urlencoded' },
        body: 'value=12',
      }),
    );
    expect(answer.status).toBe(303);
    const told = await notion.pass(120_000);
    expect(told.map(({ body }) => [body.type, body.entity.id, body.authors])).toEqual([
      ['page.properties_updated', row.body.id, [{ id: notion.person, type: 'person' }]],
    ]);
  });
});
