import { describe, expect, it } from 'vitest';
import { elementWithId, visitSandbox, wordsOf } from './visit-sandbox.ts';

type Visit = Awaited<ReturnType<typeof visitSandbox>>;

/** A spreadsheet with a small table: a header, two rows and a total. */
async function withBook(visit: Visit, requests: readonly object[] = []) {
  const made = await visit.ask('POST', '/v4/spreadsheets', {
    properties: { title: 'KPI book' },
    sheets: [
      {
        properties: {
          sheetId: 5,
          title: 'It’s "ours"',
          gridProperties: { rowCount: 40, columnCount: 20, frozenRowCount: 1, frozenColumnCount: 1 },
        },
      },
      { properties: { sheetId: 6, title: 'Notes' } },
    ],
  });
  const id = String(made.spreadsheetId);
  const range = encodeURIComponent('\'It’s "ours"\'!A1:C4');
  await visit.ask('PUT', `/v4/spreadsheets/${id}/values/${range}?valueInputOption=USER_ENTERED`, {
    values: [
      ['Metric', 'Value', 'Share'],
      ['Nights', 120, '12.5%'],
      ['Listings', 80, '7%'],
      ['Total', '=SUM(B2:B3)', ''],
    ],
  });
  if (requests.length > 0) await visit.ask('POST', `/v4/spreadsheets/${id}:batchUpdate`, { requests });
  async function held(cell: string): Promise<unknown> {
    const where = encodeURIComponent(`'It’s "ours"'!${cell}`);
    const { values } = await visit.ask(
      'GET',
      `/v4/spreadsheets/${id}/values/${where}?valueRenderOption=FORMULA`,
    );
    return values?.[0]?.[0];
  }
  return { id, path: `/sheets/${id}?tab=5`, held };
}

function cell(html: string, name: string): string {
  return wordsOf(elementWithId(html, name).replace(/^[^>]*>/, ''));
}

/** The range of one cell. */
function box(row: number, column: number) {
  return {
    sheetId: 5,
    startRowIndex: row,
    endRowIndex: row + 1,
    startColumnIndex: column,
    endColumnIndex: column + 1,
  };
}

/** A column of the table without its total, as a chart names it. */
function source(column: number) {
  return { sourceRange: { sources: [{ ...box(0, column), endRowIndex: 3 }] } };
}

