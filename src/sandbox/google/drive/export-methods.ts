import { createCellDisplay } from '../sheets/cell-display.ts';
import type { CellDisplay } from '../sheets/cell-display.ts';
import { sheetIdOf, titleOf } from '../sheets/spreadsheet-state.ts';
import type { SheetState, SpreadsheetState } from '../sheets/spreadsheet-state.ts';
import { sheetToText } from './csv.ts';
import { fileOf } from './drive-call.ts';
import type { DriveCall } from './drive-call.ts';
import { driveError } from './drive-error.ts';
import { spreadsheetType } from './file-record.ts';
import { toHtmlPages } from './html-pages.ts';
import { openDocumentType, toOpenDocument } from './ods.ts';
import { toPdf } from './pdf.ts';
import { toWorkbook } from './xlsx.ts';

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function spreadsheetOf(call: DriveCall): SpreadsheetState {
  const file = fileOf(call);
  const state = file.mimeType === spreadsheetType ? call.context.spreadsheets.load(file.id) : undefined;
  if (state !== undefined) return state;
  throw driveError({
    code: 403,
    message: 'Export only supports Docs Editors files.',
    reason: 'fileNotExportable',
    location: 'alt',
  });
}

/** What a whole spreadsheet can be turned into. */
const wholeFormats: Readonly<
  Record<string, (state: SpreadsheetState, display: CellDisplay) => Uint8Array<ArrayBuffer>>
> = {
  [workbookType]: toWorkbook,
  [openDocumentType]: toOpenDocument,
  'application/vnd.oasis.opendocument.spreadsheet': toOpenDocument,
  'application/zip': toHtmlPages,
  'application/pdf': toPdf,
};

interface Wanted {
  mimeType: string;
  sheet: SheetState | undefined;
  /** What the file is called when a browser saves it. */
  name: string;
}

function exported(call: DriveCall, state: SpreadsheetState, wanted: Wanted): Response {
  const { mimeType, sheet, name } = wanted;
  const display = createCellDisplay(state, call.context.now());
  const headers = {
    'content-type': mimeType,
    'content-disposition': `attachment; filename="${encodeURIComponent(name)}"`,
  };
  const whole = wholeFormats[mimeType];
  if (whole !== undefined) return new Response(whole(state, display), { headers });
  const separator =
    mimeType === 'text/csv' ? ',' : mimeType === 'text/tab-separated-values' ? '\t' : undefined;
  if (separator === undefined || sheet === undefined)
    throw driveError({
      code: 400,
      message: 'The requested conversion is not supported.',
      reason: 'badRequest',
      location: 'convertTo',
    });
  return new Response(sheetToText(sheet, display, separator), { headers });
}

/** GET files/{id}/export: the first sheet as comma- or tab-separated text, or everything as a workbook, web pages or a PDF. */
export function exportDriveFile(call: DriveCall): Response {
  const mimeType = call.query.get('mimeType');
  if (mimeType === null)
    throw driveError({
      code: 400,
      message: 'Required parameter: mimeType',
      reason: 'required',
      location: 'mimeType',
    });
  const state = spreadsheetOf(call);
  const name = typeof state.properties.title === 'string' ? state.properties.title : '';
  return exported(call, state, { mimeType, sheet: state.sheets[0], name });
}

const formats: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  xlsx: workbookType,
  ods: openDocumentType,
  zip: 'application/zip',
  pdf: 'application/pdf',
};

/** GET docs.google.com/spreadsheets/d/{id}/export: one sheet by its `gid`, as the editor's own links ask for it (from documents). */
export function exportFromEditor(call: DriveCall): Response {
  const state = spreadsheetOf(call);
  const gid = call.query.get('gid');
  const format = call.query.get('format') ?? call.query.get('exportFormat') ?? 'xlsx';
  const sheet = gid === null ? state.sheets[0] : state.sheets.find((one) => String(sheetIdOf(one)) === gid);
  const title = typeof state.properties.title === 'string' ? state.properties.title : '';
  const name =
    !['csv', 'tsv'].includes(format) || sheet === undefined ? title : `${title} - ${titleOf(sheet)}`;
  return exported(call, state, { mimeType: formats[format] ?? format, sheet, name: `${name}.${format}` });
}
