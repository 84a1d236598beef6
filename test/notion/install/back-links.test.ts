import { expect, it } from 'vitest';
import { createNotionSurface } from '../../../src/notion/surface.ts';
import type { InstallRequest } from '../../../src/sync/surface.ts';
import { contractRequest } from '../../contract/contract-template.ts';
import { emulateNotion } from '../emulated-notion.ts';

/** Three metrics that feed each other in a circle, by a relation that has another side. */
const circle: InstallRequest = {
  ...contractRequest(),
  rows: {
    metrics: [
      { id: 'a', cells: { name: 'A', feeds: ['b', 'c'] } },
      { id: 'b', cells: { name: 'B', feeds: ['c'] } },
      { id: 'c', cells: { name: 'C', feeds: ['a'] } },
    ],
  },
};

it('links rows in a circle from the other side, with no request more than a row each', async () => {
  const notion = emulateNotion();
  const surface = createNotionSurface({ client: notion.client(), parent: { page: notion.page } });
  const { rowIds } = await surface.install(circle);
  const [metrics] = await surface.pull();
  const names = new Map(Object.entries(rowIds['metrics'] ?? {}).map(([sample, page]) => [page, sample]));
  const links = metrics?.rows.map(({ id, cells: { feeds } }) => [
    names.get(id),
    typeof feeds === 'object' ? feeds.map((page) => names.get(page) ?? page).toSorted() : [],
  ]);
  expect(Object.fromEntries(links ?? [])).toEqual({ a: ['b', 'c'], b: ['c'], c: ['a'] });
  expect(
    notion.seen.filter(({ method, path }) => method === 'PATCH' && path.startsWith('/v1/pages/')),
  ).toEqual([]);
});
