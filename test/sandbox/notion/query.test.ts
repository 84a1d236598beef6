import { collectPaginatedAPI } from '@notionhq/client';
import { describe, expect, it } from 'vitest';

import { openSandbox } from './sandbox-client.ts';
import type { LooseAnswer } from './sandbox-client.ts';

function text(content: string) {
  return [{ text: { content } }];
}

/** Three rows that differ in every type a filter can ask for, and a question by filter that gives their names. */
async function openRows() {
  const sandbox = openSandbox();
  const { raw, table, clock, people } = sandbox;
  const { dataSourceId } = await table({
    Name: { title: {} },
    Notes: { rich_text: {} },
    Amount: { number: {} },
    Kind: { select: { options: [{ name: 'x' }, { name: 'y' }] } },
    Tags: { multi_select: { options: [{ name: 'p' }, { name: 'q' }] } },
    Stage: { status: {} },
    When: { date: {} },
    Who: { people: {} },
    Done: { checkbox: {} },
    Twice: { formula: { expression: 'prop("Amount") * 2' } },
    Id: { unique_id: {} },
    Mail: { email: {} },
  });
  async function add(properties: Record<string, unknown>): Promise<string> {
    clock.now += 60_000;
    const { body } = await raw('POST', '/v1/pages', { parent: { data_source_id: dataSourceId }, properties });
    return String(body.id);
  }
  await add({
    Name: { title: text('One') },
    Notes: { rich_text: text('Alpha beta') },
    Amount: { number: 1 },
    Kind: { select: { name: 'x' } },
    Tags: { multi_select: [{ name: 'p' }, { name: 'q' }] },
    When: { date: { start: '2026-11-20' } },
    Who: { people: [{ id: people[0] }] },
    Done: { checkbox: true },
    Mail: { email: 'one@example.com' },
  });
  await add({
    Name: { title: text('Two') },
    Amount: { number: 2 },
    Kind: { select: { name: 'y' } },
    Tags: { multi_select: [{ name: 'q' }] },
    Stage: { status: { name: 'Done' } },
    When: { date: { start: '2026-12-24T10:00:00Z' } },
  });
  await add({ Name: { title: text('Three') }, Notes: { rich_text: text('gamma') } });
  async function names(filter: unknown, sorts?: unknown): Promise<string[]> {
    const { body } = await raw('POST', `/v1/data_sources/${dataSourceId}/query`, { filter, sorts });
    if (body.object === 'error') throw new Error(body.message);
    return body.results.map((row: LooseAnswer) => row.properties.Name.title[0].plain_text);
  }
  return { ...sandbox, dataSourceId, add, names };
}

describe('a filter', () => {
  it.each([
    [
      'text that contains, whatever its capitals',
      { property: 'Notes', rich_text: { contains: 'BETA' } },
      ['One'],
    ],
    ['text that is empty', { property: 'Notes', rich_text: { is_empty: true } }, ['Two']],
    ['a title that starts with', { property: 'Name', title: { starts_with: 'T' } }, ['Three', 'Two']],
    ['an address that ends with', { property: 'Mail', email: { ends_with: '.com' } }, ['One']],
    ['a number above', { property: 'Amount', number: { greater_than: 1 } }, ['Two']],
    ['a number that is missing', { property: 'Amount', number: { is_empty: true } }, ['Three']],
    ['a choice', { property: 'Kind', select: { equals: 'x' } }, ['One']],
    ['any of several choices', { property: 'Kind', select: { equals: ['x', 'y'] } }, ['Two', 'One']],
    [
      'another choice, the empty one included',
      { property: 'Kind', select: { does_not_equal: 'x' } },
      ['Three', 'Two'],
    ],
    ['one of the tags', { property: 'Tags', multi_select: { contains: 'p' } }, ['One']],
    ['a status', { property: 'Stage', status: { equals: 'Done' } }, ['Two']],
    ['a day before', { property: 'When', date: { before: '2026-12-01' } }, ['One']],
    ['the day of a time', { property: 'When', date: { equals: '2026-12-24' } }, ['Two']],
    ['the past week', { property: 'When', date: { past_week: {} } }, ['One']],
    ['a relative word', { property: 'When', date: { after: 'today' } }, ['Two']],
    ['nobody', { property: 'Who', people: { is_empty: true } }, ['Three', 'Two']],
    ['a tick', { property: 'Done', checkbox: { equals: true } }, ['One']],
    ['no tick', { property: 'Done', checkbox: { does_not_equal: true } }, ['Three', 'Two']],
    ['the number of a formula', { property: 'Twice', formula: { number: { equals: 4 } } }, ['Two']],
    ['a row number', { property: 'Id', unique_id: { less_than_or_equal_to: 2 } }, ['Two', 'One']],
    [
      'a creation time',
      { timestamp: 'created_time', created_time: { on_or_after: '2026-11-24T09:32:00Z' } },
      ['Three', 'Two'],
    ],
    [
      'all of several',
      {
        and: [
          { property: 'Kind', select: { is_not_empty: true } },
          {
            or: [
              { property: 'Amount', number: { equals: 2 } },
              { property: 'Amount', number: { equals: 9 } },
            ],
          },
        ],
      },
      ['Two'],
    ],
  ])('by %s gives the rows that have it, newest first', async (_name, filter, expected) => {
    const { names } = await openRows();
    expect(await names(filter)).toEqual(expected);
  });

  it('by a person takes the id of a user', async () => {
    const { names, people } = await openRows();
    expect(await names({ property: 'Who', people: { contains: people[0] } })).toEqual(['One']);
  });

  it('is refused when its property, type, choice or nesting is wrong', async () => {
    const { names } = await openRows();
    await expect(names({ property: 'Nope', number: { equals: 1 } })).rejects.toThrow(
      'Could not find property with name or id: Nope',
    );
    await expect(names({ property: 'Amount', rich_text: { equals: '1' } })).rejects.toThrow(
      'database property number does not match filter rich_text',
    );
    await expect(names({ property: 'Kind', select: { equals: 'z' } })).rejects.toThrow(
      'select option "z" not found for property "Kind".',
    );
    await expect(names({ property: 'Amount', number: { is: 1 } })).rejects.toThrow('should be defined');
    const leaf = { property: 'Amount', number: { equals: 1 } };
    await expect(names({ and: [{ or: [{ and: [leaf] }] }] })).rejects.toThrow('should be not present');
  });
});

