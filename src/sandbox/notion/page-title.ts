import type { RichText } from './property.ts';
import type { PageRecord, Records } from './records.ts';

/** The rich text of a page's title property, whatever it is called. */
export function titleTextOf(page: PageRecord): RichText[] {
  const value = page.values.title;
  return value?.type === 'title' ? value.text : [];
}

/** The plain title of a page or database; undefined when there is neither under this id. */
export function titleOf(records: Records, id: string): string | undefined {
  const page = records.get('page', id);
  const texts = page === undefined ? records.get('database', id)?.title : titleTextOf(page);
  return texts?.map((text) => text.plain_text).join('');
}
