import { verifyWebhookSignature } from '@notionhq/client';
import { describe, expect, it } from 'vitest';
import { openSubscriber, typesOf } from './subscriber.ts';

describe('a new subscription', () => {
  it('gets its token at its address alone, and tells nothing before the token is typed in', async () => {
    const notion = await openSubscriber();
    const made = await notion.ask('POST', '/_sandbox/notion/webhooks', { url: 'https://hooks.test/notion' });
    expect(made.body).toMatchObject({ status: 'awaiting' });
    const [handshake] = notion.arrived;
    const token = handshake?.body.verification_token;
    expect([handshake?.url, Object.keys(handshake?.body)]).toEqual([
      'https://hooks.test/notion',
      ['verification_token'],
    ]);
    expect(JSON.stringify(made.body)).not.toContain(token);
    await notion.makePage();
    expect(await notion.pass(60_000)).toHaveLength(1);
    const path = `/_sandbox/notion/webhooks/${made.body.id}/verify`;
    const wrong = await notion.ask('POST', path, { verification_token: 'secret_guess' });
    const right = await notion.ask('POST', path, { verification_token: token });
    expect([wrong.status, right.status, right.body.status]).toEqual([400, 200, 'active']);
    await notion.makePage();
    expect(typesOf(await notion.pass(60_000))).toEqual(['page.content_updated', 'page.created']);
  });

  it('is refused with what is wrong, and can be sent its token again, and be removed', async () => {
    const notion = await openSubscriber();
    const wrong = await notion.ask('POST', '/_sandbox/notion/webhooks', {
      url: 'nowhere',
      events: ['page.eaten'],
    });
    expect(wrong.status).toBe(400);
    expect(wrong.body.events).toContain('page.created');
    const { body } = await notion.ask('POST', '/_sandbox/notion/webhooks', {
      url: 'https://hooks.test/notion',
    });
    await notion.ask('POST', `/_sandbox/notion/webhooks/${body.id}/resend`);
    expect(new Set(notion.arrived.map(({ text }) => text)).size).toBe(1);
    expect(notion.arrived).toHaveLength(2);
    await notion.ask('DELETE', `/_sandbox/notion/webhooks/${body.id}`);
    expect((await notion.ask('GET', '/_sandbox/notion/webhooks')).body.subscriptions).toEqual([]);
    expect((await notion.ask('DELETE', `/_sandbox/notion/webhooks/${body.id}`)).status).toBe(404);
  });
});

