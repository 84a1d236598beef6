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

describe('the words of a refusal', () => {
  it('say that a part may also be left out, or be null, where it may', async () => {
    const { raw, table, pageId } = openSandbox();
    const { databaseId, dataSourceId } = await table({
      Name: { title: {} },
      Kind: { select: { options: [{ name: 'a' }] } },
    });
    const block = { to_do: { rich_text: [], checked: 'yes' } };
    const link = { to_do: { rich_text: [{ text: { content: 'x', link: 'y' } }] } };
    async function refused(method: string, path: string, body: unknown): Promise<string> {
      const answer = await raw(method, path, body);
      expect(answer.body.code).toBe('validation_error');
      return answer.body.message;
    }
    const children = `/v1/blocks/${pageId}/children`;
    const query = `/v1/data_sources/${dataSourceId}/query`;
    expect(await refused('POST', query, { start_cursor: null })).toBe(
      'body failed validation: body.start_cursor should be a string or `undefined`, instead was `null`.',
    );
    expect(await refused('PATCH', `/v1/databases/${databaseId}`, { icon: null })).toBe(
      'body failed validation: body.icon should be an object or `undefined`, instead was `null`.',
    );
    expect(await refused('PATCH', `/v1/pages/${pageId}`, { icon: 'x' })).toBe(
      'body failed validation: body.icon should be an object, `null`, or `undefined`, instead was `"x"`.',
    );
    expect(await refused('PATCH', children, { children: [link] })).toBe(
      'body failed validation: body.children[0].to_do.rich_text[0].text.link should be an object, `null`, or `undefined`, instead was `"y"`.',
    );
    expect(await refused('PATCH', children, { children: [block] })).toBe(
      'body failed validation: body.children[0].to_do.checked should be a boolean or `undefined`, instead was `"yes"`.',
    );
    const icon = { paragraph: { rich_text: [], icon: null } };
    expect(await refused('PATCH', children, { children: [icon] })).toBe(
      'body failed validation: body.children[0].paragraph.icon should be an object or `undefined`, instead was `null`.',
    );
    expect(await refused('PATCH', children, { children: [{ image: { external: { url: 'x' } } }] })).toBe(
      'Content creation Failed. Fix the following: \nInvalid image url.',
    );
    expect(await refused('POST', query, { filter: { property: 'Kind', select: { equals: 'b' } } })).toBe(
      'select option "b" not found for property "Kind". Available options: "a".',
    );
  });

  it('say that what is in the trash cannot be trashed again', async () => {
    const { raw, pageId } = openSandbox();
    const { body } = await raw('PATCH', `/v1/blocks/${pageId}/children`, { children: [{ divider: {} }] });
    const path = `/v1/blocks/${body.results[0].id}`;
    expect((await raw('DELETE', path)).body.in_trash).toBe(true);
    expect(await raw('DELETE', path)).toMatchObject({
      status: 400,
      body: { message: "Can't edit block that is archived. You must unarchive the block before editing." },
    });
  });
});
