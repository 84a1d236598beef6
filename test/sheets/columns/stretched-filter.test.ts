import { expect, it } from 'vitest';
import * as z from 'zod';
import { SheetsBinding } from '../../../src/sheets/binding.ts';
import { createSheetsSurface } from '../../../src/sheets/surface.ts';
import { proposeBinding } from '../../../src/sync/propose-binding.ts';
import { tableOf } from '../../../src/template/template.ts';
import { contractTemplate } from '../../contract/contract-template.ts';
import { readBook } from '../book.ts';
import { emulateGoogle } from '../emulated-google.ts';
import { ownBook } from '../own-book.ts';

const Filtered = z.object({
  sheets: z.array(
    z.object({
      basicFilter: z.object({
        range: z.object({ startColumnIndex: z.number().default(0), endColumnIndex: z.number() }),
        filterSpecs: z.array(z.object({ columnIndex: z.number().default(0), filterCriteria: z.unknown() })),
      }),
    }),
  ),
});

it('stretches a filter that people set over the answers put behind their columns, and hides what it hid', async () => {
  const google = emulateGoogle();
  const place = await ownBook(google, {
    title: 'KPIs',
    rows: [
      ['Metric', 'Key', 'Target'],
      ['Nights', 'nights', 120],
      ['Seats', 'seats', 40],
    ],
    requests: [
      {
        setBasicFilter: {
          filter: {
            range: { sheetId: 7, startRowIndex: 0, endRowIndex: 3, startColumnIndex: 0, endColumnIndex: 3 },
            filterSpecs: [{ columnIndex: 1, filterCriteria: { hiddenValues: ['seats'] } }],
          },
        },
      },
    ],
  });
  const surface = createSheetsSurface({ client: google.client() });
  const [foreign] = await surface.lookAround(place);
  if (foreign === undefined) throw new Error('No table was found');
  const placed = { table: tableOf(contractTemplate, 'metrics'), layout: 'rows' } as const;
  const { columns } = proposeBinding(placed, foreign);
  const { binding } = await surface.adopt({
    place,
    adoptions: [
      {
        placed,
        foreign: foreign.id,
        columns: Object.fromEntries(columns.map(({ field, column }) => [field, column])),
      },
    ],
  });
  const { spreadsheet } = SheetsBinding.parse(binding);
  const book = await readBook(google, spreadsheet);
  const answer = await google.ask(`/v4/spreadsheets/${spreadsheet}?fields=sheets(basicFilter)`);
  const filter = Filtered.parse(answer).sheets[0]?.basicFilter;
  expect(filter?.range).toEqual({ startColumnIndex: 0, endColumnIndex: book.column('KPIs', 'Note') + 1 });
  // The column of row ids went in before the filtered one.
  expect(filter?.filterSpecs).toEqual([
    { columnIndex: book.column('KPIs', 'Key'), filterCriteria: { hiddenValues: ['seats'] } },
  ]);
});
