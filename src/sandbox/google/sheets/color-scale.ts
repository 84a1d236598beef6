import type { Evaluation } from '../formula.ts';
import { numberAt, objectAt, objectsAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { CellPlace } from './grid.ts';
import { singlePrecision } from '../wire/single-precision.ts';
import { gridSize } from './spreadsheet-state.ts';
import type { SheetState } from './spreadsheet-state.ts';

type Rgb = readonly [red: number, green: number, blue: number];

interface ScalePoint {
  readonly at: number;
  readonly color: Rgb;
}

const known = new WeakMap<Evaluation, Map<JsonObject, readonly ScalePoint[]>>();

/**
 * The background that a colour scale gives a number: between its points the colours run into each other. Undefined where the cell
 * holds no number, or the scale has no range to run over.
 * from documents: https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/sheets#GradientRule
 */
export function scaleColor(
  rule: JsonObject,
  at: { sheet: SheetState; place: CellPlace },
  evaluation: Evaluation,
): JsonObject | undefined {
  const value = evaluation.valueAt(at.sheet, at.place.row, at.place.column);
  if (typeof value !== 'number') return undefined;
  const points = pointsOf(rule, at.sheet, evaluation);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  if (value <= first.at) return shown(first.color);
  if (value >= last.at) return shown(last.color);
  const next = points.findIndex((point) => point.at > value);
  const [below, above] = [points[next - 1], points[next]];
  if (below === undefined || above === undefined) return undefined;
  const share = (value - below.at) / (above.at - below.at);
  const [red = 0, green = 0, blue = 0] = below.color.map(
    (part, index) => part + ((above.color[index] ?? part) - part) * share,
  );
  return shown([red, green, blue]);
}

function pointsOf(rule: JsonObject, sheet: SheetState, evaluation: Evaluation): readonly ScalePoint[] {
  const kept = known.get(evaluation) ?? new Map<JsonObject, readonly ScalePoint[]>();
  known.set(evaluation, kept);
  const points = kept.get(rule) ?? readPoints(rule, numbersIn(rule, sheet, evaluation));
  kept.set(rule, points);
  return points;
}

function readPoints(rule: JsonObject, numbers: readonly number[]): ScalePoint[] {
  const gradient = objectAt(rule, 'gradientRule');
  return ['minpoint', 'midpoint', 'maxpoint']
    .flatMap((name): ScalePoint[] => {
      const point = objectAt(gradient, name);
      const at = point === undefined ? undefined : placeOf(point, numbers);
      return point === undefined || at === undefined ? [] : [{ at, color: colorOf(point) }];
    })
    .toSorted((a, b) => a.at - b.at);
}

function placeOf(point: JsonObject, numbers: readonly number[]): number | undefined {
  const value = Number((textAt(point, 'value') ?? '').replace('%', ''));
  const [low, high] = [numbers[0], numbers.at(-1)];
  const type = textAt(point, 'type');
  if (type === 'NUMBER') return Number.isNaN(value) ? undefined : value;
  if (low === undefined || high === undefined) return undefined;
  if (type === 'MAX') return high;
  if (type === 'PERCENT') return low + ((high - low) * value) / 100;
  if (type !== 'PERCENTILE') return low;
  const rank = ((numbers.length - 1) * Math.min(100, Math.max(0, value))) / 100;
  const below = numbers[Math.floor(rank)] ?? low;
  return below + ((numbers[Math.ceil(rank)] ?? below) - below) * (rank % 1);
}

/** The numbers a scale runs over, from the smallest. */
function numbersIn(rule: JsonObject, sheet: SheetState, evaluation: Evaluation): number[] {
  const size = gridSize(sheet);
  const numbers: number[] = [];
  for (const range of objectsAt(rule, 'ranges')) {
    const bottom = Math.min(size.rows, numberAt(range, 'endRowIndex') ?? size.rows);
    const right = Math.min(size.columns, numberAt(range, 'endColumnIndex') ?? size.columns);
    for (let row = numberAt(range, 'startRowIndex') ?? 0; row < bottom; row += 1)
      for (let column = numberAt(range, 'startColumnIndex') ?? 0; column < right; column += 1) {
        const value = evaluation.valueAt(sheet, row, column);
        if (typeof value === 'number') numbers.push(value);
      }
  }
  return numbers.toSorted((a, b) => a - b);
}

function colorOf(point: JsonObject): Rgb {
  const rgb = objectAt(objectAt(point, 'colorStyle'), 'rgbColor') ?? objectAt(point, 'color');
  return [numberAt(rgb, 'red') ?? 0, numberAt(rgb, 'green') ?? 0, numberAt(rgb, 'blue') ?? 0];
}

/** A colour as Google shows one: parts that are nothing are left out, and eight bits each. */
function shown(color: Rgb): JsonObject {
  const parts = ['red', 'green', 'blue'].flatMap((name, index): [string, number][] => {
    const part = singlePrecision(Math.round((color[index] ?? 0) * 255) / 255);
    return part === 0 ? [] : [[name, part]];
  });
  const rgbColor = Object.fromEntries(parts);
  return { backgroundColor: rgbColor, backgroundColorStyle: { rgbColor } };
}
