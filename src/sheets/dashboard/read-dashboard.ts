import { dashboardKey } from '../binding.ts';
import { saidOfOurs } from './chart-spec.ts';
import type { SheetAnswer, SpreadsheetAnswer } from '../wire.ts';

/** The tab of numbers: in which column those of each chart begin, and how many rows of them it shows. */
export interface StandingNumbers {
  readonly sheet: number;
  readonly charts: ReadonlyMap<string, { readonly column: number; readonly rows: number }>;
}

/** What stands of a dashboard, wherever people have moved it. */
export interface StandingDashboard {
  /** The tab itself. */
  readonly sheet: number | undefined;
  /** Where the charts begin: a row below the last line that tells how things stand. */
  readonly textEnd: number | undefined;
  readonly numbers: StandingNumbers | undefined;
  /** Charts that are drawn, on whichever tab. */
  readonly drawn: ReadonlySet<string>;
  /** Charts of ours on the dashboard whose numbers are gone. */
  readonly broken: readonly number[];
}

/** Finds the dashboard by its marks. */
export function readDashboard({ sheets }: SpreadsheetAnswer): StandingDashboard {
  const front = sheets.find(
    ({ developerMetadata, data }) =>
      marksOf(developerMetadata).includes('tab') ||
      marksOn(data[0]?.columnMetadata).some(({ mark }) => mark === 'text'),
  );
  const rows = marksOn(front?.data[0]?.rowMetadata).map(({ index }) => index);
  const numbers = sheets.flatMap((sheet) => numbersOn(sheet) ?? [])[0];
  const ids = new Set(sheets.map(({ properties }) => properties.sheetId));
  const columns = new Map([...(numbers?.charts ?? [])].map(([id, { column }]) => [column, id]));
  const sources = sheets.flatMap(({ charts }) => charts.flatMap(sourcesOf));
  return {
    sheet: front?.properties.sheetId,
    textEnd: rows.length === 0 ? undefined : Math.max(...rows) + 2,
    numbers,
    drawn: new Set(
      sources.flatMap(({ sheetId, startColumnIndex }) =>
        sheetId === numbers?.sheet ? (columns.get(startColumnIndex) ?? []) : [],
      ),
    ),
    broken: (front?.charts ?? []).flatMap((chart) => {
      const isOurs = chart.spec.altText.endsWith(saidOfOurs);
      return isOurs && !sourcesOf(chart).some(({ sheetId }) => ids.has(sheetId)) ? [chart.chartId] : [];
    }),
  };
}

function numbersOn({ properties, data }: SheetAnswer): StandingNumbers | undefined {
  const charts = marksOn(data[0]?.columnMetadata).flatMap(({ mark, index }) => {
    const [, id, rows] = /^(.+)\/(\d+)$/.exec(mark) ?? [];
    return id === undefined ? [] : [[id, { column: index, rows: Number(rows) }] as const];
  });
  return charts.length === 0 ? undefined : { sheet: properties.sheetId, charts: new Map(charts) };
}

function sourcesOf({ spec }: SheetAnswer['charts'][number]) {
  const domains = [spec.basicChart?.domains[0]?.domain, spec.pieChart?.domain];
  return domains.flatMap((domain) => domain?.sourceRange?.sources ?? []);
}

/** The dashboard's marks on rows or columns, with where each stands. */
export function marksOn(
  lines: SheetAnswer['data'][number]['rowMetadata'] | undefined,
): { readonly mark: string; readonly index: number }[] {
  return (lines ?? []).flatMap(({ developerMetadata }, index) =>
    marksOf(developerMetadata).map((mark) => ({ mark, index })),
  );
}

function marksOf(marks: SheetAnswer['developerMetadata']): string[] {
  return marks.flatMap(({ metadataKey, metadataValue }) =>
    metadataKey === dashboardKey && metadataValue !== undefined ? [metadataValue] : [],
  );
}
