import * as z from 'zod';
import { dashedId } from '../../notion/notion-id.ts';
import { titleOf } from '../../notion/page-title.ts';
import type { Property } from '../../notion/property.ts';
import type {
  DatabaseRecord,
  DataSourceRecord,
  PageRecord,
  Records,
  ViewRecord,
} from '../../notion/records.ts';
import type { VendorApi } from '../vendor-api.ts';

/** Someone or something to choose: its id and what people call it. */
export interface Named {
  readonly id: string;
  readonly title: string;
}

/** The sandbox's Notion as its pages read it: what there is from its records, what rows hold through its API. */
export interface Workspace {
  readonly records: Records;
  readonly api: VendorApi;
  /** The people of the workspace. */
  readonly people: readonly Named[];
}

/** Opens the workspace for one page view. */
export function openWorkspace(options: { records: Records; api: VendorApi }): Workspace {
  const { records, api } = options;
  const people = [...records.list('user')].filter((user) => user.type === 'person');
  return { records, api, people: people.map(({ id, name }) => ({ id, title: name })) };
}

/** What a page or database is called; 'Untitled' when it has no title, as Notion says. */
export function nameOf(records: Records, id: string): string {
  const title = titleOf(records, id) ?? '';
  return title === '' ? 'Untitled' : title;
}

/** Longer lists of rows to choose from would make every page that shows the relation slow. */
const choosable = 300;

/** The live rows of a data source, oldest first: what a relation to it can point at. */
export function rowsOf(records: Records, dataSourceId: string): Named[] {
  return records
    .list('page', dataSourceId)
    .filter((row) => !row.inTrash)
    .take(choosable)
    .map(({ id }) => ({ id, title: nameOf(records, id) }))
    .toArray();
}

/** What an address means. A database stands for its data source, also one that only shows views of another's. */
export type Found =
  | { readonly kind: 'page'; readonly page: PageRecord }
  | { readonly kind: 'database'; readonly database: DatabaseRecord; readonly source: DataSourceRecord };

/** Finds what lies under an id in either spelling, pages in the trash too; undefined for what is not there. */
export function findShown(records: Records, sentId: string): Found | undefined {
  const id = dashedId(sentId) ?? sentId;
  const page = records.get('page', id);
  if (page !== undefined) return { kind: 'page', page };
  const source = records.get('data_source', id);
  const database = records.get('database', source?.databaseId ?? id);
  if (database === undefined || database.inTrash) return undefined;
  const shown = source ?? firstSource(records, database.id);
  return shown === undefined || shown.inTrash ? undefined : { kind: 'database', source: shown, database };
}

function firstSource(records: Records, databaseId: string): DataSourceRecord | undefined {
  const own = records.list('data_source', databaseId).find((source) => !source.inTrash);
  const linked = viewsOf(records, databaseId).find((view) => view.dataSourceId !== null);
  return own ?? records.get('data_source', linked?.dataSourceId ?? '');
}

/** The views of a database in their order, without the widgets of its dashboards. */
export function viewsOf(records: Records, databaseId: string): ViewRecord[] {
  return [...records.list('view', databaseId)]
    .filter((view) => view.dashboardId === null)
    .toSorted((left, right) => left.order - right.order);
}

/** A data source's columns as a person meets them: the title first, then as they were made. */
export function columnsOf(source: DataSourceRecord): Property[] {
  return source.properties.toSorted(
    (left, right) => Number(right.type === 'title') - Number(left.type === 'title'),
  );
}

/** The emoji of a page or database; undefined for none or another kind of icon. */
export function emojiOf(icon: unknown): string | undefined {
  return z.object({ emoji: z.string() }).safeParse(icon).data?.emoji;
}

/** Whether a column says that Northbook writes it. */
export function isAnswer(property: Property): boolean {
  return /northbook/i.test(property.description ?? '');
}
