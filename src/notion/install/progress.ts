import type { InstallRequest } from '../../sync/surface.ts';

/** Tells of a part that is there now; `size` is how many of the whole it stands for. */
export type Advance = (made: string, size?: number) => Promise<void>;

/** Counts the parts of an install for whoever waits for it. */
export function countProgress(onProgress: InstallRequest['onProgress'], total: number): Advance {
  let done = 0;
  return async (made, size = 1) => {
    done = Math.min(total, done + size);
    await onProgress?.({ made, done, total });
  };
}
