import type { sheets_v4 } from '@googleapis/sheets';
import type { Picture } from '../../sync/picture.ts';
import { northStarPictures } from '../../sync/pictures.ts';
import type { SheetsBinding } from '../binding.ts';
import type { SheetsClient } from '../client.ts';
import { northStarId, viewId } from './chart-block.ts';
import type { StandingNumbers } from './read-dashboard.ts';
import { readDashboard } from './read-dashboard.ts';

/** Where the numbers of charts stand, without a single one of them. */
const marksMask =
  'spreadsheetId,sheets(properties(sheetId),data(columnMetadata(developerMetadata(metadataKey,metadataValue))))';

/**
 * Writes the numbers of charts whose rows no formula reaches, as they live in another spreadsheet or tool, to where their
 * charts look for them. One read and one write where they are new; nothing where they are as they were. Gives the binding
 * to keep.
 */
export async function showNumbers(
  client: SheetsClient,
  { binding, pictures }: { readonly binding: SheetsBinding; readonly pictures: readonly Picture[] },
): Promise<SheetsBinding> {
  const awaited = pictures.flatMap((picture) => {
    const id = awaitedChart(binding, picture);
    return id === undefined ? [] : [{ id, numbers: picture.numbers }];
  });
  const shown = JSON.stringify(awaited);
  if (awaited.length === 0 || binding.shown === shown) return binding;
  const { numbers: standing } = readDashboard(await client.get(binding.spreadsheet, marksMask));
  const requests = awaited.flatMap(({ id, numbers }) => numberCells({ id, numbers, standing }));
  if (requests.length > 0) await client.batchUpdate(binding.spreadsheet, requests);
  return { ...binding, shown };
}

/** The chart that a picture stands for, where formulas cannot fill it. */
function awaitedChart(binding: SheetsBinding, { table, view }: Picture): string | undefined {
  const here = binding.tables.filter(({ spreadsheet }) => spreadsheet === undefined);
  if (!northStarPictures.includes(view)) {
    return here.some((bound) => bound.table.id === table) ? undefined : viewId(table, view);
  }
  // One chart shows the first North Star, as the formulas do.
  const isFirst = view === northStarPictures[0];
  return !isFirst || here.some(({ layout }) => layout === 'wide') ? undefined : northStarId;
}

function numberCells(options: {
  id: string;
  numbers: Picture['numbers'];
  standing: StandingNumbers | undefined;
}): sheets_v4.Schema$Request[] {
  const { id, numbers, standing } = options;
  const place = standing?.charts.get(id);
  if (standing === undefined || place === undefined) return [];
  const { column, rows: room } = place;
  // The newest periods count, and the largest bars.
  const shown = id === northStarId ? numbers.rows.slice(-room) : numbers.rows.slice(0, room);
  const cells = [numbers.headers, ...shown].map((row) => ({ values: row.map(valueCell) }));
  return [
    {
      updateCells: {
        range: {
          sheetId: standing.sheet,
          startRowIndex: 1,
          endRowIndex: room + 2,
          startColumnIndex: column,
          endColumnIndex: column + numbers.headers.length,
        },
        rows: cells,
        fields: 'userEnteredValue',
      },
    },
  ];
}

/** What rows are called is people's text and never a formula. */
function valueCell(value: string | number | undefined): sheets_v4.Schema$CellData {
  if (value === undefined) return {};
  return {
    userEnteredValue: typeof value === 'number' ? { numberValue: value } : { stringValue: value },
  };
}
