import * as z from 'zod';
import type { VendorApi } from '../vendor-api.ts';

/** A block as the API answers it, with the blocks inside it. */
export interface ShownBlock {
  readonly id: string;
  readonly type: string;
  /** What stands under the block's type. */
  readonly content: Readonly<Record<string, unknown>>;
  readonly children: readonly ShownBlock[];
}

const Block = z
  .looseObject({ id: z.string(), type: z.string(), has_children: z.boolean().default(false) })
  .transform((block) => ({
    id: block.id,
    type: block.type,
    hasChildren: block.has_children,
    content: z.record(z.string(), z.unknown()).catch({}).parse(block[block.type]),
  }));
const Blocks = z.object({ results: z.array(Block), next_cursor: z.string().nullable() });

/** Blocks in blocks deeper than this are left out; nobody reads that far in. */
const deepest = 6;

/** Reads what lies on a page or in a block, whole. */
export async function readBlocks(api: VendorApi, id: string, depth = 0): Promise<ShownBlock[]> {
  const blocks: ShownBlock[] = [];
  let cursor: string | null = null;
  do {
    const from = cursor === null ? '' : `&start_cursor=${cursor}`;
    const path = `/v1/blocks/${id}/children?page_size=100${from}`;
    const answer: z.infer<typeof Blocks> = Blocks.parse(await api({ method: 'GET', path }));
    for (const { hasChildren, ...block } of answer.results) {
      const isOpen = hasChildren && block.type !== 'child_page' && depth < deepest;
      const children: ShownBlock[] = isOpen ? await readBlocks(api, block.id, depth + 1) : [];
      blocks.push({ ...block, children });
    }
    cursor = answer.next_cursor;
  } while (cursor !== null);
  return blocks;
}
