import * as z from 'zod';
import type { NotionClient } from '../client.ts';
import { isWelcomePage, welcomeBlocks } from './guide.ts';
import { plainText, richText, RichText } from '../rich-text.ts';
import { sweep } from '../sweep.ts';
import type { BlockAnswer, PageAnswer } from '../wire.ts';

/**
 * Where an installation goes: below a page that is shared with the connection, at the top of the workspace, or onto
 * the copy of the template that Notion made when a person connected (`duplicated_template_id`).
 */
export type InstallParent = { readonly page: string } | { readonly copy: string } | 'workspace';

/** Northbook's own page, and what lay on it when it was found; nothing of ours does when it was just made. */
export interface HomePage {
  readonly page: PageAnswer;
  readonly blocks: readonly BlockAnswer[];
}

interface HomeOptions {
  readonly parent: InstallParent;
  readonly title: string;
  /** Tells installations of the same title from each other. */
  readonly installation: string | undefined;
}

/**
 * The page of this installation: the one that an earlier try began, or else a new one. Only the top of the workspace
 * needs a connection that a person authorised: https://developers.notion.com/reference/post-page
 * There it is found by Notion's search, which may take some seconds to know a new page.
 */
export async function findOrMakeHome(client: NotionClient, options: HomeOptions): Promise<HomePage> {
  const { parent, title, installation } = options;
  const standing = await findHome(client, options);
  if (standing !== undefined) return standing;
  const page = await client.createPage(
    {
      parent: parent === 'workspace' ? { workspace: true } : { page_id: pageOf(parent) },
      icon: { type: 'emoji', emoji: '🧭' },
      properties: { title: { title: richText(title) } },
      children: welcomeBlocks(installation),
    },
    async () => (await findHomePatiently(client, options))?.page,
  );
  return { page, blocks: [] };
}

/** Notion's search has been seen to take fifteen seconds to know a new page; what is made twice before is there twice. */
const searchLag = 30_000;
const searchPause = 5000;

/** Looks for a page that was made a moment ago, as long as the search may not know it yet. */
async function findHomePatiently(client: NotionClient, options: HomeOptions): Promise<HomePage | undefined> {
  for (let waited = 0; ; waited += searchPause) {
    const found = await findHome(client, options);
    if (found !== undefined || options.parent !== 'workspace' || waited >= searchLag) return found;
    await client.pause(searchPause);
  }
}

function pageOf(parent: Exclude<InstallParent, 'workspace'>): string {
  return 'page' in parent ? parent.page : parent.copy;
}

async function findHome(client: NotionClient, options: HomeOptions): Promise<HomePage | undefined> {
  const { parent, title, installation } = options;
  if (parent !== 'workspace' && 'copy' in parent) {
    const page = await client.retrievePage(parent.copy);
    return { page, blocks: await listCopy(client, parent.copy) };
  }
  const candidates =
    parent === 'workspace'
      ? await pagesAtTop(client, title)
      : await pagesBelow(client, { parent: parent.page, title });
  for (const id of candidates) {
    const blocks = await listAll(client, id);
    if (isWelcomePage(blocks, installation)) return { page: await client.retrievePage(id), blocks };
  }
  return undefined;
}

const copyPause = 2000;
const mostCopyLooks = 15;

/**
 * What lies on the copy of a template. Notion copies in the background: the copy is looked at until nothing more is
 * added to it, for half a minute at most.
 */
async function listCopy(client: NotionClient, page: string): Promise<BlockAnswer[]> {
  let before: BlockAnswer[] = [];
  for (let looks = 1; ; looks += 1) {
    const blocks = await listAll(client, page);
    const hasSettled = blocks.length > 0 && blocks.length === before.length;
    if (hasSettled || looks >= mostCopyLooks) return blocks;
    before = blocks;
    await client.pause(copyPause);
  }
}

async function pagesBelow(
  client: NotionClient,
  { parent, title }: { parent: string; title: string },
): Promise<string[]> {
  const blocks = await listAll(client, parent);
  return blocks.filter(({ child_page: page }) => page?.title === title).map(({ id }) => id);
}

async function pagesAtTop(client: NotionClient, title: string): Promise<string[]> {
  const { results } = await sweep((position) => client.searchPages(title, position));
  return results
    .filter((page) => page.parent.workspace === true && !page.in_trash && titleOf(page) === title)
    .map(({ id }) => id);
}

const Title = z.object({ title: RichText });

function titleOf(page: PageAnswer): string | undefined {
  const titles = Object.values(page.properties).flatMap((value) => Title.safeParse(value).data ?? []);
  return titles.map((value) => plainText(value.title))[0];
}

async function listAll(client: NotionClient, parent: string): Promise<BlockAnswer[]> {
  const { results } = await sweep((position) => client.listBlocks(parent, position));
  return results.filter((block) => !block.in_trash);
}
