import type { LineChart } from '../chart/line-chart.ts';
import { isPercentUnit, sayNumber, sayValue } from '../derive/say.ts';
import type { NorthStarSummary } from './summary.ts';

/** The North Star's newest periods with its target and its forecast; undefined below two values. */
export function northStarChart(northStar: NorthStarSummary): LineChart | undefined {
  const { name, unit, history, target, forecast } = northStar;
  if (history.filter(({ value }) => value !== null).length < 2) return undefined;
  const isPercent = isPercentUnit(unit ?? undefined);
  function say(value: number): string {
    return isPercent ? sayValue(value, '%') : sayNumber(value);
  }
  const needsUnit = unit !== null && !isPercent && !name.toLowerCase().includes(unit.toLowerCase());
  // What never was below zero, a count or a price, is not drawn below it.
  const floor = history.some(({ value }) => value !== null && value < 0) ? -Infinity : 0;
  return {
    title: needsUnit ? `${name}, in ${unit}` : name,
    points: history.map(({ period, value }) => ({ label: period, value: value ?? undefined })),
    target: target === null ? undefined : { value: target.value, shown: say(target.value) },
    forecast:
      forecast === null
        ? undefined
        : {
            label: target?.day ?? '',
            value: Math.max(floor, forecast.value),
            low: Math.max(floor, forecast.low),
            high: Math.max(floor, forecast.high),
          },
    say,
  };
}
