import { describe, expect, it } from 'vitest';
import { sweep, sweepRows } from '../../src/notion/sweep.ts';
import { listAnswer, pageAnswer, refusal, scriptedNotion } from './scripted-notion.ts';

const options = { dataSource: 'source', properties: ['title', '%3AJ%7B%3A'] };
const lostCursor = refusal(400, 'validation_error', {
  message: 'The start_cursor provided is invalid: s:1:2',
});

function rowAt(id: string, minute: number): Record<string, unknown> {
  return pageAnswer(id, { created_time: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString() });
}

describe('sweeping rows', () => {
  it('asks for the wanted columns, a hundred rows at a time, oldest first, to the end', async () => {
    const { client, sent } = scriptedNotion([
      listAnswer([rowAt('a', 1)], { next: 's:session:b' }),
      listAnswer([rowAt('b', 2)]),
    ]);
    const rows = await sweepRows(client, options);
    expect(rows.map((row) => row.id)).toEqual(['a', 'b']);
    expect(sent.map(({ body }) => body)).toEqual([
      { page_size: 100, sorts: [{ timestamp: 'created_time', direction: 'ascending' }] },
      {
        page_size: 100,
        sorts: [{ timestamp: 'created_time', direction: 'ascending' }],
        start_cursor: 's:session:b',
      },
    ]);
    expect(sent[0]?.url.searchParams.getAll('filter_properties')).toEqual(['title', ':J{:']);
  });

  it('leaves out what lies in the trash or is archived', async () => {
    const { client } = scriptedNotion([
      listAnswer([
        pageAnswer('a', { in_trash: true }),
        pageAnswer('b', { is_archived: true }),
        pageAnswer('c'),
      ]),
    ]);
    expect((await sweepRows(client, options)).map((row) => row.id)).toEqual(['c']);
  });

  it('begins anew when its cursor is taken back, and lists each row once', async () => {
    const { client, sent } = scriptedNotion([
      listAnswer([rowAt('a', 1), rowAt('b', 2)], { next: 'cursor' }),
      lostCursor,
      listAnswer([rowAt('b', 2)], { next: 'cursor' }),
      listAnswer([rowAt('c', 3)]),
    ]);
    expect((await sweepRows(client, options)).map((row) => row.id)).toEqual(['b', 'c']);
    expect(sent).toHaveLength(4);
  });

  it('gives up when no cursor ever holds', async () => {
    const { client, sent } = scriptedNotion(
      Array.from({ length: 20 }, (_, index) =>
        index % 2 === 0 ? listAnswer([rowAt('a', 1)], { next: 'cursor' }) : lostCursor,
      ),
    );
    await expect(sweepRows(client, options)).rejects.toMatchObject({ code: 'invalid' });
    expect(sent).toHaveLength(8);
  });

  it('goes on past the ten thousand rows at which Notion ends a query', async () => {
    const { client, sent } = scriptedNotion([
      listAnswer([rowAt('a', 1), rowAt('b', 2)], { isCut: true }),
      listAnswer([rowAt('b', 2), rowAt('c', 3)]),
    ]);
    expect((await sweepRows(client, options)).map((row) => row.id)).toEqual(['a', 'b', 'c']);
    expect(sent[1]?.body).toMatchObject({
      filter: { timestamp: 'created_time', created_time: { on_or_after: '2026-01-01T00:02:00.000Z' } },
    });
  });

  it('does not pretend to be complete when one minute holds more rows than a query', async () => {
    const cut = listAnswer([rowAt('a', 1)], { isCut: true });
    const { client } = scriptedNotion([cut, cut, cut]);
    await expect(sweepRows(client, options)).rejects.toMatchObject({ code: 'invalid', surface: 'notion' });
  });
});

describe('sweeping other lists', () => {
  it('passes other refusals on at once', async () => {
    const { client, sent } = scriptedNotion([refusal(403, 'restricted_resource')]);
    await expect(sweep((position) => client.listUsers(position))).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(sent).toHaveLength(1);
  });
});
