import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notionPaths } from '../../../src/sandbox/notion/notion-routes.ts';
import { openSandbox } from './sandbox-client.ts';

/** Words that requests are made of, so that arbitrary bodies get somewhere. */
const keys = `
  parent page_id data_source_id database_id properties Name title rich_text type children
  filter and or property number equals sorts start_cursor page_size text content in_trash
  icon emoji name configuration position initial_data_source formula expression relation
  rollup paragraph table file_upload mode filename
`
  .trim()
  .split(/\s+/);

const leaf = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.double(),
  fc.boolean(),
  fc.constantFrom(null, 'page', 'title', 'table', '', '2026-01-01', 'workspace', '__proto__'),
);
const { body } = fc.letrec<{ body: unknown }>((tie) => ({
  body: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('body'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...keys), tie('body'), { maxKeys: 4 }),
  ),
}));

const token = fc.constantFrom(
  'Bearer ntn_sandbox',
  'Bearer ntn_foreign',
  'Basic eDp5',
  '',
  'Bearer ya29.sandbox',
);
const version = fc.constantFrom('2026-03-11', '2025-09-03', '2022-06-28', '', 'tomorrow');
const query = fc.constantFrom(
  '',
  '?page_size=0',
  '?page_size=x',
  '?start_cursor=none',
  '?filter_properties=%ff',
);

describe('any request at all', () => {
  it('is answered without an error of the server, and a refused one in the words of Notion and without a trace', async () => {
    const sandbox = openSandbox();
    const ids = await idsIn(sandbox);
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          route: fc.constantFrom(...notionPaths),
          id: fc.constantFrom(...ids),
          other: fc.constantFrom(...ids),
          body,
          query,
          // Most requests come with the right token and version, or nothing else would be tried.
          authorization: fc.oneof({ weight: 6, arbitrary: fc.constant('Bearer ntn_sandbox') }, token),
          version: fc.oneof({ weight: 4, arbitrary: fc.constant('2026-03-11') }, version),
        }),
        async ({ route: { method, path }, id, other, ...sent }) => {
          const before = stateOf(sandbox);
          const place = path.replace(':id', id).replace(/:(query|property)/, other) + sent.query;
          const text = method === 'GET' || method === 'DELETE' ? undefined : JSON.stringify(sent.body);
          const headers = { authorization: sent.authorization, 'notion-version': sent.version };
          const answer = await sandbox.raw(method, place, text, headers);
          expect(answer.status).toBeLessThan(500);
          if (answer.status < 400) return;
          refused += 1;
          expect(answer.body).toMatchObject({ object: 'error', status: answer.status });
          expect(answer.body.message).not.toMatch(/\bundefined is not|cannot read|is not a function/i);
          expect(stateOf(sandbox)).toBe(before);
        },
      ),
      { numRuns: 1500, seed: 11 },
    );
    expect(refused).toBeGreaterThan(500);
  }, 120_000);

  it('is refused when it is no JSON, too long, or nested without end', async () => {
    const { raw, pageId } = openSandbox();
    const deep = `${'{"and":['.repeat(20_000)}${']}'.repeat(20_000)}`;
    for (const text of ['{', 'null', '[]', '"text"', 'x'.repeat(600_000), deep, '\u0000'])
      for (const path of ['/v1/pages', '/v1/search', '/v1/databases', '/v1/views', '/v1/comments']) {
        const { status, body: answer } = await raw('POST', path, text);
        expect([text.slice(0, 10), path, status]).toEqual([text.slice(0, 10), path, 400]);
        expect(answer.object).toBe('error');
      }
    expect((await raw('GET', `/v1/pages/${pageId}`)).status).toBe(200);
  });
});

/** Ids of everything there is, of nothing, and what is no id. */
async function idsIn({ raw, table, pageId, people }: ReturnType<typeof openSandbox>): Promise<string[]> {
  const { databaseId, dataSourceId } = await table({ Name: { title: {} }, Amount: { number: {} } });
  const row = await raw('POST', '/v1/pages', { parent: { data_source_id: dataSourceId } });
  const blocks = await raw('PATCH', `/v1/blocks/${pageId}/children`, { children: [{ divider: {} }] });
  const view = (await raw('GET', `/v1/views?database_id=${databaseId}`)).body.results[0].id;
  const viewQuery = await raw('POST', `/v1/views/${view}/queries`, {});
  const comment = await raw('POST', '/v1/comments', {
    parent: { page_id: pageId },
    rich_text: [{ text: { content: 'x' } }],
  });
  const upload = await raw('POST', '/v1/file_uploads', { filename: 'a.png' });
  const made = [row, viewQuery, comment, upload].map(({ body: { id } }) => String(id));
  const nothing = ['00000000-0000-4000-8000-000000000000', 'title', '%ff', 'a b', '__proto__'];
  return [databaseId, dataSourceId, pageId, blocks.body.results[0].id, view, ...made, ...people, ...nothing];
}

/** Everything Notion holds, but for files, which nothing here sends. */
function stateOf({ store }: ReturnType<typeof openSandbox>): string {
  const kinds = [
    'page',
    'database',
    'data_source',
    'block',
    'view',
    'view_query',
    'comment',
    'file_upload',
    'user',
  ];
  return JSON.stringify(kinds.map((kind) => [...store.list(`notion/${kind}`)].map(({ value }) => value)));
}
