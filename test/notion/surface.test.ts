import { createNotionSurface } from '../../src/notion/surface.ts';
import { describeSurfaceContract } from '../contract/surface-contract.ts';
import { emulateNotion } from './emulated-notion.ts';
import { personIn } from './person-in-notion.ts';

describeSurfaceContract('Notion', {
  create() {
    const notion = emulateNotion();
    let binding: unknown;
    function open(kept: unknown) {
      return createNotionSurface({ client: notion.client(), parent: { page: notion.page }, binding: kept });
    }
    return Promise.resolve({
      async install(request) {
        const installation = await open(undefined).install(request);
        binding = JSON.parse(JSON.stringify(installation.binding));
        return { surface: open(binding), installation };
      },
      open,
      person: personIn(notion, () => binding),
      requests: () => notion.requests(),
    });
  },
});
