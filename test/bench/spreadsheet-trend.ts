import { Model, initSync } from '@ironcalc/wasm';
import compiled from '@ironcalc/wasm/wasm_bg.wasm';

let isReady = false;

/**
 * The same trend as a person works it out in a spreadsheet: a triangle of cells with the slope of every pair of
 * readings, its MEDIAN, and the sum of the signs. Computed by IronCalc (MIT), a spreadsheet engine in WebAssembly.
 */
export function spreadsheetTrend(values: readonly number[]): { slope: number; s: number } {
  const sheet = newSheet(values);
  const n = values.length;
  const corner = columnName(n + 1);
  for (let later = 2; later <= n; later += 1) {
    for (let earlier = 1; earlier < later; earlier += 1) {
      sheet.setUserInput(0, later, earlier + 2, `=($B${later}-$B$${earlier})/($A${later}-$A$${earlier})`);
    }
  }
  sheet.setUserInput(0, n + 1, 1, `=MEDIAN(C2:${corner}${n})`);
  sheet.setUserInput(0, n + 2, 1, `=SUMPRODUCT(SIGN(C2:${corner}${n}))`);
  sheet.evaluate();
  return { slope: readNumber(sheet, n + 1), s: readNumber(sheet, n + 2) };
}

/** What most people do instead: SLOPE, which one wild reading can turn. */
export function spreadsheetSlope(values: readonly number[]): number {
  const sheet = newSheet(values);
  const n = values.length;
  sheet.setUserInput(0, n + 1, 1, `=SLOPE(B1:B${n},A1:A${n})`);
  sheet.evaluate();
  return readNumber(sheet, n + 1);
}

function newSheet(values: readonly number[]): Model {
  if (!isReady) initSync({ module: compiled });
  isReady = true;
  const sheet = new Model('trend', 'en', 'UTC', 'en');
  // Without this every formula would be worked out again after each cell that is typed.
  sheet.pauseEvaluation();
  for (const [index, value] of values.entries()) {
    sheet.setUserInput(0, index + 1, 1, String(index));
    sheet.setUserInput(0, index + 1, 2, String(value));
  }
  return sheet;
}

function readNumber(sheet: Model, row: number): number {
  const shown = sheet.getFormattedCellValue(0, row, 1);
  const number = Number(shown);
  if (shown === '' || Number.isNaN(number)) throw new Error(`The sheet shows ${shown || 'nothing'}`);
  return number;
}

/** A, B … Z, AA … for 1, 2 … 26, 27 …. */
function columnName(column: number): string {
  const last = (column - 1) % 26;
  const rest = (column - 1 - last) / 26;
  return (rest > 0 ? columnName(rest) : '') + String.fromCodePoint(65 + last);
}
