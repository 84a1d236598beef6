import { errorLabel, isError } from '../formula/formula-value.ts';
import type { CellDisplay } from '../sheets/cell-display.ts';
import { usedRows } from '../sheets/grid.ts';
import { titleOf } from '../sheets/spreadsheet-state.ts';
import type { SheetState, SpreadsheetState } from '../sheets/spreadsheet-state.ts';
import { escapeXml } from './escape-xml.ts';
import { zip } from './zip.ts';

export const openDocumentType = 'application/x-vnd.oasis.opendocument.spreadsheet';
const ownType = 'application/vnd.oasis.opendocument.spreadsheet';
const names = 'urn:oasis:names:tc:opendocument:xmlns';
const head = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** A spreadsheet as an OpenDocument file: values and what cells show; nothing else (from documents). */
export function toOpenDocument(state: SpreadsheetState, display: CellDisplay): Uint8Array<ArrayBuffer> {
  const tables = state.sheets.map((sheet) => tableXml(sheet, display)).join('');
  return zip([
    { path: 'mimetype', text: ownType },
    {
      path: 'META-INF/manifest.xml',
      text: `${head}<manifest:manifest xmlns:manifest="${names}:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="${ownType}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`,
    },
    {
      path: 'content.xml',
      text: `${head}<office:document-content xmlns:office="${names}:office:1.0" xmlns:table="${names}:table:1.0" xmlns:text="${names}:text:1.0" office:version="1.2"><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
    },
  ]);
}

function tableXml(sheet: SheetState, display: CellDisplay): string {
  const rows = sheet.rows.slice(0, usedRows(sheet)).map((row, index) => {
    const cells = Array.from(row, (_, column) => cellXml(display, sheet, { row: index, column })).join('');
    return `<table:table-row>${cells === '' ? '<table:table-cell/>' : cells}</table:table-row>`;
  });
  const content =
    rows.length === 0 ? '<table:table-row><table:table-cell/></table:table-row>' : rows.join('');
  return `<table:table table:name="${escapeXml(titleOf(sheet))}">${content}</table:table>`;
}

function cellXml(display: CellDisplay, sheet: SheetState, at: { row: number; column: number }): string {
  const scalar = display.scalarAt(sheet, at.row, at.column);
  if (scalar === null) return '<table:table-cell/>';
  const shown = isError(scalar) ? errorLabel(scalar) : (display.formatted(sheet, at.row, at.column) ?? '');
  const text = shown
    .split('\n')
    .map((line) => `<text:p>${escapeXml(line)}</text:p>`)
    .join('');
  return `<table:table-cell ${valueAttributes(scalar)}>${text}</table:table-cell>`;
}

function valueAttributes(scalar: unknown): string {
  if (typeof scalar === 'number') return `office:value-type="float" office:value="${scalar}"`;
  if (typeof scalar === 'boolean') return `office:value-type="boolean" office:boolean-value="${scalar}"`;
  return 'office:value-type="string"';
}