describe('a spreadsheet on the sandbox’s pages', () => {
  it('shows the grid with letters, numbers, formats and results, and its tabs', async () => {
    const visit = await visitSandbox();
    const { path } = await withBook(visit);
    const { status, html } = await visit.open(path);
    expect(status).toBe(200);
    expect(html).toContain('<th scope="row">2</th>');
    expect(html).toMatch(/<th scope="col"[^>]*>B<\/th>/);
    expect(cell(html, 'C2')).toBe('12.50%');
    expect(cell(html, 'B4')).toBe('200');
    expect(html).toContain('aria-label="B4: 200"');
    expect(wordsOf(html)).toContain('It’s "ours" Notes');
  });

  it('keeps frozen rows and columns in sight', async () => {
    const visit = await visitSandbox();
    const { path } = await withBook(visit);
    const { html } = await visit.open(path);
    expect(html).toMatch(/<td id="A1" class="stuck-row stuck-column" style="top:24px;left:44px"/);
    expect(html).toMatch(/<td id="A2" class="stuck-column" style="left:44px"/);
    expect(html).toMatch(/<td id="B2" class="number">/);
  });

  it('keeps a row as high as somebody made it, and lets others grow', async () => {
    const visit = await visitSandbox();
    const { path } = await withBook(visit, [
      {
        updateDimensionProperties: {
          range: { sheetId: 5, dimension: 'ROWS', startIndex: 1, endIndex: 2 },
          properties: { pixelSize: 40 },
          fields: 'pixelSize',
        },
      },
    ]);
    const { html } = await visit.open(path);
    expect(html).toContain('<tr class="set" style="height:40px;--height:40px"><th scope="row">2</th>');
    expect(html).toContain('<tr style="height:24px"><th scope="row">3</th>');
  });

  it('opens and folds a group of columns by the sign over the next one', async () => {
    const visit = await visitSandbox();
    const range = { sheetId: 5, dimension: 'COLUMNS', startIndex: 1, endIndex: 3 };
    const { path } = await withBook(visit, [
      { addDimensionGroup: { range } },
      { updateDimensionGroup: { dimensionGroup: { range, depth: 1, collapsed: true }, fields: 'collapsed' } },
    ]);
    const { html } = await visit.open(path);
    expect(html).not.toContain('id="B2"');
    expect(html).toContain('aria-label="Open columns B to C"');
    const opened = await visit.send(`${path}&edit=open.1.3`, {});
    expect(cell(opened.html, 'B2')).toBe('120');
    expect(opened.html).toContain('aria-label="Fold columns B to C"');
    const folded = await visit.send(`${path}&edit=fold.1.3`, {});
    expect(folded.html).not.toContain('id="B2"');
  });

  it('enters what was typed as a person’s typing, and shows what follows from it', async () => {
    const visit = await visitSandbox();
    const { path, held } = await withBook(visit);
    const { html } = await visit.send(`${path}&edit=B2`, { value: '150' });
    expect(cell(html, 'B2')).toBe('150');
    expect(cell(html, 'B4')).toBe('230');
    await visit.send(`${path}&edit=C2`, { value: '15%' });
    expect(await held('C2')).toBe(0.15);
    await visit.send(`${path}&edit=B4`, { value: '=B2*2' });
    expect(await held('B4')).toBe('=B2*2');
    const cleared = await visit.send(`${path}&edit=B4`, { value: '' });
    expect(cell(cleared.html, 'B4')).toBe('');
  });

  it('offers for editing what was typed, not what is shown', async () => {
    const visit = await visitSandbox();
    const { path } = await withBook(visit);
    const formula = await visit.open(`${path}&edit=B4`);
    expect(/<textarea[^>]*>(.*?)<\/textarea>/s.exec(elementWithId(formula.html, 'B4'))?.[1]).toBe(
      '=SUM(B2:B3)',
    );
    const share = await visit.open(`${path}&edit=C2`);
    expect(/<textarea[^>]*>(.*?)<\/textarea>/s.exec(elementWithId(share.html, 'C2'))?.[1]).toBe('12.5%');
  });

  it('keeps a text a text when it is opened and saved again', async () => {
    const visit = await visitSandbox();
    const { path, held } = await withBook(visit);
    await visit.send(`${path}&edit=A4`, { value: "'=not a formula" });
    expect(await held('A4')).toBe('=not a formula');
    const { html } = await visit.open(`${path}&edit=A4`);
    const typed = /<textarea[^>]*>(.*?)<\/textarea>/s.exec(elementWithId(html, 'A4'))?.[1] ?? '';
    expect(typed).toBe('&#39;=not a formula');
    await visit.send(`${path}&edit=A4`, { value: "'=not a formula" });
    expect(await held('A4')).toBe('=not a formula');
  });

  it('keeps a text of digits a text, and marks it as people do', async () => {
    const visit = await visitSandbox();
    const { path, held } = await withBook(visit);
    await visit.send(`${path}&edit=A4`, { value: "'007" });
    expect(await held('A4')).toBe('007');
    const { html } = await visit.open(`${path}&edit=A4`);
    expect(elementWithId(html, 'A4')).toContain('&#39;007');
    const plain = await visit.open(`${path}&edit=A2`);
    expect(elementWithId(plain.html, 'A2')).toContain('>Nights</textarea>');
  });

  it('never lets text become HTML', async () => {
    const visit = await visitSandbox();
    const { path } = await withBook(visit);
    const { html } = await visit.send(`${path}&edit=A2`, { value: '</textarea><script>alert(1)</script>' });
    expect(html).not.toContain('<script>alert');
    expect(cell(html, 'A2')).toBe('</textarea><script>alert(1)</script>');
  });

  it('says in Google’s own words what Google refuses, with the editor still open', async () => {
    const visit = await visitSandbox();
    const { path } = await withBook(visit);
    const { status, html } = await visit.send(`${path}&edit=B2`, { value: 'x'.repeat(50_001) });
    expect(status).toBe(422);
    expect(elementWithId(html, 'B2')).toContain('role="alert"');
    expect(wordsOf(html)).toContain('50000');
  });

  it('takes a whole block that was copied elsewhere', async () => {
    const visit = await visitSandbox();
    const { path, held } = await withBook(visit);
    await visit.send(`${path}&edit=B2`, { block: '1\t2\r\n3\t4\r\n' });
    expect([await held('B2'), await held('C2'), await held('B3'), await held('C3')]).toEqual([1, 2, 3, 4]);
  });

  it('adds rows at the end once all are shown', async () => {
    const visit = await visitSandbox();
    const { path } = await withBook(visit);
    const first = await visit.open(path);
    expect(wordsOf(first.html)).toContain('Rows 1–16 of 40.');
    const all = await visit.open(`${path}&rows=40`);
    expect(wordsOf(all.html)).toContain('Add 100 rows');
    const grown = await visit.send(`${path}&rows=40&edit=rows`, {});
    expect(wordsOf(grown.html)).toContain('Rows 1–40 of 140.');
  });

  it('shows colours, notes, protection, lists to choose from and boxes to tick', async () => {
    const visit = await visitSandbox();
    const { path, held } = await withBook(visit, [
      {
        updateCells: {
          range: box(0, 0),
          rows: [
            {
              values: [
                {
                  userEnteredValue: { stringValue: 'Metric' },
                  note: 'What it is called',
                  userEnteredFormat: {
                    backgroundColorStyle: { rgbColor: { red: 0.8, green: 0.9, blue: 1 } },
                    textFormat: { bold: true },
                  },
                },
              ],
            },
          ],
          fields: 'userEnteredValue,note,userEnteredFormat',
        },
      },
      {
        setDataValidation: {
          range: box(1, 3),
          rule: {
            condition: {
              type: 'ONE_OF_LIST',
              values: [{ userEnteredValue: 'North Star' }, { userEnteredValue: 'KPI' }],
            },
            showCustomUi: true,
          },
        },
      },
      {
        setDataValidation: {
          range: box(2, 3),
          rule: {
            condition: { type: 'ONE_OF_RANGE', values: [{ userEnteredValue: '=\'It’s "ours"\'!A2:A4' }] },
          },
        },
      },
      { setDataValidation: { range: box(1, 4), rule: { condition: { type: 'BOOLEAN' } } } },
      {
        addProtectedRange: {
          protectedRange: { range: box(3, 1), description: 'Written by Northbook', warningOnly: true },
        },
      },
      { mergeCells: { range: { ...box(5, 0), endColumnIndex: 3 }, mergeType: 'MERGE_ALL' } },
      {
        updateDimensionProperties: {
          range: { sheetId: 5, dimension: 'COLUMNS', startIndex: 5, endIndex: 6 },
          properties: { hiddenByUser: true },
          fields: 'hiddenByUser',
        },
      },
    ]);
    const { html } = await visit.open(path);
    expect(html).toMatch(/<td id="A1" class="[^"]*noted[^"]*bold filled" style="--fill:#cce6ff;/);
    expect(html).toContain('data-hint="What it is called"');
    expect(html).toContain('aria-label="A1: Metric, note: What it is called"');
    expect(html).toMatch(/<td id="B4"[^>]*data-hint="Written by Northbook"/);
    expect(html).toMatch(/<td id="A6"[^>]*colspan="3"/);
    expect(html).not.toContain('id="B6"');
    expect(html).not.toContain('id="F2"');
    const list = await visit.open(`${path}&edit=D2`);
    expect(elementWithId(list.html, 'D2')).toContain('<option value="North Star">');
    const range = await visit.open(`${path}&edit=D3`);
    expect(elementWithId(range.html, 'D3')).toContain('<option value="Listings">');
    await visit.send(`${path}&edit=E2`, { value: 'TRUE' });
    expect(await held('E2')).toBe(true);
    expect(elementWithId((await visit.open(path)).html, 'E2')).toContain('aria-checked="true"');
  });

  it('stands text at the top, in its size and cut off, as its format says', async () => {
    const visit = await visitSandbox();
    const { path } = await withBook(visit, [
      {
        repeatCell: {
          range: box(1, 0),
          cell: {
            userEnteredFormat: {
              verticalAlignment: 'TOP',
              wrapStrategy: 'CLIP',
              textFormat: { fontSize: 18 },
            },
          },
          fields: 'userEnteredFormat',
        },
      },
    ]);
    const { html } = await visit.open(path);
    expect(html).toMatch(/<td id="A2" class="[^"]*cut[^"]*" style="[^"]*vertical-align:top;font-size:1.8em/);
    expect(html).not.toMatch(/<td id="A3"[^>]*(cut|vertical-align|font-size)/);
  });

  it('draws the charts that lie on a tab', async () => {
    const visit = await visitSandbox();
    const { path } = await withBook(visit, [
      {
        addChart: {
          chart: {
            spec: {
              title: 'Values',
              basicChart: {
                chartType: 'COLUMN',
                headerCount: 1,
                domains: [{ domain: source(0) }],
                series: [{ series: source(1) }],
              },
            },
            position: { overlayPosition: { anchorCell: { sheetId: 5, rowIndex: 6, columnIndex: 1 } } },
          },
        },
      },
    ]);
    const { html } = await visit.open(path);
    expect(html).toContain('aria-label="Chart “Values”: Nights 120, Listings 80"');
    expect(html).toMatch(/class="floating" style="left:144px;top:168px;/);
  });

  it('reaches down to the charts that lie below the last value', async () => {
    const visit = await visitSandbox();
    const spec = { pieChart: { domain: source(0), series: source(1) } };
    const position = { overlayPosition: { anchorCell: { sheetId: 5, rowIndex: 20 }, heightPixels: 240 } };
    const { path } = await withBook(visit, [{ addChart: { chart: { spec, position } } }]);
    const { html } = await visit.open(path);
    expect(html).toContain('<th scope="row">30</th>');
    expect(html).toMatch(/class="floating" style="left:44px;top:504px;/);
  });

  it('colours cells by the first conditional format that holds, and rows by their bands', async () => {
    const visit = await visitSandbox();
    function rule(condition: object, green: number) {
      const ranges = [{ ...box(1, 1), endRowIndex: 4 }];
      const format = { backgroundColorStyle: { rgbColor: { red: 0, green, blue: 0 } } };
      return { addConditionalFormatRule: { rule: { ranges, booleanRule: { condition, format } }, index: 0 } };
    }
    const { path } = await withBook(visit, [
      rule({ type: 'NUMBER_GREATER', values: [{ userEnteredValue: '1' }] }, 0.2),
      rule({ type: 'NUMBER_GREATER', values: [{ userEnteredValue: '100' }] }, 1),
      {
        addBanding: {
          bandedRange: {
            range: { ...box(0, 2), endRowIndex: 4 },
            rowProperties: {
              headerColorStyle: { rgbColor: { red: 1 } },
              firstBandColorStyle: { rgbColor: { red: 1, green: 1, blue: 1 } },
              secondBandColorStyle: { rgbColor: { blue: 1 } },
            },
          },
        },
      },
    ]);
    const { html } = await visit.open(path);
    expect(html).toMatch(/id="B2"[^>]*--fill:#00ff00/);
    expect(html).toMatch(/id="B3"[^>]*--fill:#003300/);
    expect(html).toMatch(/id="C1"[^>]*--fill:#ff0000/);
    expect(html).not.toMatch(/id="C2"[^>]*--fill/);
    expect(html).toMatch(/id="C3"[^>]*--fill:#0000ff/);
  });

  it('colours numbers by a colour scale', async () => {
    const visit = await visitSandbox();
    const gradientRule = {
      minpoint: { colorStyle: { rgbColor: { red: 1 } }, type: 'MIN' },
      maxpoint: { colorStyle: { rgbColor: { green: 1 } }, type: 'MAX' },
    };
    const ranges = [{ ...box(1, 1), endRowIndex: 4 }];
    const { path } = await withBook(visit, [
      { addConditionalFormatRule: { rule: { ranges, gradientRule } } },
    ]);
    const { html } = await visit.open(path);
    expect(html).toMatch(/id="B\d"[^>]*--fill:#ff0000/);
    expect(html).toMatch(/id="B\d"[^>]*--fill:#00ff00/);
  });

  it('draws a sparkline from whatever its formula computes', async () => {
    const visit = await visitSandbox();
    const { path } = await withBook(visit);
    const formula = '=IFERROR(SPARKLINE(FILTER(B2:B4;B2:B4<>80)))';
    const { html } = await visit.send(`${path}&edit=D2`, { value: formula });
    expect(elementWithId(html, 'D2')).toContain('aria-label="from 120 to 200"');
    const broken = await visit.send(`${path}&edit=D2`, { value: '=SPARKLINE(nowhere)' });
    expect(broken.status).toBe(200);
    expect(elementWithId(broken.html, 'D2')).not.toContain('<svg');
  });

  it('shows and edits what another account owns, as that account', async () => {
    const visit = await visitSandbox();
    await visit.ask('POST', '/_sandbox/seed', { google: { name: 'Rosa', email: 'rosa@example.com' } });
    const made = await visit.ask(
      'POST',
      '/v4/spreadsheets',
      { properties: { title: 'Rosa’s numbers' } },
      'ya29.sandbox-person.rosa@example.com',
    );
    const home = await visit.open('/');
    expect(wordsOf(home.html)).toContain('Rosa’s numbers rosa@example.com');
    const { html } = await visit.send(`/sheets/${made.spreadsheetId}?edit=A1`, { value: '12' });
    expect(cell(html, 'A1')).toBe('12');
  });

  it('says so when there is no such spreadsheet', async () => {
    const visit = await visitSandbox();
    const { status, html } = await visit.open('/sheets/nothing');
    expect(status).toBe(404);
    expect(wordsOf(html)).toContain('Requested entity was not found.');
  });
});
