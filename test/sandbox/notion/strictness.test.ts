import { describe, expect, it } from 'vitest';
import { openSandbox } from './sandbox-client.ts';

describe('a value that Notion has no such choice for', () => {
  it('is refused where a block, an icon or an option names it', async () => {
    const { raw, table, pageId } = openSandbox();
    const { dataSourceId } = await table({ Name: { title: {} }, Kind: { select: {} } });
    const path = `/v1/blocks/${pageId}/children`;
    const code = { code: { rich_text: [], language: 'klingon' } };
    const parent = { data_source_id: dataSourceId };
    const mention = { template_mention: { template_mention_date: 'someday' } };
    const refused = [
      await raw('PATCH', path, { children: [code] }),
      await raw('PATCH', path, { children: [{ paragraph: { rich_text: [{ mention }] } }] }),
      await raw('PATCH', `/v1/pages/${pageId}`, { icon: { icon: { name: 'star', color: 'beige' } } }),
      await raw('POST', '/v1/pages', {
        parent,
        properties: { Kind: { select: { name: 'a', color: 'beige' } } },
      }),
      await raw('POST', '/v1/pages', { parent: { type: 'nowhere', ...parent } }),
    ];
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual(
      refused.map(() => [400, 'validation_error']),
    );
    expect(refused[0]?.body.message).toMatch(
      /^body failed validation: body.children\[0\].code.language should be `"abap"`, `"abc"`, .*, or `"java\/c\/c\+\+\/c#"`, instead was `"klingon"`\.$/,
    );
  });

  it('is refused in the configuration of a view, and unknown parts with it', async () => {
    const { raw, table } = openSandbox();
    const { databaseId } = await table({ Name: { title: {} }, When: { date: {} } });
    const { body } = await raw('GET', `/v1/views?database_id=${databaseId}`);
    const path = `/v1/views/${body.results[0].id}`;
    const group = { type: 'date', property_id: 'When', group_by: 'week', sort: { type: 'ascending' } };
    const configurations: Record<string, unknown>[] = [
      { properties: [{ property_id: 'Name', width: 0 }] },
      { properties: [{ property_id: 'Name', visible: 'yes' }] },
      { properties: [{ property_id: 'Name', date_format: 'roman' }] },
      { group_by: { ...group, sort: { type: 'random' } } },
      { group_by: { ...group, group_by: 'decade' } },
      { group_by: { ...group, start_day_of_week: 5 } },
      { frozen_column_index: -1 },
      { wrap_cells: 1 },
      { sparkle: true },
    ];
    for (const configuration of configurations) {
      const answer = await raw('PATCH', path, { configuration: { type: 'table', ...configuration } });
      expect([configuration, answer.status]).toEqual([configuration, 400]);
    }
    const properties = [{ property_id: 'Name', width: 200, wrap: true, visible: true }];
    const good = { type: 'table', properties, group_by: group, frozen_column_index: 1, subtasks: null };
    const taken = await raw('PATCH', path, { configuration: good });
    expect(taken.body.configuration).toMatchObject({
      frozen_column_index: 1,
      group_by: { group_by: 'week', property_name: 'When' },
    });
  });
});

describe('a language of code in markdown', () => {
  it('is the one that Notion has for the name people give it', async () => {
    const { raw, pageId } = openSandbox();
    const content = '```js\na\n```\n```Klingon\nb\n```';
    await raw('PATCH', `/v1/pages/${pageId}/markdown`, {
      type: 'insert_content',
      insert_content: { content },
    });
    const { body } = await raw('GET', `/v1/blocks/${pageId}/children`);
    expect(body.results.map((block: { code: { language: string } }) => block.code.language)).toEqual([
      'javascript',
      'plain text',
    ]);
  });
});
