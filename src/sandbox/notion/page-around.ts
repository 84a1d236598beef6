import type { Records } from './records.ts';

/** The page whose content a block is part of, at whatever depth. */
export function pageAround(blockId: string, records: Records): string | undefined {
  let block = records.get('block', blockId);
  while (block?.parent.type === 'block_id') block = records.get('block', block.parent.id);
  return block?.parent.type === 'page_id' ? block.parent.id : undefined;
}
