import type { InstallRequest } from '../../sync/surface.ts';

/**
 * Tells whoever waits how far an install is: before each of its two writes what is being made, after the second all
 * that stands.
 */
export function installSteps(
  { onProgress }: Pick<InstallRequest, 'onProgress'>,
  { tabs }: { readonly tabs: readonly string[] },
): {
  readonly looked: () => Promise<void>;
  readonly made: () => Promise<void>;
  /** In place of the first two, where a spreadsheet stands already. */
  readonly stands: () => Promise<void>;
  readonly filled: () => Promise<void>;
} {
  const total = tabs.length + 3;
  return {
    async looked() {
      await onProgress?.({
        made: 'Looked for what an earlier try has left',
        done: 1,
        total,
        next: `Making the spreadsheet with its ${tabs.length} tabs`,
      });
    },
    async made() {
      await onProgress?.({
        made: 'The spreadsheet with its tabs',
        done: 2,
        total,
        next: 'Filling the tabs: columns, lists, formats, rows and charts',
      });
    },
    async stands() {
      await onProgress?.({
        made: 'Looked at the spreadsheet that stands',
        done: 2,
        total,
        next: 'Adding what is missing: tabs, columns, lists, formats and charts',
      });
    },
    async filled() {
      for (const [index, title] of [...tabs, 'Dashboard'].entries()) {
        await onProgress?.({ made: title, done: index + 3, total });
      }
    },
  };
}
