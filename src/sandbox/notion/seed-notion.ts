import type { SandboxStore } from '../sandbox-store.ts';
import { randomId } from './notion-id.ts';
import { createRecords } from './records.ts';
import type { Records } from './records.ts';
import { richTextOf } from './rich-text.ts';
import { internalBot } from './workspace.ts';

/** What to put into an empty Notion: people of the workspace and pages at its top. */
export interface NotionSeed {
  people?: readonly { name: string; email: string; avatarUrl?: string; id?: string | undefined }[];
  pages?: readonly { title: string; id?: string | undefined }[];
  /** Milliseconds; the pages' creation time. */
  now?: number;
  random?: () => number;
}

const FIRST_MOMENT = Date.UTC(2026, 0, 5, 9, 0);

/**
 * Adds people and workspace-level pages, which every connection with access to the workspace can install under, and gives
 * their ids in the order asked. Without a random source the ids follow from what is there already, so that the same seed
 * gives the same ids.
 */
export function seedNotion(
  store: SandboxStore,
  seed: NotionSeed,
): { personIds: string[]; pageIds: string[] } {
  const records = createRecords(store);
  ensureBot(records);
  const people = [...records.list('user')];
  const pages = [...records.list('page', 'workspace')];
  const random = seed.random ?? countedRandom(people.length * 1009 + pages.length * 31 + 1);
  const personIds = (seed.people ?? []).map(({ name, email, avatarUrl, id = randomId(random) }) => {
    records.put({
      kind: 'user',
      id,
      name,
      avatarUrl: avatarUrl ?? null,
      type: 'person',
      email,
      ownerId: null,
    });
    return id;
  });
  const author = [...records.list('user')].find((user) => user.type === 'person')?.id ?? internalBot.id;
  const now = seed.now ?? FIRST_MOMENT;
  const pageIds = (seed.pages ?? []).map(({ title, id = randomId(random) }, index) => {
    const stamps = { createdAt: now, createdBy: author, editedAt: now, editedBy: author };
    const place = { id, parent: { type: 'workspace' as const }, inTrash: false, ...stamps };
    records.put({
      kind: 'page',
      ...place,
      icon: null,
      cover: null,
      isArchived: false,
      isLocked: false,
      values: { title: { type: 'title', text: richTextOf(title) } },
    });
    records.put({
      kind: 'block',
      ...place,
      type: 'child_page',
      content: {},
      order: pages.length + index + 1,
    });
    return id;
  });
  return { personIds, pageIds };
}

/** Makes sure that the bot of the fixed token exists. */
export function ensureBot(records: Records): void {
  if (records.get('user', internalBot.id) !== undefined) return;
  records.put({
    kind: 'user',
    id: internalBot.id,
    name: internalBot.name,
    avatarUrl: null,
    type: 'bot',
    email: null,
    ownerId: null,
  });
}

/** A small generator (a linear congruence) whose numbers follow from where it starts. */
function countedRandom(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 0x1_0000_0000;
  };
}
