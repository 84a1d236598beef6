import * as z from 'zod';
import type { VendorApi } from '../vendor-api.ts';

/** A row as the API answers it: what it holds by property name. */
export interface Row {
  readonly id: string;
  readonly held: Readonly<Record<string, Held>>;
}

/** A property's value: its type, and what stands under that type. */
export interface Held {
  readonly type: string;
  readonly value: unknown;
}

/** The first rows of a question, and whether there are more. */
export interface RowsRead {
  readonly rows: readonly Row[];
  readonly hasMore: boolean;
}

const Value = z
  .looseObject({ type: z.string(), has_more: z.boolean().optional() })
  .transform((value) => ({ type: value.type, value: value[value.type], hasMore: value.has_more === true }));
const Page = z.object({ id: z.string(), properties: z.record(z.string(), Value) });
const Pages = z.object({ results: z.array(Page), next_cursor: z.string().nullable() });
const Links = z.object({
  results: z.array(z.object({ relation: z.object({ id: z.string() }) })),
  next_cursor: z.string().nullable(),
});

/**
 * The first rows of a data source that a view's filter lets through, in its order. Without one they come oldest first, as
 * Notion's app puts a new row last; its API answers the newest first, so that all are read and turned around.
 */
export async function readRows(
  api: VendorApi,
  asked: { source: string; filter?: unknown; sorts?: unknown; limit: number },
): Promise<RowsRead> {
  const { source, limit } = asked;
  const isSorted = Array.isArray(asked.sorts) && asked.sorts.length > 0;
  const question = {
    ...(asked.filter === null || asked.filter === undefined ? {} : { filter: asked.filter }),
    ...(isSorted ? { sorts: asked.sorts } : {}),
  };
  const enough = isSorted ? limit : Infinity;
  const pages: z.infer<typeof Page>[] = [];
  let cursor: string | null = null;
  do {
    const start: object = cursor === null ? {} : { start_cursor: cursor };
    const path = `/v1/data_sources/${source}/query`;
    const answer: z.infer<typeof Pages> = Pages.parse(
      await api({ method: 'POST', path, body: { ...question, ...start } }),
    );
    pages.push(...answer.results);
    cursor = answer.next_cursor;
  } while (cursor !== null && pages.length <= enough);
  const wanted = (isSorted ? pages : pages.toReversed()).slice(0, limit);
  const rows: Row[] = [];
  for (const page of wanted) rows.push(await wholeRow(api, page));
  return { rows, hasMore: pages.length > limit || cursor !== null };
}

/** One page with its properties. */
export async function readRow(api: VendorApi, id: string): Promise<Row> {
  return wholeRow(api, Page.parse(await api({ method: 'GET', path: `/v1/pages/${id}` })));
}

/** A page shows the first links of a relation only; saving what it shows would cut off the rest. */
async function wholeRow(api: VendorApi, page: z.infer<typeof Page>): Promise<Row> {
  const held: Record<string, Held> = {};
  for (const [name, { type, value, hasMore }] of Object.entries(page.properties)) {
    const isCut = type === 'relation' && hasMore;
    held[name] = { type, value: isCut ? await readLinks(api, { page: page.id, property: name }) : value };
  }
  return { id: page.id, held };
}

async function readLinks(api: VendorApi, place: { page: string; property: string }): Promise<unknown[]> {
  const links: unknown[] = [];
  let cursor: string | null = null;
  do {
    const from = cursor === null ? '' : `&start_cursor=${encodeURIComponent(cursor)}`;
    const path = `/v1/pages/${place.page}/properties/${encodeURIComponent(place.property)}?page_size=100${from}`;
    const answer: z.infer<typeof Links> = Links.parse(await api({ method: 'GET', path }));
    links.push(...answer.results.map(({ relation }) => relation));
    cursor = answer.next_cursor;
  } while (cursor !== null);
  return links;
}
