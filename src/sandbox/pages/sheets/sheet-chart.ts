import type { Chart, ChartShape } from '../chart/chart.ts';
import { shortNumber } from '../chart/chart.ts';
import type { VendorApi } from '../vendor-api.ts';
import { VendorRefusal } from '../vendor-api.ts';
import { cssColor } from './cell-look.ts';
import type { Box } from './place-name.ts';
import { boxName, inTab } from './place-name.ts';
import type { SheetValue } from './read-values.ts';
import { readRanges } from './read-values.ts';
import type { ChartAnswer, TabAnswer } from './sheet-answer.ts';

/** A chart on a tab: what is drawn, or a word on why it cannot be. */
export type SheetChart = { readonly chart: Chart } | { readonly number: string } | { readonly words: string };

const shapes: Readonly<Record<string, ChartShape | undefined>> = {
  COLUMN: 'column',
  COMBO: 'column',
  BAR: 'bar',
  LINE: 'line',
  AREA: 'area',
  STEPPED_AREA: 'area',
  SCATTER: 'scatter',
};

interface Reader {
  readonly api: VendorApi;
  readonly spreadsheet: string;
  readonly tabs: readonly TabAnswer[];
}

/** Reads what a chart draws from the ranges it names. */
export async function readChart(reader: Reader, { spec }: ChartAnswer): Promise<SheetChart> {
  try {
    const { basicChart, pieChart, scorecardChart, title } = spec;
    if (basicChart !== undefined) return { chart: await readBasic(reader, { title, basicChart }) };
    if (pieChart !== undefined) return { chart: await readPie(reader, { title, pieChart }) };
    if (scorecardChart === undefined) return { words: 'This kind of chart is not drawn here.' };
    const [value] = await column(reader, { data: scorecardChart.keyValueData, isShown: true });
    return { number: String(value ?? '—') };
  } catch (error) {
    if (error instanceof VendorRefusal) return { words: error.message };
    throw error;
  }
}

type Spec = ChartAnswer['spec'];
type Data = NonNullable<Spec['pieChart']>['domain'];

async function readBasic(
  reader: Reader,
  { title, basicChart }: { title: string; basicChart: NonNullable<Spec['basicChart']> },
): Promise<Chart> {
  const [domain] = basicChart.domains;
  const labels = domain === undefined ? [] : await column(reader, { data: domain.domain, isShown: true });
  const read = await Promise.all(
    basicChart.series.map((own) => column(reader, { data: own.series, isShown: false })),
  );
  const headers = basicChart.headerCount ?? guessHeaders(read);
  const series = read.map((values, index) => {
    const own = basicChart.series[index];
    return {
      name: headers > 0 ? String(values[0] ?? '') : '',
      values: values.slice(headers).map(toNumber),
      color: cssColor(own?.colorStyle?.rgbColor),
      isLine: own?.type === 'LINE',
    };
  });
  const count = series.reduce((most, own) => Math.max(most, own.values.length), 0);
  return {
    title,
    shape: shapes[basicChart.chartType] ?? 'column',
    labels: Array.from({ length: count }, (_, index) => String(labels[index + headers] ?? '')),
    series,
    isStacked: basicChart.stackedType === 'STACKED' || basicChart.stackedType === 'PERCENT_STACKED',
    show: scaleOf(series.flatMap(({ values }) => values)),
  };
}

async function readPie(
  reader: Reader,
  { title, pieChart }: { title: string; pieChart: NonNullable<Spec['pieChart']> },
): Promise<Chart> {
  const labels = await column(reader, { data: pieChart.domain, isShown: true });
  const values = await column(reader, { data: pieChart.series, isShown: false });
  const headers = guessHeaders([values]);
  const numbers = values.slice(headers).map(toNumber);
  return {
    title,
    shape: 'donut',
    labels: numbers.map((_, index) => String(labels[index + headers] ?? '')),
    series: [{ name: '', values: numbers }],
    show: scaleOf(numbers),
  };
}

/** The values of a chart's range in one line, whichever way it lies. */
async function column(
  reader: Reader,
  from: { data: Data; isShown: boolean },
): Promise<readonly SheetValue[]> {
  const ranges = from.data.sourceRange.sources.flatMap((box) => nameOf(reader, box) ?? []);
  const { api, spreadsheet } = reader;
  const read = await readRanges(api, { spreadsheet, ranges, isShown: from.isShown });
  return read.flatMap((rows) => rows.flatMap((row) => (row.length === 0 ? [''] : row)));
}

function nameOf({ tabs }: Reader, box: Box): string | undefined {
  const tab = tabs.find(({ sheetId }) => sheetId === box.sheetId);
  return tab === undefined ? undefined : inTab(tab.title, boxName(box));
}

/** Without a header count Google looks itself: a first line of texts over numbers is a header. */
function guessHeaders(series: readonly (readonly SheetValue[])[]): number {
  const isHeaded = series.some(
    ([first, ...rest]) => typeof first === 'string' && rest.some((value) => typeof value === 'number'),
  );
  return isHeaded ? 1 : 0;
}

function toNumber(value: SheetValue): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** Shares are read as percentages. */
function scaleOf(values: readonly (number | undefined)[]): (value: number) => string {
  const known = values.filter((value) => value !== undefined);
  const isShare =
    known.length > 0 && known.every((value) => Math.abs(value) <= 1) && known.some((v) => v % 1 !== 0);
  return isShare ? (value) => `${Number((value * 100).toFixed(1))}%` : shortNumber;
}
