import type { SourceTab } from './source-tab.ts';
import { fieldReference } from './view-rows.ts';

/** One line of the dashboard: what it is about, and a text or formula of ours. */
export interface DashboardLine {
  readonly label: string;
  readonly text: string;
  /** The field of the overview that it shows, where it shows one. */
  readonly shows?: string;
}

/** How things stand, as far as an overview says so, under its heading; empty without one. */
export function standingLines(tabs: readonly SourceTab[]): readonly DashboardLine[] {
  const standing = highlights(tabs);
  return standing.length === 0 ? [] : [{ label: 'How things stand', text: '' }, ...standing];
}

/** How to work with the spreadsheet, as short as it can be said, under its heading. */
export function howToLines(tabs: readonly SourceTab[]): readonly DashboardLine[] {
  const hasWide = tabs.some(({ periods }) => periods !== undefined);
  return [
    { label: 'How to', text: '' },
    {
      label: 'Yours and ours',
      text: 'White columns are yours to fill in. Shaded columns are written by Northbook, which never writes into yours.',
    },
    {
      label: 'Rearrange freely',
      text: 'Rename, move, sort, hide and add columns, rows and tabs as you like: Northbook finds everything again.',
    },
    ...(hasWide
      ? [
          {
            label: 'Readings',
            text: 'A row a metric, a column a period. For a new period head the next free column: 2026-04, April 2026, 2026-W14, 2026-Q2 or a date. Leave unknown values empty; 0 is a value.',
          },
        ]
      : []),
    {
      label: 'More columns',
      text: 'Columns that are seldom needed are folded away. The + above the letters opens them.',
    },
    {
      label: 'What belongs where',
      text: 'Point at a header to read what its column holds. Several names in one cell: write a comma between them.',
    },
    {
      label: 'When',
      text: 'Northbook computes every night, and whenever you ask it to. What it could not read stands in the columns called Northbook note.',
    },
  ];
}

const shown = ['northStar', 'verdict', 'diagnosis', 'rateLimitingStep', 'topGaps', 'lastRecalculation'];

/** What the overview says, where it is in this spreadsheet. */
export function highlights(tabs: readonly SourceTab[]): DashboardLine[] {
  const overview = tabs.find(({ table }) => table.rows === 'northbook');
  if (overview === undefined) return [];
  return shown.flatMap((id) => {
    const cells = fieldReference(overview, id);
    const field = overview.fields.get(id)?.field;
    if (cells === undefined || field === undefined) return [];
    const value = `INDEX(${cells};1)`;
    const text =
      field.kind === 'date'
        ? `=IF(${value}="";"";TEXT(${value};"yyyy-mm-dd"))`
        : `=IF(${value}="";"";${value})`;
    return [{ label: field.title, text, shows: id }];
  });
}