describe('a delivery', () => {
  it('is signed with the token, as the official client checks it', async () => {
    const notion = await openSubscriber();
    const verificationToken = await notion.subscribe();
    await notion.makePage();
    for (const { text, signature } of await notion.pass(60_000)) {
      expect(
        await verifyWebhookSignature({ body: text, signature: signature ?? '', verificationToken }),
      ).toBe(true);
      const changed = text.replace('page', 'Page');
      expect(
        await verifyWebhookSignature({ body: changed, signature: signature ?? '', verificationToken }),
      ).toBe(false);
    }
  });

  it('says what happened to what, where, by whom and when, and nothing of its content', async () => {
    const notion = await openSubscriber();
    await notion.subscribe({ events: ['page.created'] });
    const page = await notion.makePage('Secret plan');
    const [event] = await notion.pass(60_000);
    expect(event?.body).toMatchObject({
      timestamp: '2026-11-24T09:30:15.000Z',
      type: 'page.created',
      attempt_number: 1,
      api_version: '2026-03-11',
      entity: { id: page.body.id, type: 'page' },
      data: { parent: { id: notion.home, type: 'page' } },
      authors: [{ id: page.body.created_by.id, type: 'bot' }],
    });
    expect(event?.text).not.toContain('Secret plan');
  });

  it('is tried eight times, further and further apart over a day, and then given up', async () => {
    const notion = await openSubscriber();
    await notion.subscribe({ events: ['page.created'] });
    notion.listener.status = 500;
    await notion.makePage();
    const start = notion.clock.now;
    const tries = [];
    for (let next = notion.app.webhooks.nextDue(); next !== undefined; next = notion.app.webhooks.nextDue()) {
      for (const { body } of await notion.pass(next - notion.clock.now))
        tries.push([body.id, body.attempt_number]);
    }
    expect(tries.map(([, attempt]) => attempt)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(new Set(tries.map(([id]) => id)).size).toBe(1);
    expect((notion.clock.now - start) / 3_600_000).toBeCloseTo(24, 0);
  });

  it('is tried no more once it was taken', async () => {
    const notion = await openSubscriber();
    await notion.subscribe({ events: ['page.created'] });
    notion.listener.status = 503;
    await notion.makePage();
    await notion.pass(60_000);
    notion.listener.status = 204;
    expect((await notion.pass(600_000)).map(({ body }) => body.attempt_number)).toEqual([2]);
    expect(notion.app.webhooks.nextDue()).toBeUndefined();
  });
});

describe('events that come close together', () => {
  it('about one page are told as one, with all that changed and all who changed it', async () => {
    const notion = await openSubscriber();
    const table = await notion.makeTable();
    const source = table.body.data_sources[0].id;
    const row = await notion.ask('POST', '/v1/pages', { parent: { data_source_id: source } });
    const { properties } = (await notion.ask('GET', `/v1/data_sources/${source}`)).body;
    await notion.subscribe();
    for (const value of [1, 2])
      await notion.ask('PATCH', `/v1/pages/${row.body.id}`, { properties: { Value: { number: value } } });
    await notion.ask('PATCH', `/v1/pages/${row.body.id}`, {
      properties: { Name: { title: [{ text: { content: 'Named' } }] } },
    });
    const arrived = await notion.pass(60_000);
    expect(typesOf(arrived)).toEqual(['page.properties_updated']);
    expect(arrived[0]?.body.data).toEqual({
      parent: { id: table.body.id, type: 'database', data_source_id: source },
      updated_properties: [properties.Value.id, 'title'],
    });
  });

  it('cancel each other: what was made and thrown away at once was never there', async () => {
    const notion = await openSubscriber();
    const standing = await notion.makePage();
    await notion.subscribe({
      events: ['page.created', 'page.deleted', 'page.undeleted', 'page.properties_updated'],
    });
    const { body } = await notion.makePage();
    await notion.ask('PATCH', `/v1/pages/${body.id}`, { in_trash: true });
    for (const inTrash of [true, false])
      await notion.ask('PATCH', `/v1/pages/${standing.body.id}`, { in_trash: inTrash });
    expect(await notion.pass(60_000)).toEqual([]);
  });

  it('are told apart when enough time lies between them, and comments and locks always are', async () => {
    const notion = await openSubscriber();
    const { body } = await notion.makePage();
    await notion.subscribe();
    const text = [{ text: { content: 'Hello' } }];
    for (let turn = 0; turn < 2; turn += 1)
      await notion.ask('POST', '/v1/comments', { parent: { page_id: body.id }, rich_text: text });
    await notion.ask('PATCH', `/v1/pages/${body.id}`, { is_locked: true });
    await notion.ask('PATCH', `/v1/pages/${body.id}`, { is_locked: false });
    expect(typesOf(await notion.pass(0))).toEqual([
      'comment.created',
      'comment.created',
      'page.locked',
      'page.unlocked',
    ]);
    const arrived = [];
    for (let turn = 0; turn < 2; turn += 1) {
      await notion.ask('PATCH', `/v1/pages/${body.id}`, {
        properties: { title: [{ text: { content: `Turn ${turn}` } }] },
      });
      arrived.push(...(await notion.pass(60_000)));
    }
    expect(typesOf(arrived)).toEqual(['page.properties_updated', 'page.properties_updated']);
  });
});

describe('what is told', () => {
  it('of a data source: its making, its columns, its rows, its trash', async () => {
    const notion = await openSubscriber();
    await notion.subscribe();
    const table = await notion.makeTable();
    const source = table.body.data_sources[0].id;
    expect(typesOf(await notion.pass(60_000))).toEqual([
      'data_source.created',
      'database.created',
      'page.content_updated',
      'view.created',
    ]);
    const change = await notion.ask('PATCH', `/v1/data_sources/${source}`, {
      properties: { Value: null, Amount: { number: {} }, Name: { name: 'Title' } },
    });
    const [schema] = await notion.pass(60_000);
    expect(schema?.body).toMatchObject({ type: 'data_source.schema_updated', entity: { id: source } });
    expect(schema?.body.data.updated_properties.toSorted(byAction)).toEqual([
      { id: change.body.properties.Amount.id, name: 'Amount', action: 'created' },
      { id: expect.any(String), name: null, action: 'deleted' },
      { id: 'title', name: 'Title', action: 'updated' },
    ]);
    const row = await notion.ask('POST', '/v1/pages', { parent: { data_source_id: source } });
    const rows = await notion.pass(60_000);
    expect(typesOf(rows)).toEqual(['data_source.content_updated', 'page.created']);
    expect(
      rows.find(({ body }) => body.type === 'data_source.content_updated')?.body.data.updated_blocks,
    ).toEqual([{ id: row.body.id, type: 'page' }]);
    await notion.ask('PATCH', `/v1/data_sources/${source}`, { in_trash: true });
    expect(typesOf(await notion.pass(60_000))).toEqual(['data_source.deleted']);
  });

  it('of a page: its blocks, its moves, its trash', async () => {
    const notion = await openSubscriber();
    const { body } = await notion.makePage();
    await notion.subscribe();
    const blocks = await notion.ask('PATCH', `/v1/blocks/${body.id}/children`, {
      children: [{ divider: {} }],
    });
    const [content] = await notion.pass(60_000);
    expect(content?.body).toMatchObject({
      type: 'page.content_updated',
      entity: { id: body.id, type: 'page' },
      data: { updated_blocks: [{ id: blocks.body.results[0].id, type: 'block' }] },
    });
    await notion.ask('POST', `/v1/pages/${body.id}/move`, { parent: { page_id: notion.other } });
    expect(typesOf(await notion.pass(60_000))).toContain('page.moved');
    await notion.ask('PATCH', `/v1/pages/${body.id}`, { in_trash: true });
    expect(typesOf(await notion.pass(60_000))).toContain('page.deleted');
    await notion.ask('PATCH', `/v1/pages/${body.id}`, { in_trash: false });
    expect(typesOf(await notion.pass(60_000))).toContain('page.undeleted');
  });

  it('of what a request did not do: nothing', async () => {
    const notion = await openSubscriber();
    await notion.subscribe();
    await notion.ask('POST', '/v1/pages', { parent: { page_id: notion.home }, children: [{ nonsense: {} }] });
    await notion.ask('GET', `/v1/pages/${notion.home}`);
    expect(await notion.pass(60_000)).toEqual([]);
  });

  it('to a public connection: only of what a person shared with it, and with whom', async () => {
    const notion = await openSubscriber();
    const form = new URLSearchParams({ decision: 'approve', person: notion.person, page: notion.home });
    const authorised = await notion.app.fetch(
      new Request(
        'http://sandbox.test/v1/oauth/authorize?client_id=app&response_type=code&redirect_uri=https%3A%2F%2Fapp.test%2Fback',
        { method: 'POST', body: form },
      ),
    );
    const code = new URL(authorised.headers.get('location') ?? '').searchParams.get('code');
    const tokens = await notion.app.fetch(
      new Request('http://sandbox.test/v1/oauth/token', {
        method: 'POST',
        headers: { authorization: `Basic ${btoa('app:secret')}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          grant_type: 'authorization_code',
          code,
          redirect_uri: 'https://app.test/back',
        }),
      }),
    );
    const { bot_id: bot }: { bot_id: string } = JSON.parse(await tokens.text());
    await notion.subscribe({ clientId: 'app', events: ['page.created'] });
    await notion.makePage('Seen', notion.home);
    await notion.makePage('Unseen', notion.other);
    const arrived = await notion.pass(60_000);
    expect(arrived.map(({ body }) => [body.integration_id, body.data.parent.id, body.accessible_by])).toEqual(
      [
        [
          'app',
          notion.home,
          [
            { id: notion.person, type: 'person' },
            { id: bot, type: 'bot' },
          ],
        ],
      ],
    );
  });
});

function byAction(left: { action: string }, right: { action: string }): number {
  return left.action.localeCompare(right.action);
}
