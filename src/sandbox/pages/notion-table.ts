import * as z from 'zod';
import { createRecords } from '../notion/records.ts';
import type { SandboxStore } from '../sandbox-store.ts';

/** A shown cell: text, or choices in their colours. */
export type ShownCell =
  | { readonly kind: 'text' | 'number'; readonly text: string }
  | {
      readonly kind: 'choices';
      readonly choices: readonly { readonly name: string; readonly color: string }[];
    };

/** A database as a person sees it: its columns in the order they were made, its rows oldest first. */
export interface NotionTable {
  readonly title: string;
  readonly columns: readonly { readonly name: string; readonly note: string }[];
  readonly rows: readonly (readonly ShownCell[])[];
}

const Named = z.object({ name: z.string().default(''), color: z.string().default('default') });
const Texts = z.array(z.object({ plain_text: z.string() }));
const Value = z.looseObject({ type: z.string() });

/** Answers one request of the sandbox's own Notion. */
export type Ask = (path: string, body?: unknown) => Promise<unknown>;

/** Every database, newest page first, with the page it lies on. */
export function listNotionTables(store: SandboxStore): { id: string; title: string; page: string }[] {
  const records = createRecords(store);
  return [...records.list('data_source')].flatMap((source) => {
    const database = records.get('database', source.databaseId);
    if (source.inTrash || database === undefined || database.inTrash) return [];
    const page = database.parent.type === 'page_id' ? records.get('page', database.parent.id) : undefined;
    const title = page?.values['title'];
    return [
      {
        id: source.id,
        title: plain(database.title),
        page: title?.type === 'title' ? plain(title.text) : 'Workspace',
      },
    ];
  });
}

/** Reads a database whole, through its own API, so that the page shows what a connection would get. */
export async function readNotionTable(options: {
  store: SandboxStore;
  ask: Ask;
  id: string;
}): Promise<NotionTable | undefined> {
  const { store, ask, id } = options;
  const records = createRecords(store);
  const source = records.get('data_source', id);
  if (source === undefined) return undefined;
  const properties = source.properties.toSorted(
    (left, right) => Number(right.type === 'title') - Number(left.type === 'title'),
  );
  const pages = (await readPages(ask, id)).toReversed();
  const titles = new Map([...records.list('page')].map((page) => [page.id, titleOf(page.values)]));
  return {
    title: plain(records.get('database', source.databaseId)?.title ?? source.title),
    columns: properties.map(({ name, description }) => ({ name, note: description ?? '' })),
    rows: pages.map((page) => properties.map(({ name }) => shown(page[name], titles))),
  };
}

async function readPages(ask: Ask, id: string): Promise<Record<string, unknown>[]> {
  const Page = z.object({
    results: z.array(z.object({ properties: z.record(z.string(), z.unknown()) })),
    next_cursor: z.string().nullable(),
  });
  const pages: Record<string, unknown>[] = [];
  let cursor: string | undefined;
  do {
    const answer = Page.parse(
      await ask(`/v1/data_sources/${id}/query`, cursor === undefined ? {} : { start_cursor: cursor }),
    );
    pages.push(...answer.results.map((page) => page.properties));
    cursor = answer.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return pages;
}

function shown(property: unknown, titles: ReadonlyMap<string, string>): ShownCell {
  const value = Value.safeParse(property);
  if (!value.success) return { kind: 'text', text: '' };
  const { type } = value.data;
  const held = value.data[type];
  if (typeof held === 'number') return { kind: 'number', text: String(held) };
  if (typeof held === 'boolean') return { kind: 'text', text: held ? '✓' : '' };
  if (type === 'select' || type === 'status') {
    const choice = Named.safeParse(held);
    return { kind: 'choices', choices: choice.success ? [choice.data] : [] };
  }
  if (type === 'multi_select') return { kind: 'choices', choices: z.array(Named).catch([]).parse(held) };
  return { kind: 'text', text: textOf({ type, held, titles }) };
}

function textOf(options: { type: string; held: unknown; titles: ReadonlyMap<string, string> }): string {
  const { type, held, titles } = options;
  const texts = Texts.safeParse(held);
  if (texts.success) return texts.data.map((text) => text.plain_text).join('');
  if (type === 'date') return z.object({ start: z.string() }).safeParse(held).data?.start ?? '';
  if (type === 'people')
    return z
      .array(Named)
      .catch([])
      .parse(held)
      .map(({ name }) => name)
      .join(', ');
  if (type === 'relation') {
    const related = z
      .array(z.object({ id: z.string() }))
      .catch([])
      .parse(held);
    return related.map(({ id }) => titles.get(id) ?? id).join(', ');
  }
  if (typeof held === 'string') return held;
  return held === null || held === undefined ? '' : JSON.stringify(held);
}

function titleOf(values: Record<string, { type: string }>): string {
  const title = Object.values(values).find((value) => value.type === 'title');
  const text = z.object({ text: z.array(z.object({ plain_text: z.string() })) }).safeParse(title);
  return text.success ? plain(text.data.text) : '';
}

function plain(texts: readonly { plain_text: string }[]): string {
  return texts.map((text) => text.plain_text).join('');
}
