import * as z from 'zod';
import type { Records } from '../notion/records.ts';
import type { HomeContent, Shelf } from './home-page.tsx';
import { childrenOf } from './notion/sidebar.tsx';
import { emojiOf, nameOf } from './notion/workspace.ts';
import type { VendorApi } from './vendor-api.ts';

const Files = z.object({
  files: z.array(z.object({ id: z.string(), name: z.string() })).default([]),
  nextPageToken: z.string().optional(),
});

/** What there is to go to, from Notion's records and from Google's Drive. */
export async function readHome(from: {
  records: Records;
  google: VendorApi;
}): Promise<Pick<HomeContent, 'pages' | 'spreadsheets' | 'connections'>> {
  const { records, google } = from;
  const granted = [...records.list('grant')].filter((grant) => grant.role === 'access' && !grant.isSpent);
  const bots = new Set(granted.map((grant) => grant.botId));
  return {
    pages: childrenOf(records, 'workspace').map(({ id, type }) => shelfOf(records, { id, type })),
    spreadsheets: await listSpreadsheets(google),
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

async function listSpreadsheets(google: VendorApi): Promise<{ id: string; name: string }[]> {
  const files: { id: string; name: string }[] = [];
  let token: string | undefined;
  do {
    const query = new URLSearchParams({
      q: "mimeType='application/vnd.google-apps.spreadsheet' and trashed=false",
      pageSize: '100',
      orderBy: 'name',
      fields: 'nextPageToken,files(id,name)',
      ...(token === undefined ? {} : { pageToken: token }),
    });
    const answer = Files.parse(await google({ method: 'GET', path: `/drive/v3/files?${query.toString()}` }));
    files.push(...answer.files);
    token = answer.nextPageToken;
  } while (token !== undefined);
  return files;
}
