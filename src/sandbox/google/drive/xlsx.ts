import { errorLabel, isError } from '../formula/formula-value.ts';
import { objectAt, textAt } from '../json.ts';
import { columnName } from '../sheets/a1-range.ts';
import { numberFormatOf } from '../sheets/cell-display.ts';
import type { CellDisplay } from '../sheets/cell-display.ts';
import { cellAt } from '../sheets/grid.ts';
import { titleOf } from '../sheets/spreadsheet-state.ts';
import type { SheetState, SpreadsheetState } from '../sheets/spreadsheet-state.ts';
import { escapeXml } from './escape-xml.ts';
import { zip } from './zip.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const document = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Ids from here on are free for a workbook's own number formats. */
const firstOwnFormat = 164;

/** A spreadsheet as an Excel workbook: values, formulas with their results, number formats; nothing else (from documents). */
export function toWorkbook(state: SpreadsheetState, display: CellDisplay): Uint8Array<ArrayBuffer> {
  const patterns: string[] = [];
  const sheets = state.sheets.map((sheet) => sheetXml(state, { sheet, display, patterns }));
  const names = state.sheets.map((sheet) => escapeXml(titleOf(sheet)));
  return zip([
    { path: '[Content_Types].xml', text: contentTypes(sheets.length) },
    {
      path: '_rels/.rels',
      text: `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      path: 'xl/workbook.xml',
      text: `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${names
        .map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
        .join('')}</sheets></workbook>`,
    },
    { path: 'xl/_rels/workbook.xml.rels', text: workbookRelations(sheets.length) },
    { path: 'xl/styles.xml', text: stylesXml(patterns) },
    ...sheets.map((text, index) => ({ path: `xl/worksheets/sheet${index + 1}.xml`, text })),
  ]);
}

function contentTypes(count: number): string {
  const sheets = Array.from(
    { length: count },
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${document}.worksheet+xml"/>`,
  );
  return `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${document}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${document}.styles+xml"/>${sheets.join('')}</Types>`;
}

function workbookRelations(count: number): string {
  const sheets = Array.from(
    { length: count },
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  return `${head}<Relationships xmlns="${packages}/relationships">${sheets.join('')}<Relationship Id="rId${count + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`;
}

function stylesXml(patterns: readonly string[]): string {
  const formats = patterns.map(
    (pattern, index) => `<numFmt numFmtId="${firstOwnFormat + index}" formatCode="${escapeXml(pattern)}"/>`,
  );
  const styles = patterns.map(
    (_, index) =>
      `<xf numFmtId="${firstOwnFormat + index}" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/>`,
  );
  return `${head}<styleSheet xmlns="${main}">${formats.length === 0 ? '' : `<numFmts count="${formats.length}">${formats.join('')}</numFmts>`}<fonts count="1"><font><sz val="10"/><name val="Arial"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${styles.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>${styles.join('')}</cellXfs></styleSheet>`;
}

interface SheetToWrite {
  sheet: SheetState;
  display: CellDisplay;
  /** The number formats met so far; a style is its place here, plus one. */
  patterns: string[];
}

function sheetXml(state: SpreadsheetState, write: SheetToWrite): string {
  const rows = write.sheet.rows.map((row, index) => {
    const cells = Array.from(row, (_, column) => cellXml(state, write, { row: index, column })).join('');
    return cells === '' ? '' : `<row r="${index + 1}">${cells}</row>`;
  });
  return `${head}<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`;
}

function cellXml(state: SpreadsheetState, write: SheetToWrite, at: { row: number; column: number }): string {
  const { sheet, display, patterns } = write;
  const scalar = display.scalarAt(sheet, at.row, at.column);
  if (scalar === null) return '';
  const place = `${columnName(at.column)}${at.row + 1}`;
  const formula = textAt(objectAt(cellAt(sheet, at.row, at.column), 'userEnteredValue'), 'formulaValue');
  const function_ = formula === undefined ? '' : `<f>${escapeXml(formula.slice(1))}</f>`;
  if (isError(scalar)) return `<c r="${place}" t="e">${function_}<v>${escapeXml(errorLabel(scalar))}</v></c>`;
  if (typeof scalar === 'boolean') return `<c r="${place}" t="b">${function_}<v>${scalar ? 1 : 0}</v></c>`;
  if (typeof scalar === 'number') {
    const pattern = numberFormatOf(state, { sheet, ...at })?.pattern;
    if (pattern !== undefined && !patterns.includes(pattern)) patterns.push(pattern);
    const style = pattern === undefined ? '' : ` s="${patterns.indexOf(pattern) + 1}"`;
    return `<c r="${place}"${style}>${function_}<v>${scalar}</v></c>`;
  }
  return formula === undefined
    ? `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(scalar)}</t></is></c>`
    : `<c r="${place}" t="str">${function_}<v>${escapeXml(scalar)}</v></c>`;
}
