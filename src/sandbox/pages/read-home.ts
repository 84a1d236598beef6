import type { Records } from '../notion/records.ts';
import type { SandboxStore } from '../sandbox-store.ts';
import type { HomeContent, Shelf } from './home-page.tsx';
import { childrenOf } from './notion/sidebar.tsx';
import { emojiOf, nameOf } from './notion/workspace.ts';
import { listSpreadsheets } from './spreadsheet-files.ts';

/** What there is to go to, from Notion's records and from Drive's. */
export function readHome(from: {
  records: Records;
  store: SandboxStore;
}): Pick<HomeContent, 'pages' | 'spreadsheets' | 'connections'> {
  const { records, store } = from;
  const granted = [...records.list('grant')].filter((grant) => grant.role === 'access' && !grant.isSpent);
  const bots = new Set(granted.map((grant) => grant.botId));
  return {
    pages: childrenOf(records, 'workspace').map(({ id, type }) => shelfOf(records, { id, type })),
    spreadsheets: listSpreadsheets(store),
    connections: [...bots].map((id) => records.get('user', id)?.name ?? id),
  };
}

/** A page with what lies on it, and on the pages on it: Northbook's databases lie on a page of their own. */
function shelfOf(records: Records, { id, type }: { id: string; type: string }): Shelf {
  const inside = childrenOf(records, id).flatMap((child) => [child, ...childrenOf(records, child.id)]);
  return {
    ...entryOf(records, { id, type }),
    inside: inside.map((child) => entryOf(records, child)),
  };
}

function entryOf(records: Records, { id, type }: { id: string; type: string }) {
  const icon = emojiOf((records.get('page', id) ?? records.get('database', id))?.icon);
  return { id, title: nameOf(records, id), icon: icon ?? (type === 'child_database' ? '🗃️' : '📄') };
}
