import type { Picture } from '../../sync/picture.ts';
import { SurfaceError } from '../../sync/surface-error.ts';
import type { Binding, BoundPicture } from '../binding.ts';
import type { NotionClient } from '../client.ts';
import { plainText, richText } from '../rich-text.ts';
import { sweep } from '../sweep.ts';
import type { BlockAnswer } from '../wire.ts';

/**
 * Shows the charts that Notion does not draw itself, as pictures on Northbook's page: a new one below the welcome, one
 * that shows something else in the place of the old one, and nothing where nothing is new. A picture that a person
 * deleted stays away. Gives the binding to keep. What Notion refuses is left for the next time: no answer hangs on it.
 */
export async function showPictures(
  client: NotionClient,
  { binding, pictures }: { readonly binding: Binding; readonly pictures: readonly Picture[] },
): Promise<Binding> {
  const { page } = binding;
  if (page === undefined) return binding;
  let shown = binding.pictures;
  for (const picture of pictures.filter((own) => !isDrawn(own, binding))) {
    const before = shown.find((own) => own.table === picture.table && own.view === picture.view);
    const mark = await digest(picture.svg);
    if (before !== undefined && (before.mark === mark || before.block === undefined)) continue;
    const after = await unlessRefused(() => show(client, { page, picture, before, mark }));
    if (after !== undefined) shown = [...shown.filter((own) => own !== before), after];
  }
  return shown === binding.pictures ? binding : { ...binding, pictures: shown };
}

/** Whether the chart stands as a view. */
function isDrawn({ table, view }: Picture, { tables }: Binding): boolean {
  const bound = tables.find(({ id }) => id === table);
  return bound === undefined || bound.views.includes(view);
}

interface ShowOptions {
  readonly page: string;
  readonly picture: Picture;
  readonly before: BoundPicture | undefined;
  readonly mark: string;
}

async function show(client: NotionClient, options: ShowOptions): Promise<BoundPicture> {
  const { picture, before, mark } = options;
  const { table, view, svg } = picture;
  const file = await client.uploadFile({ name: `${fileName(view)}.svg`, type: 'image/svg+xml', data: svg });
  const content = { caption: richText(view), file_upload: { id: file } };
  if (before?.block !== undefined) {
    const isThere = await replace(client, { block: before.block, content });
    return { table, view, mark, ...(isThere ? { block: before.block } : {}) };
  }
  return { table, view, mark, block: await putUp(client, { ...options, content }) };
}

interface Content {
  readonly caption: ReturnType<typeof richText>;
  readonly file_upload: { readonly id: string };
}

/** False when a person deleted the picture. */
async function replace(
  client: NotionClient,
  { block, content }: { block: string; content: Content },
): Promise<boolean> {
  try {
    const answer = await client.updateBlock({ block_id: block, image: content });
    return !answer.in_trash;
  } catch (error) {
    const isGone = error instanceof SurfaceError && (error.code === 'not-found' || error.code === 'invalid');
    if (!isGone) throw error;
    return false;
  }
}

async function putUp(
  client: NotionClient,
  { page, picture, content }: ShowOptions & { content: Content },
): Promise<string> {
  const { results } = await sweep((position) => client.listBlocks(page, position));
  const blocks = results.filter((block) => !block.in_trash);
  // An earlier try may have put it up without the binding being kept.
  const standing = blocks.find((block) => isPictureOf(picture, block));
  if (standing !== undefined && (await replace(client, { block: standing.id, content }))) return standing.id;
  const last =
    blocks.findLast(({ image }) => image !== undefined) ??
    blocks.find(({ callout }) => callout !== undefined);
  const made = await client.appendBlocks({
    parent: page,
    after: last?.id,
    blocks: [{ type: 'image', image: { type: 'file_upload', ...content } }],
    find: async () => {
      const again = await client.listBlocks(page, {});
      return again.results.some((block) => isPictureOf(picture, block)) ? again : undefined;
    },
  });
  const own = made.results.find((block) => isPictureOf(picture, block)) ?? made.results[0];
  if (own !== undefined) return own.id;
  throw new SurfaceError({
    code: 'invalid',
    surface: 'notion',
    request: `PATCH /v1/blocks/${page}/children`,
    message: 'the picture was not put up',
  });
}

function isPictureOf({ view }: Picture, { image }: BlockAnswer): boolean {
  return image !== undefined && plainText(image.caption) === view;
}

async function unlessRefused<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    const isRefused =
      error instanceof SurfaceError && ['invalid', 'forbidden', 'not-found'].includes(error.code);
    if (!isRefused) throw error;
    return undefined;
  }
}

function fileName(title: string): string {
  return title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}

async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes).slice(0, 12)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
