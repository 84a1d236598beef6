import type { CellDisplay } from '../sheets/cell-display.ts';
import { titleOf } from '../sheets/spreadsheet-state.ts';
import type { SpreadsheetState } from '../sheets/spreadsheet-state.ts';
import { shownRows } from './csv.ts';

/** A page of US letter, upright, in points. */
const page = { width: 612, height: 792, margin: 50 };
const lineHeight = 14;
const fontSize = 9;
/** A character of the font is about half as wide as it is high. */
const characterWidth = 4.8;

/** A spreadsheet as a PDF: the text of its cells in columns, sheet after sheet (from documents). */
export function toPdf(state: SpreadsheetState, display: CellDisplay): Uint8Array<ArrayBuffer> {
  const pages = state.sheets.flatMap((sheet) => pagesOf(titleOf(sheet), shownRows(sheet, display)));
  return assemble(pages);
}

function pagesOf(title: string, rows: readonly (readonly string[])[]): string[] {
  const perPage = Math.floor((page.height - 2 * page.margin) / lineHeight) - 2;
  const width = Math.max(1, ...rows.map((row) => row.length));
  const columnWidth = (page.width - 2 * page.margin) / width;
  const longest = Math.max(1, Math.floor(columnWidth / characterWidth) - 1);
  const count = Math.max(1, Math.ceil(rows.length / perPage));
  return Array.from({ length: count }, (_, index) => {
    const lines = rows.slice(index * perPage, (index + 1) * perPage);
    const cells = lines.flatMap((row, line) =>
      row.map((text, column) =>
        text === ''
          ? ''
          : placed(text.slice(0, longest), {
              x: page.margin + column * columnWidth,
              y: page.height - page.margin - (line + 2) * lineHeight,
            }),
      ),
    );
    return [placed(title, { x: page.margin, y: page.height - page.margin }), ...cells].join('');
  });
}

function placed(text: string, at: { x: number; y: number }): string {
  return `BT /F1 ${fontSize} Tf ${at.x.toFixed(1)} ${at.y.toFixed(1)} Td (${literal(text)}) Tj ET\n`;
}

/** Text in the font's own characters; others show as question marks. */
function literal(text: string): string {
  return text.replaceAll(/[^\u0020-\u007E\u00A0-\u00FF]/gu, '?').replaceAll(/[\\()]/g, String.raw`\$&`);
}

/** Pages as a file: every object, where each one lies, and where to begin (ISO 32000-1, 7.5). */
function assemble(contents: readonly string[]): Uint8Array<ArrayBuffer> {
  const first = 4;
  const kids = contents.map((_, index) => `${first + index * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${contents.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...contents.flatMap((content, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${page.width} ${page.height}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${first + index * 2 + 1} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}endstream`,
    ]),
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const start = text.length;
  const entries = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
