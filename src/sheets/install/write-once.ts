import type { sheets_v4 } from '@googleapis/sheets';
import type { SheetsClient } from '../client.ts';
import { mayHaveArrived } from './make-spreadsheet.ts';

/** How often a write whose answer got lost is looked after and, if it did not arrive, sent again. */
const patience = 3;

/**
 * Sends requests that would do harm when they arrived twice, such as new columns. When an answer gets lost it looks
 * whether they stand before it sends them again. Throws a `SurfaceError`.
 */
export async function writeOnce(
  client: SheetsClient,
  write: {
    readonly spreadsheet: string;
    readonly requests: sheets_v4.Schema$Request[];
    /** Whether what was to be written is there. */
    readonly stands: () => Promise<boolean>;
  },
): Promise<void> {
  const { spreadsheet, requests, stands } = write;
  for (let tries = 1; ; tries += 1) {
    try {
      await client.batchUpdateOnce(spreadsheet, requests);
      return;
    } catch (error) {
      if (!mayHaveArrived(error) || tries === patience) throw error;
      if (await stands()) return;
    }
  }
}
