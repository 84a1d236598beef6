import type { NotionClient } from '../client.ts';
import { howTo } from './guide.ts';
import type { HomePage } from './home-page.ts';
import { richText } from '../rich-text.ts';
import { sweep } from '../sweep.ts';

/** Puts the short guide below Northbook's page, unless it is there. */
export async function writeHowTo(client: NotionClient, home: HomePage): Promise<void> {
  const { title, icon, blocks } = howTo;
  if (home.blocks.some(({ child_page: page }) => page?.title === title)) return;
  await client.createPage(
    {
      parent: { page_id: home.page.id },
      icon: { type: 'emoji', emoji: icon },
      properties: { title: { title: richText(title) } },
      children: [...blocks],
    },
    async () => {
      const { results } = await sweep((position) => client.listBlocks(home.page.id, position));
      const found = results.find(({ child_page: page }) => page?.title === title);
      return found === undefined ? undefined : client.retrievePage(found.id);
    },
  );
}
