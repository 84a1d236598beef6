import { describe, expect, it } from 'vitest';
import { openSubscriber, typesOf } from './subscriber.ts';

/** A database with a row that is its default template, and one that is not. */
async function openTemplates() {
  const notion = await openSubscriber();
  const { ask } = notion;
  const { body } = await notion.makeTable();
  const source: string = body.data_sources[0].id;
  const parent = { data_source_id: source };
  async function template(name: string, isDefault: boolean) {
    const row = await ask('POST', '/v1/pages', {
      parent,
      icon: { emoji: '📋' },
      properties: { Name: { title: [{ text: { content: name } }] }, Value: { number: 7 } },
      children: [
        { toggle: { rich_text: [{ text: { content: 'Steps' } }], children: [{ to_do: { rich_text: [] } }] } },
        {
          paragraph: {
            rich_text: [
              {
                mention: {
                  template_mention: { type: 'template_mention_date', template_mention_date: 'today' },
                },
              },
            ],
          },
        },
      ],
    });
    await ask('POST', '/_sandbox/notion/templates', { page: row.body.id, isDefault });
    return String(row.body.id);
  }
  const weekly = await template('Weekly', true);
  const monthly = await template('Monthly', false);
  return { ...notion, source, parent, weekly, monthly };
}

describe('templates of a data source', () => {
  it('are listed by name, and are no rows', async () => {
    const { ask, source, weekly, monthly } = await openTemplates();
    const all = await ask('GET', `/v1/data_sources/${source}/templates`);
    expect(all.body).toEqual({
      templates: [
        { id: weekly, name: 'Weekly', is_default: true },
        { id: monthly, name: 'Monthly', is_default: false },
      ],
      has_more: false,
      next_cursor: null,
    });
    const first = await ask('GET', `/v1/data_sources/${source}/templates?page_size=1`);
    expect(first.body).toMatchObject({ has_more: true, next_cursor: monthly });
    const named = await ask('GET', `/v1/data_sources/${source}/templates?name=MONTH`);
    expect(named.body.templates).toHaveLength(1);
    expect((await ask('POST', `/v1/data_sources/${source}/query`, {})).body.results).toEqual([]);
    expect((await ask('POST', '/v1/search', { query: 'Weekly' })).body.results).toEqual([]);
  });

  it('fill a new row after it was answered, with what it was not given itself', async () => {
    const { ask, parent } = await openTemplates();
    const made = await ask('POST', '/v1/pages', {
      parent,
      properties: { Name: { title: [{ text: { content: 'Mine' } }] } },
      template: { type: 'default', timezone: 'Europe/Rome' },
    });
    expect(made.body.properties.Value.number).toBeNull();
    const filled = await ask('GET', `/v1/pages/${made.body.id}`);
    expect(filled.body).toMatchObject({
      icon: { emoji: '📋' },
      properties: { Name: { title: [{ plain_text: 'Mine' }] }, Value: { number: 7 } },
    });
    const blocks = await ask('GET', `/v1/blocks/${made.body.id}/children`);
    expect(blocks.body.results).toMatchObject([
      { type: 'toggle', has_children: true },
      { paragraph: { rich_text: [{ mention: { type: 'date', date: { start: '2026-11-24' } } }] } },
    ]);
  });

  it('can be put on a page that is there, in the place of its content', async () => {
    const { ask, parent, monthly } = await openTemplates();
    const row = await ask('POST', '/v1/pages', { parent, children: [{ divider: {} }] });
    const template = { type: 'template_id', template_id: monthly };
    await ask('PATCH', `/v1/pages/${row.body.id}`, { template, erase_content: true });
    const blocks = await ask('GET', `/v1/blocks/${row.body.id}/children`);
    expect(blocks.body.results.map((block: { type: string }) => block.type)).toEqual(['toggle', 'paragraph']);
  });

  it('are refused where there is none, beside children, and in a time zone nobody knows', async () => {
    const { ask, parent, home } = await openTemplates();
    const children = [{ divider: {} }];
    const type = 'default';
    const bodies = [
      { parent: { page_id: home }, template: { type } },
      { parent, template: { type }, children },
      { parent, template: { type, timezone: 'Nowhere/Town' } },
      { parent, template: { type: 'template_id' } },
    ];
    for (const body of bodies)
      expect(await ask('POST', '/v1/pages', body)).toMatchObject({
        status: 400,
        body: { code: 'validation_error' },
      });
  });
});

describe('a page under a page', () => {
  it('goes to the start or after a block when it is told to', async () => {
    const { ask, home, makePage } = await openSubscriber();
    const first = await makePage('First');
    await makePage('Last');
    const start = { parent: { page_id: home }, position: { type: 'page_start' } };
    const after = {
      parent: { page_id: home },
      position: { type: 'after_block', after_block: { id: first.body.id } },
    };
    for (const [name, body] of Object.entries({ Start: start, After: after }))
      await ask('POST', '/v1/pages', { ...body, properties: { title: [{ text: { content: name } }] } });
    const { body } = await ask('GET', `/v1/blocks/${home}/children`);
    expect(body.results.map((block: { child_page: { title: string } }) => block.child_page.title)).toEqual([
      'Start',
      'First',
      'After',
      'Last',
    ]);
  });
});

describe('a file upload', () => {
  it('from elsewhere is there a moment later, and whoever listens is told', async () => {
    const notion = await openSubscriber();
    const { ask } = notion;
    await notion.subscribe({ events: ['file_upload.completed', 'file_upload.expired'] });
    const made = await ask('POST', '/v1/file_uploads', {
      mode: 'external_url',
      external_url: 'https://example.com/files/report.pdf',
    });
    expect(made.body).toMatchObject({
      status: 'pending',
      filename: 'report.pdf',
      content_type: 'application/pdf',
    });
    await notion.pass(2_000);
    expect(typesOf(await notion.pass(60_000))).toEqual(['file_upload.completed']);
    const { body } = await ask('GET', `/v1/file_uploads/${made.body.id}`);
    expect(body).toMatchObject({
      status: 'uploaded',
      file_import_result: { type: 'success', success: {}, imported_time: '2026-11-24T09:30:16.000Z' },
    });
  });

  it('that nobody attached within the hour expires, and whoever listens is told', async () => {
    const notion = await openSubscriber();
    const { app, ask, clock } = notion;
    await notion.subscribe({ events: ['file_upload.expired'] });
    const made = await ask('POST', '/v1/file_uploads', { filename: 'a.png' });
    expect(app.webhooks.nextDue()).toBe(clock.now + 3_600_001);
    await notion.pass(3_600_001);
    expect(typesOf(await notion.pass(60_000))).toEqual(['file_upload.expired']);
    expect((await ask('GET', `/v1/file_uploads/${made.body.id}`)).body.status).toBe('expired');
    expect(await notion.pass(86_400_000)).toEqual([]);
  });

  it('is refused from an address that is not HTTPS', async () => {
    const { ask } = await openSubscriber();
    const answer = await ask('POST', '/v1/file_uploads', {
      mode: 'external_url',
      external_url: 'http://a.b/c',
    });
    expect(answer).toMatchObject({ status: 400, body: { code: 'validation_error' } });
  });
});
