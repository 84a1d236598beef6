import { GoogleSpreadsheet } from 'google-spreadsheet';
import { beforeEach, describe, expect, it } from 'vitest';
import { createGoogleSandbox, token } from './google-sandbox.ts';
import type { GoogleSandbox } from './google-sandbox.ts';

/** The client as its users have it, but that its requests go to the sandbox. */
function connect(sandbox: GoogleSandbox, id: string): GoogleSpreadsheet {
  const doc = new GoogleSpreadsheet(id, { token });
  function fetchFromSandbox(input: Request | URL | string, init?: RequestInit): Promise<Response> {
    return Promise.resolve(sandbox.api.fetch(new Request(input, init)));
  }
  Object.assign(doc, {
    sheetsApi: doc.sheetsApi.extend({ fetch: fetchFromSandbox }),
    driveApi: doc.driveApi.extend({ fetch: fetchFromSandbox }),
  });
  return doc;
}

let sandbox: GoogleSandbox;
let doc: GoogleSpreadsheet;

beforeEach(async () => {
  sandbox = createGoogleSandbox();
  doc = connect(sandbox, await sandbox.spreadsheet({ properties: { title: 'Ledger' } }));
  await doc.loadInfo();
});

function bytesToText(bytes: ArrayBuffer): string {
  return new TextDecoder().decode(bytes);
}

describe('google-spreadsheet, unchanged, against the sandbox', () => {
  it('loads and changes the document', async () => {
    expect(doc.title).toBe('Ledger');
    await doc.updateProperties({ title: 'Books', timeZone: 'Europe/Rome' });
    expect([doc.title, doc.timeZone]).toEqual(['Books', 'Europe/Rome']);
    const sheet = await doc.addSheet({ title: 'People', headerValues: ['name', 'age'] });
    expect(doc.sheetsByTitle['People']?.sheetId).toBe(sheet.sheetId);
    await sheet.updateProperties({
      title: 'Persons',
      gridProperties: { rowCount: 1000, columnCount: 26, frozenRowCount: 1 },
    });
    expect(sheet.title).toBe('Persons');
    await sheet.resize({ rowCount: 50, columnCount: 4 });
    expect([sheet.rowCount, sheet.columnCount]).toEqual([50, 4]);
    const copy = await sheet.duplicate({ title: 'Copy' });
    expect(copy.title).toBe('Copy');
    await copy.delete();
    expect(doc.sheetCount).toBe(2);
  });

  it('adds, reads, saves and deletes rows', async () => {
    const sheet = await doc.addSheet({ title: 'People', headerValues: ['name', 'age', 'double'] });
    await sheet.addRows([
      { name: 'Ada', age: 36, double: '=B2*2' },
      { name: 'Grace', age: 45 },
    ]);
    await sheet.addRow(['Edsger', 40]);
    const rows = await sheet.getRows<{ name: string; age: string; double: string }>();
    expect(rows.map((row) => [row.rowNumber, row.get('name'), row.get('age')])).toEqual([
      [2, 'Ada', '36'],
      [3, 'Grace', '45'],
      [4, 'Edsger', '40'],
    ]);
    expect(rows[0]?.get('double')).toBe('72');
    rows[1]?.set('age', '46');
    await rows[1]?.save();
    await rows[0]?.delete();
    const left = await sheet.getRows({ offset: 0, limit: 1 });
    expect(left.map((row) => row.toObject())).toEqual([{ name: 'Grace', age: '46', double: '' }]);
    await sheet.clearRows();
    expect(await sheet.getRows()).toEqual([]);
  });

  it('reads and writes cells with their formats, notes, formulas and errors', async () => {
    const [sheet] = doc.sheetsByIndex;
    await sheet?.loadCells('A1:C3');
    const [a1, b1, c1] = ['A1', 'B1', 'C1'].map((name) => sheet?.getCellByA1(name));
    if (a1 === undefined || b1 === undefined || c1 === undefined) throw new Error('No cells');
    a1.value = 1234.5;
    a1.numberFormat = { type: 'CURRENCY', pattern: '"€"#,##0.00' };
    a1.note = 'net';
    a1.textFormat = { bold: true };
    b1.formula = '=A1*2';
    c1.formula = '=1/0';
    await sheet?.saveUpdatedCells();
    expect([a1.formattedValue, a1.note, a1.textFormat?.bold]).toEqual(['€1,234.50', 'net', true]);
    expect([b1.value, b1.formula]).toEqual([2469, '=A1*2']);
    expect(c1.errorValue?.type).toBe('DIVIDE_BY_ZERO');
    a1.clearAllFormatting();
    await a1.save();
    expect(a1.formattedValue).toBe('1234.5');
  });

  it('changes rows, columns, merges and names', async () => {
    const [sheet] = doc.sheetsByIndex;
    if (sheet === undefined) throw new Error('No sheet');
    await sheet.insertDimension('ROWS', { startIndex: 1, endIndex: 3 });
    expect(sheet.rowCount).toBe(1002);
    await sheet.deleteDimension('ROWS', { startIndex: 1, endIndex: 3 });
    await sheet.updateDimensionProperties(
      'COLUMNS',
      { pixelSize: 180, hiddenByUser: false },
      { startIndex: 0, endIndex: 2 },
    );
    const range = { startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 2 };
    await sheet.mergeCells(range);
    await sheet.unmergeCells(range);
    await doc.addNamedRange('corner', { sheetId: sheet.sheetId, ...range }, 'corner-id');
    await doc.deleteNamedRange('corner-id');
    await sheet.setHeaderRow(['a', 'b']);
    expect(await sheet.getCellsInRange('A1:B1')).toEqual([['a', 'b']]);
    await sheet.clear();
  });

  it('protects ranges', async () => {
    const [sheet] = doc.sheetsByIndex;
    if (sheet === undefined) throw new Error('No sheet');
    await sheet.addProtectedRange({
      range: {
        sheetId: sheet.sheetId,
        startRowIndex: 0,
        endRowIndex: 1,
        startColumnIndex: 0,
        endColumnIndex: 2,
      },
      description: 'header',
      warningOnly: true,
      requestingUserCanEdit: true,
      editors: { users: [], groups: [], domainUsersCanEdit: false },
    });
    await doc.loadInfo();
    expect(doc.sheetsByIndex[0]?.protectedRanges).toMatchObject([
      { description: 'header', warningOnly: true },
    ]);
  });

  it('shares, exports and deletes the document', async () => {
    await doc.share('grace@example.com', { role: 'writer' });
    await doc.setPublicAccessLevel('reader');
    const permissions = await doc.listPermissions();
    expect(permissions.map(({ type, role }) => [type, role])).toEqual([
      ['user', 'owner'],
      ['user', 'writer'],
      ['anyone', 'reader'],
    ]);
    const [sheet] = doc.sheetsByIndex;
    await sheet?.setHeaderRow(['a', 'b,c']);
    expect(bytesToText((await sheet?.downloadAsCSV()) ?? new ArrayBuffer(0))).toBe('a,"b,c"');
    const workbook = await doc.downloadAsXLSX();
    expect(bytesToText(workbook).slice(0, 2)).toBe('PK');
    expect(bytesToText(workbook)).toContain(
      '<c r="B1" t="inlineStr"><is><t xml:space="preserve">b,c</t></is></c>',
    );
    await doc.delete();
    expect((await sandbox.ask(`/v4/spreadsheets/${doc.spreadsheetId}`)).status).toBe(404);
  });
});