describe('a query', () => {
  it('sorts by several properties with empty values last, either way', async () => {
    const { names } = await openRows();
    expect(await names(undefined, [{ property: 'Amount', direction: 'descending' }])).toEqual([
      'Two',
      'One',
      'Three',
    ]);
    expect(
      await names(undefined, [
        { property: 'Done', direction: 'ascending' },
        { property: 'Name', direction: 'ascending' },
      ]),
    ).toEqual(['Three', 'Two', 'One']);
    expect(await names(undefined, [{ timestamp: 'created_time', direction: 'ascending' }])).toEqual([
      'One',
      'Two',
      'Three',
    ]);
  });

  it('gives every row once through its cursors, while rows are being added', async () => {
    const { raw, dataSourceId, add } = await openRows();
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await raw('POST', `/v1/data_sources/${dataSourceId}/query`, {
        page_size: 1,
        start_cursor: cursor,
      });
      seen.push(body.results[0].properties.Name.title[0].plain_text);
      cursor = body.next_cursor ?? undefined;
      if (seen.length === 1) await add({ Name: { title: text('Late') } });
    } while (cursor !== undefined);
    expect(seen).toEqual(['Three', 'Two', 'One']);
  });

  it('refuses more than a hundred rows a page and a cursor that is none', async () => {
    const { raw, dataSourceId } = await openRows();
    const big = await raw('POST', `/v1/data_sources/${dataSourceId}/query`, { page_size: 101 });
    expect(big.body.message).toBe(
      'body failed validation: body.page_size should be ≤ `100`, instead was `101`.',
    );
    const lost = await raw('POST', `/v1/data_sources/${dataSourceId}/query`, { start_cursor: 'nowhere' });
    expect(lost.body.message).toBe('The start_cursor provided is invalid: nowhere');
  });

  it('answers only the properties asked for', async () => {
    const { raw, dataSourceId } = await openRows();
    const { body } = await raw(
      'POST',
      `/v1/data_sources/${dataSourceId}/query?filter_properties=title&filter_properties=Amount`,
      {},
    );
    expect(Object.keys(body.results[0].properties).toSorted()).toEqual(['Amount', 'Name']);
  });

  it('works with the paging helper of the official client', async () => {
    const { client, dataSourceId } = await openRows();
    const rows = await collectPaginatedAPI(client.dataSources.query, {
      data_source_id: dataSourceId,
      page_size: 2,
    });
    expect(rows).toHaveLength(3);
  });
});

describe('ten thousand rows and one', () => {
  it('are read in pages of a hundred within three seconds, and the query ends at the cap and says so', async () => {
    const { raw, table } = openSandbox();
    const { dataSourceId } = await table({
      Name: { title: {} },
      Amount: { number: {} },
      Kind: { select: {} },
      When: { date: {} },
    });
    for (let number = 0; number <= 10_000; number += 1) {
      await raw('POST', '/v1/pages', {
        parent: { data_source_id: dataSourceId },
        properties: {
          Name: { title: text(`Row ${number}`) },
          Amount: { number },
          Kind: { select: { name: 'x' } },
          When: { date: { start: '2026-01-01' } },
        },
      });
    }
    const start = process.cpuUsage();
    let count = 0;
    let cursor: string | undefined;
    let last: LooseAnswer;
    do {
      last = (
        await raw('POST', `/v1/data_sources/${dataSourceId}/query`, { page_size: 100, start_cursor: cursor })
      ).body;
      count += last.results.length;
      cursor = last.next_cursor ?? undefined;
    } while (cursor !== undefined);
    const { user, system } = process.cpuUsage(start);
    console.log(`10,000 rows in 100-row pages: ${Math.round((user + system) / 1000)} ms of CPU`);
    expect(count).toBe(10_000);
    expect(last).toMatchObject({
      has_more: false,
      request_status: { type: 'incomplete', incomplete_reason: 'query_result_limit_reached' },
    });
    expect((user + system) / 1000).toBeLessThan(3000);
  }, 60_000);
});
