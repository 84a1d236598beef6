import type { CellDisplay } from '../sheets/cell-display.ts';
import { titleOf } from '../sheets/spreadsheet-state.ts';
import type { SheetState, SpreadsheetState } from '../sheets/spreadsheet-state.ts';
import { columnName } from '../sheets/a1-range.ts';
import { escapeXml } from './escape-xml.ts';
import { shownRows } from './csv.ts';
import { zip } from './zip.ts';

/** A spreadsheet as web pages, one a sheet, in an archive (from documents). */
export function toHtmlPages(state: SpreadsheetState, display: CellDisplay): Uint8Array<ArrayBuffer> {
  return zip([
    ...state.sheets.map((sheet) => ({
      path: `${titleOf(sheet).replaceAll(/[/\\:]/g, '_')}.html`,
      text: pageOf(sheet, display),
    })),
    {
      path: 'resources/sheet.css',
      text: '.waffle{border-collapse:collapse;font:10pt Arial}.waffle td,.waffle th{border:1px solid #ccc;padding:2px 3px}\n',
    },
  ]);
}

function pageOf(sheet: SheetState, display: CellDisplay): string {
  const rows = shownRows(sheet, display);
  const width = Math.max(1, ...rows.map((row) => row.length));
  const heads = Array.from({ length: width }, (_, column) => `<th>${columnName(column)}</th>`).join('');
  const lines = rows.map((row, index) => {
    const cells = Array.from({ length: width }, (_, column) => `<td>${escapeXml(row[column] ?? '')}</td>`);
    return `<tr><th>${index + 1}</th>${cells.join('')}</tr>`;
  });
  return `<meta http-equiv="Content-Type" content="text/html; charset=utf-8"><link type="text/css" rel="stylesheet" href="resources/sheet.css"><div class="ritz grid-container" dir="ltr"><table class="waffle" cellspacing="0" cellpadding="0"><thead><tr><th></th>${heads}</tr></thead><tbody>${lines.join('')}</tbody></table></div>`;
}
