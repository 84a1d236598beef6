import { parseInline } from '../../notion/markdown/parse-inline.ts';
import { markdownBlocks } from '../../notion/markdown/parse-markdown.ts';
import type { Records } from '../../notion/records.ts';
import type { Fill } from '../open-edit.ts';
import { firstOf } from '../open-edit.ts';
import type { VendorApi } from '../vendor-api.ts';
import { VendorRefusal } from '../vendor-api.ts';
import { textPieces } from './typed-value.ts';

/** Gives a block the words that were typed in markdown, or moves it to the trash. */
export async function editBlockText(
  { api, records }: { api: VendorApi; records: Records },
  { id, typed }: { id: string; typed: Fill },
): Promise<void> {
  const type = records.get('block', id)?.type;
  if (type === undefined) throw new VendorRefusal(404, 'This block is not there any more.');
  const text = firstOf(typed, 'value').replaceAll('\r\n', '\n');
  const words = type === 'code' ? textPieces(text) : parseInline(text);
  const body = firstOf(typed, 'delete') === 'yes' ? { in_trash: true } : { [type]: { rich_text: words } };
  await api({ method: 'PATCH', path: `/v1/blocks/${id}`, body });
}

/** Adds what was typed in markdown to the end of a page. */
export async function addText(api: VendorApi, pageId: string, typed: Fill): Promise<void> {
  const children = markdownBlocks(firstOf(typed, 'text'));
  await api({ method: 'PATCH', path: `/v1/blocks/${pageId}/children`, body: { children } });
}
