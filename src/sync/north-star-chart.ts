import type { LineChart } from '../chart/line-chart.ts';
import { isPercentUnit, sayNumber, sayValue } from '../derive/say.ts';
import type { Summary } from './summary.ts';

/** The North Star's newest periods with its target and its forecast; undefined below two values. */
export function northStarChart(northStar: NonNullable<Summary['northStar']>): LineChart | undefined {
  const { name, unit, history, target, forecast } = northStar;
  if (history.filter(({ value }) => value !== null).length < 2) return undefined;
  const isPercent = isPercentUnit(unit ?? undefined);
  function say(value: number): string {
    return isPercent ? sayValue(value, '%') : sayNumber(value);
  }
  return {
    title: unit === null || isPercent ? name : `${name}, in ${unit}`,
    points: history.map(({ period, value }) => ({ label: period, value: value ?? undefined })),
    target: target === null ? undefined : { value: target.value, shown: say(target.value) },
    forecast: forecast === null ? undefined : { label: target?.day ?? '', ...forecast },
    say,
  };
}
