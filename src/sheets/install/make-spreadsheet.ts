import type { sheets_v4 } from '@googleapis/sheets';
import { SurfaceError } from '../../sync/surface-error.ts';
import { installationKey, ownerKey } from '../binding.ts';
import type { SheetsClient } from '../client.ts';
import type { SpreadsheetAnswer } from '../wire.ts';

/** A spreadsheet for an install. */
export interface MadeSpreadsheet {
  readonly id: string;
  readonly url: string;
  /** Whether everything stands on it already: an earlier try came to its end and its answer got lost. */
  readonly isFilled: boolean;
}

/** How often a spreadsheet is made whose answer got lost and which is nowhere to be found. */
const patience = 3;

/**
 * Makes a new spreadsheet with empty tabs, once: one that an earlier try has left behind is taken instead. Left behind
 * is what has the very name and the very tabs, under the ids of our own choosing, and bears no mark of an installation,
 * or the mark of this one.
 */
export async function makeSpreadsheet(
  client: SheetsClient,
  wanted: {
    readonly properties: sheets_v4.Schema$SpreadsheetProperties & { readonly title: string };
    readonly sheets: readonly sheets_v4.Schema$SheetProperties[];
    readonly installation: string | undefined;
    /** Called once nothing was found to go on with. */
    readonly onNew: () => Promise<void>;
  },
): Promise<MadeSpreadsheet> {
  for (let tries = 1; ; tries += 1) {
    const found = await findLeftBehind(client, wanted);
    if (found !== undefined) return found;
    if (tries === 1) await wanted.onNew();
    try {
      const { spreadsheetId, spreadsheetUrl } = await client.create({
        properties: wanted.properties,
        sheets: wanted.sheets.map((properties, index) => ({ properties: { ...properties, index } })),
      });
      return { id: spreadsheetId, url: spreadsheetUrl, isFilled: false };
    } catch (error) {
      if (!mayHaveArrived(error) || tries === patience) throw error;
    }
  }
}

async function findLeftBehind(
  client: SheetsClient,
  wanted: Parameters<typeof makeSpreadsheet>[1],
): Promise<MadeSpreadsheet | undefined> {
  for (const id of await client.find(wanted.properties.title)) {
    const answer = await client.get(
      id,
      'spreadsheetId,spreadsheetUrl,developerMetadata(metadataKey,metadataValue),sheets(properties(sheetId,title))',
    );
    const made = { id, url: answer.spreadsheetUrl };
    if (isMarked(answer, { key: ownerKey })) {
      const { installation } = wanted;
      if (installation !== undefined && isMarked(answer, { key: installationKey, value: installation })) {
        return { ...made, isFilled: true };
      }
    } else if (
      signatureOf(answer.sheets.map(({ properties }) => properties)) === signatureOf(wanted.sheets)
    ) {
      return { ...made, isFilled: false };
    }
  }
  return undefined;
}

function isMarked(answer: SpreadsheetAnswer, { key, value }: { key: string; value?: string }): boolean {
  return answer.developerMetadata.some(
    ({ metadataKey, metadataValue }) =>
      metadataKey === key && (value === undefined || metadataValue === value),
  );
}

function signatureOf(sheets: readonly sheets_v4.Schema$SheetProperties[]): string {
  return sheets.map(({ sheetId, title }) => `${sheetId}/${title}`).join('\n');
}

/** Whether a write may have been done although its answer says nothing of it. */
export function mayHaveArrived(error: unknown): boolean {
  if (!(error instanceof SurfaceError)) return false;
  return error.code === 'unavailable' || (error.code === 'invalid' && error.status === undefined);
}
