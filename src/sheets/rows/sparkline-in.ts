import { idField } from '../binding.ts';
import { headerText } from '../book/header-row.ts';
import { parsePeriods } from '../../model/parse-period.ts';
import { metricSparkline, rowSparkline } from '../columns/sparkline.ts';
import type { SparklineCell } from '../install/tab-cells.ts';
import type { Tab } from '../book/tab.ts';

/** What the line of a row's readings says in a tab that stands; undefined when there are no readings to draw. */
export function sparklineIn(tab: Tab, tabs: readonly Tab[]): SparklineCell | undefined {
  const wide = tab.bound.layout === 'wide' ? tab : tabs.find(({ bound }) => bound.layout === 'wide');
  const firstPeriod = wide === undefined ? undefined : firstPeriodOf(wide);
  if (wide === undefined || firstPeriod === undefined) return undefined;
  if (wide === tab) return (row) => rowSparkline({ row, firstPeriod });
  const [ids, own] = [wide.columns.get(idField), tab.columns.get(idField)];
  if (ids === undefined || own === undefined) return undefined;
  const place = {
    title: wide.title,
    firstRow: wide.header.row + 1,
    firstPeriod,
    lastPeriod: wide.columnCount - 1,
    idColumn: ids,
  };
  return (row) => metricSparkline({ row, idColumn: own, wide: place });
}

/** The first column headed by a period, right of all of ours: a line must not reach over other numbers. */
function firstPeriodOf(wide: Tab): number | undefined {
  const periods = parsePeriods(wide.foreign.map(({ header }) => headerText(header)));
  const last = Math.max(...wide.columns.values());
  return wide.foreign.find(({ index }, place) => index > last && periods[place] !== undefined)?.index;
}
