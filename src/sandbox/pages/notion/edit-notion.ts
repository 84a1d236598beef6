import * as z from 'zod';
import type { DataSourceRecord, Records } from '../../notion/records.ts';
import type { Fill } from '../open-edit.ts';
import { firstOf } from '../open-edit.ts';
import type { VendorApi } from '../vendor-api.ts';
import { VendorRefusal } from '../vendor-api.ts';
import { addText, editBlockText } from './edit-block.ts';
import { presetValues } from './preset-values.ts';
import { textPieces, typedValue } from './typed-value.ts';

const Made = z.object({ id: z.string() });

/** What a form on a page of Notion asks for. */
export interface NotionEdit {
  /**
   * `new-row`, `new-column` or `column.<property id>` of a database; `new-page`, `new-database`, `trash` or `restore` of a
   * page; `new-text`, `text.<block id>` and, for a task, `block.<id>`; or `<row id>.<property id>` of either.
   */
  readonly target: string;
  readonly typed: Fill;
  /** The page that is shown, or the database whose rows are, with the filter they passed. */
  readonly shown: { readonly page: string } | { readonly source: DataSourceRecord; readonly filter: unknown };
}

/**
 * Does an edit through Notion's own API, so that it is checked, stamped and told to webhooks as if it came from Notion's
 * app. Gives the id of what it made. Throws a `VendorRefusal` in Notion's words.
 */
export async function editNotion(
  { api, records }: { api: VendorApi; records: Records },
  { target, typed, shown }: NotionEdit,
): Promise<string | undefined> {
  if ('source' in shown && target === 'new-row') {
    const body = newRow(shown, typed);
    return Made.parse(await api({ method: 'POST', path: '/v1/pages', body })).id;
  }
  if ('source' in shown && (target === 'new-column' || target.startsWith('column.'))) {
    const body = { properties: changedColumns(target, typed) };
    await api({ method: 'PATCH', path: `/v1/data_sources/${shown.source.id}`, body });
    return undefined;
  }
  if ('page' in shown && (target === 'new-page' || target === 'new-database')) {
    const parent = { type: 'page_id', page_id: shown.page };
    const title = textPieces(firstOf(typed, 'title'));
    const made =
      target === 'new-page'
        ? await api({ method: 'POST', path: '/v1/pages', body: { parent, properties: { title: { title } } } })
        : await api({ method: 'POST', path: '/v1/databases', body: { parent, title, ...emptyDatabase } });
    return Made.parse(made).id;
  }
  if ('page' in shown && (target === 'trash' || target === 'restore')) {
    const body = { in_trash: target === 'trash' };
    await api({ method: 'PATCH', path: `/v1/pages/${shown.page}`, body });
    return undefined;
  }
  if ('page' in shown && target === 'new-text') {
    await addText(api, shown.page, typed);
    return undefined;
  }
  if (target.startsWith('text.')) {
    await editBlockText({ api, records }, { id: target.slice('text.'.length), typed });
    return undefined;
  }
  if (target.startsWith('block.')) {
    const body = { to_do: { checked: firstOf(typed, 'value') === 'true' } };
    await api({ method: 'PATCH', path: `/v1/blocks/${target.slice('block.'.length)}`, body });
    return undefined;
  }
  await setProperty({ api, records }, { target, typed });
  return undefined;
}

const emptyDatabase = { initial_data_source: { properties: { Name: { title: {} } } } };

/** A column that is new, has another name, or goes. */
function changedColumns(target: string, typed: Fill): Record<string, unknown> {
  if (target === 'new-column') return { [firstOf(typed, 'name').trim()]: { [firstOf(typed, 'type')]: {} } };
  const id = target.slice('column.'.length);
  return { [id]: firstOf(typed, 'delete') === 'yes' ? null : { name: firstOf(typed, 'value').trim() } };
}

async function setProperty(
  { api, records }: { api: VendorApi; records: Records },
  { target, typed }: { target: string; typed: Fill },
): Promise<void> {
  const [, row = '', id = ''] = /^([0-9a-f-]{36})\.(.+)$/s.exec(target) ?? [];
  const parent = records.get('page', row)?.parent;
  const source = parent?.type === 'data_source_id' ? records.get('data_source', parent.id) : undefined;
  const property = source?.properties.find((candidate) => candidate.id === id);
  if (property === undefined) throw new VendorRefusal(404, 'This row or this column is not there any more.');
  const properties = { [property.name]: typedValue(property, typed) };
  await api({ method: 'PATCH', path: `/v1/pages/${row}`, body: { properties } });
}

/** A row with a title, in the board's column it was added to, and with what the filter asks for. */
function newRow({ source, filter }: { source: DataSourceRecord; filter: unknown }, typed: Fill): unknown {
  const title = source.properties.find(({ type }) => type === 'title');
  const by = source.properties.find(({ id }) => id === firstOf(typed, 'property'));
  const group = firstOf(typed, 'group');
  const properties = {
    ...presetValues(source, filter),
    ...(title === undefined ? {} : { [title.name]: { title: textPieces(firstOf(typed, 'title')) } }),
    ...(by === undefined || group === '' ? {} : { [by.name]: typedValue(by, { value: [group] }) }),
  };
  return { parent: { type: 'data_source_id', data_source_id: source.id }, properties };
}
