import { describe, expect, it } from 'vitest';
import { at, createGoogleSandbox } from './google-sandbox.ts';
import type { GoogleSandbox } from './google-sandbox.ts';

interface Sheet {
  sandbox: GoogleSandbox;
  id: string;
  /** Types rows from a cell on. */
  type: (range: string, values: readonly (readonly unknown[])[]) => Promise<void>;
  /** What cells hold, as numbers, texts and flags. */
  read: (range: string) => Promise<unknown>;
  /** What one formula gives when it is typed into Z100. */
  compute: (formula: string) => Promise<unknown>;
}

async function createSheet(locale = 'en_US'): Promise<Sheet> {
  const sandbox = createGoogleSandbox();
  const id = await sandbox.spreadsheet({ properties: { locale, timeZone: 'Europe/Rome' } });
  async function type(range: string, values: readonly (readonly unknown[])[]): Promise<void> {
    const { status, body } = await sandbox.ask(
      `/v4/spreadsheets/${id}/values/${range}?valueInputOption=USER_ENTERED`,
      { method: 'PUT', body: { values } },
    );
    expect({ status, error: at(body, 'error') }).toEqual({ status: 200, error: undefined });
  }
  async function read(range: string): Promise<unknown> {
    const path = `/v4/spreadsheets/${id}/values/${range}?valueRenderOption=UNFORMATTED_VALUE`;
    return at((await sandbox.ask(path)).body, 'values');
  }
  return {
    sandbox,
    id,
    type,
    read,
    async compute(formula) {
      await type('Z100', [[formula]]);
      return at(await read('Z100'), 0, 0);
    },
  };
}

/** Regions, products and amounts, with a header. */
async function createSales(): Promise<Sheet> {
  const sheet = await createSheet();
  await sheet.type('A1', [
    ['Region', 'Product', 'Amount', 'Day'],
    ['North', 'Tea', 10, '2026-01-05'],
    ['South', 'Tea', 20, '2026-01-12'],
    ['North', 'Coffee', 30, '2026-02-02'],
    ['East', 'Cocoa', '', '2026-02-09'],
    ['South', 'Coffee', 40, '2026-03-02'],
  ]);
  return sheet;
}

describe('aggregates', () => {
  it('skip text and blanks in ranges', async () => {
    const { compute } = await createSales();
    expect(await compute('=SUM(C1:C6)')).toBe(100);
    expect(await compute('=SUM(C1)')).toBe(0);
    expect(await compute('=AVERAGE(C:C)')).toBe(25);
    expect(await compute('=MEDIAN(C2:C6)')).toBe(25);
    expect(await compute('=COUNT(C1:C6)')).toBe(4);
    expect(await compute('=COUNTA(C1:C6)')).toBe(5);
    expect(await compute('=COUNTBLANK(C1:C6)')).toBe(1);
    expect(await compute('=COUNTUNIQUE(A2:A6)')).toBe(3);
    expect(await compute('=LARGE(C2:C6,2)')).toBe(30);
    expect(await compute('=QUARTILE(C2:C6,1)')).toBe(17.5);
  });

  it('answer a division by nothing as Sheets does', async () => {
    const { compute } = await createSales();
    expect(await compute('=AVERAGE(C5)')).toBe(
      '#DIV/0! (Evaluation of function AVERAGE caused a divide by zero error.)',
    );
    expect(await compute('=1/0')).toBe('#DIV/0! (Function DIVIDE parameter 2 cannot be zero.)');
  });
});

describe('conditional sums and counts', () => {
  it('read operators, wildcards and dates in a criterion', async () => {
    const { compute } = await createSales();
    expect(await compute('=COUNTIF(A2:A6,"north")')).toBe(2);
    expect(await compute('=COUNTIF(C2:C6,">=20")')).toBe(3);
    expect(await compute('=COUNTIF(B2:B6,"Co*")')).toBe(3);
    expect(await compute('=COUNTIF(C2:C6,"")')).toBe(1);
    expect(await compute('=COUNTIF(A2:A6,"<>North")')).toBe(3);
    expect(await compute('=COUNTIF(D2:D6,">=2026-02-01")')).toBe(3);
  });

  it('hold several criteria against several ranges', async () => {
    const { compute } = await createSales();
    expect(await compute('=SUMIF(A2:A6,"South",C2:C6)')).toBe(60);
    expect(await compute('=SUMIFS(C2:C6,A2:A6,"North",B2:B6,"Coffee")')).toBe(30);
    expect(await compute('=COUNTIFS(A2:A6,"South",C2:C6,">20")')).toBe(1);
    expect(await compute('=AVERAGEIFS(C2:C6,B2:B6,"Tea")')).toBe(15);
    expect(await compute('=MAXIFS(C2:C6,A2:A6,"North")')).toBe(30);
    expect(await compute('=SUMIFS(C2:C6,A2:A5,"North")')).toBe(
      '#VALUE! (Array arguments are of different size.)',
    );
  });
});

describe('look-ups', () => {
  it('find exact and nearest values', async () => {
    const { compute } = await createSales();
    expect(await compute('=VLOOKUP("coffee",B2:C6,2,FALSE)')).toBe(30);
    expect(await compute('=VLOOKUP("Milk",B2:C6,2,FALSE)')).toBe(
      "#N/A (Did not find value 'Milk' in VLOOKUP evaluation.)",
    );
    expect(await compute('=INDEX(C2:C6,MATCH("Coffee",B2:B6,0))')).toBe(30);
    expect(await compute('=MATCH(25,C2:C4)')).toBe(2);
    expect(await compute('=XLOOKUP("Cocoa",B2:B6,A2:A6)')).toBe('East');
    expect(await compute('=XLOOKUP("Milk",B2:B6,A2:A6,"none")')).toBe('none');
    expect(await compute('=XLOOKUP(25,C2:C6,A2:A6,,-1)')).toBe('South');
    expect(await compute('=HLOOKUP("Amount",A1:D6,3,FALSE)')).toBe(20);
    expect(await compute('=INDEX(A1:D6,4,2)')).toBe('Coffee');
    expect(await compute('=SUM(INDEX(A1:D6,0,3))')).toBe(100);
    expect(await compute('=IFERROR(VLOOKUP("Milk",B2:C6,2,0),"?")')).toBe('?');
  });

  it('reach other sheets, named ranges and tables', async () => {
    const { sandbox, id, compute } = await createSales();
    const range = { startRowIndex: 0, endRowIndex: 6, startColumnIndex: 0, endColumnIndex: 4 };
    const { status } = await sandbox.ask(`/v4/spreadsheets/${id}:batchUpdate`, {
      body: {
        requests: [
          { addSheet: { properties: { title: "Ada's notes" } } },
          {
            addNamedRange: {
              namedRange: { name: 'amounts', range: { ...range, startColumnIndex: 2, endColumnIndex: 3 } },
            },
          },
          { addTable: { table: { name: 'Sales', range } } },
        ],
      },
    });
    expect(status).toBe(200);
    await sandbox.ask(`/v4/spreadsheets/${id}/values/'Ada''s notes'!B2?valueInputOption=RAW`, {
      method: 'PUT',
      body: { values: [[7]] },
    });
    expect(await compute("='Ada''s notes'!B2*2")).toBe(14);
    expect(await compute('=SUM(amounts)')).toBe(100);
    expect(await compute('=SUM(Sales[Amount])')).toBe(100);
    expect(await compute('=ROWS(Sales)')).toBe(5);
    expect(await compute('=INDEX(Sales[#HEADERS],1,2)')).toBe('Product');
    expect(await compute('=SUM(Sales[[#ALL],[Amount]])')).toBe(100);
    expect(await compute('=SUM(Sales[Price])')).toBe('#REF! (Reference does not exist.)');
  });
});

describe('arrays', () => {
  it('spill over the cells below and beside, and read as values there', async () => {
    const { type, read } = await createSales();
    await type('F1', [['=FILTER(A2:C6,C2:C6>15)']]);
    expect(await read('F1:H4')).toEqual([
      ['South', 'Tea', 20],
      ['North', 'Coffee', 30],
      ['South', 'Coffee', 40],
    ]);
    await type('J1', [['=SUM(H1:H9)', '=SORT(UNIQUE(A2:A6))']]);
    expect(await read('J1:K3')).toEqual([
      [90, 'East'],
      ['', 'North'],
      ['', 'South'],
    ]);
  });

  it('spill nothing when something is in the way', async () => {
    const { type, read } = await createSheet();
    await type('A3', [['here']]);
    await type('A1', [['=SEQUENCE(5)']]);
    expect(await read('A1:A3')).toEqual([
      ['#REF! (Array result was not expanded because it would overwrite data in A3.)'],
      [],
      ['here'],
    ]);
  });

  it('apply operators and functions to whole ranges inside ARRAYFORMULA', async () => {
    const { type, read, compute } = await createSales();
    await type('F1', [['=ARRAYFORMULA(IF(C2:C6="","",C2:C6*2))']]);
    expect(await read('F1:F5')).toEqual([[20], [40], [60], [''], [80]]);
    expect(await compute('=SUMPRODUCT((A2:A6="North")*C2:C6)')).toBe(40);
    expect(await compute('=ARRAYFORMULA(SUM(LEN(B2:B6)))')).toBe(23);
  });

  it('take the value of the same row where one value is wanted of a column', async () => {
    const { type, read } = await createSales();
    await type('F3', [['=C2:C6*10']]);
    await type('F50', [['=C2:C6*10']]);
    expect(await read('F3')).toEqual([[200]]);
    expect(await read('F50')).toEqual([['#VALUE! (An array value could not be found.)']]);
  });

  it('are made of literals and by LET and LAMBDA', async () => {
    const { compute } = await createSales();
    expect(await compute('=SUM({1,2;3,4})')).toBe(10);
    expect(await compute('=LET(x,3,y,x*2,x+y)')).toBe(9);
    expect(await compute('=REDUCE(0,C2:C6,LAMBDA(sum,one,sum+one))')).toBe(100);
    expect(await compute('=SUM(MAP(C2:C6,LAMBDA(one,one+1)))')).toBe(105);
  });
});

describe('dates and text', () => {
  it('count days as Sheets does, in the zone of the spreadsheet', async () => {
    const { compute } = await createSheet();
    expect(await compute('=DATE(2026,2,31)')).toBe(46084);
    expect(await compute('=TODAY()')).toBe(46174);
    expect(await compute('=NOW()')).toBeCloseTo(46174 + 11 / 24, 6);
    expect(await compute('=EOMONTH("2026-01-15",1)')).toBe(46081);
    expect(await compute('=EDATE("2026-01-31",1)')).toBe(46081);
    expect(await compute('=WEEKDAY("2026-06-01",2)')).toBe(1);
    expect(await compute('=ISOWEEKNUM("2027-01-01")')).toBe(53);
    expect(await compute('=NETWORKDAYS("2026-06-01","2026-06-14")')).toBe(10);
    expect(await compute('=DATEDIF("2024-02-29","2026-02-28","Y")')).toBe(1);
    expect(await compute('=TEXT("2026-06-01","ddd d mmm yyyy")')).toBe('Mon 1 Jun 2026');
  });

  it('cut, join and search text', async () => {
    const { compute } = await createSheet();
    expect(await compute('=TEXTJOIN(", ",TRUE,"a","","b")')).toBe('a, b');
    expect(await compute('=REGEXEXTRACT("order 123","\\d+")')).toBe('123');
    expect(await compute('=SUBSTITUTE("a-b-c","-","+",2)')).toBe('a-b+c');
    expect(await compute('=UPPER(LEFT("north",1))&MID("north",2,9)')).toBe('North');
    expect(await compute('=TEXT(1234.5,"#,##0.00")')).toBe('1,234.50');
    expect(await compute('=INDEX(SPLIT("a|b|c","|"),1,3)')).toBe('c');
  });
});

describe('statistics', () => {
  it('fit lines', async () => {
    const { type, read, compute } = await createSheet();
    await type('A1', [
      [1, 3],
      [2, 5],
      [3, 7],
      [4, 9.5],
    ]);
    expect(await compute('=SLOPE(B1:B4,A1:A4)')).toBeCloseTo(2.15, 10);
    expect(await compute('=INTERCEPT(B1:B4,A1:A4)')).toBeCloseTo(0.75, 10);
    expect(await compute('=FORECAST(5,B1:B4,A1:A4)')).toBeCloseTo(11.5, 10);
    expect(await compute('=RSQ(B1:B4,A1:A4)')).toBeCloseTo(0.99677, 4);
    await type('D1', [['=TREND(B1:B4,A1:A4,{5;6})']]);
    const fitted = await read('D1:D2');
    expect(at(fitted, 1, 0)).toBeCloseTo(13.65, 10);
    expect(await compute('=NORM.S.DIST(1.96,TRUE)')).toBeCloseTo(0.9750021, 6);
    expect(await compute('=NORM.S.INV(0.975)')).toBeCloseTo(1.959964, 6);
  });
});

describe('errors', () => {
  it('say what is wrong in the words of Sheets', async () => {
    const { compute } = await createSheet();
    expect(await compute('=NOSUCH(1)')).toBe("#NAME? (Unknown function: 'NOSUCH'.)");
    expect(await compute('=nosuch+1')).toBe("#NAME? (Unknown range name: 'nosuch'.)");
    expect(await compute('="a"+1')).toMatch(/^#VALUE! \(Function ADD parameter 1 expects number values\./);
    expect(await compute('=1+(')).toBe('#ERROR! (Formula parse error.)');
    expect(await compute('=Nowhere!A1')).toBe("#REF! (Unresolved sheet name 'Nowhere'.)");
  });

  it('show a circle as #REF! in every cell of it, also where errors are caught', async () => {
    const { type, read } = await createSheet();
    await type('A1', [['=B1+1', '=IFERROR(C1,0)', '=A1', '=IFERROR(A1,5)']]);
    const [row] = Object(await read('A1:D1'));
    expect(row.slice(0, 3)).toEqual([
      expect.stringContaining('#REF!'),
      expect.stringContaining('#REF!'),
      expect.stringContaining('#REF!'),
    ]);
    expect(row[3]).toBe(5);
  });

  it('show as their label in formatted values and with their kind in cells', async () => {
    const { sandbox, id, type } = await createSheet();
    await type('A1', [['=NOSUCH()', '=SPARKLINE({1,2})']]);
    const { body } = await sandbox.ask(`/v4/spreadsheets/${id}?ranges=A1:B1&includeGridData=true`);
    const cell = at(body, 'sheets', 0, 'data', 0, 'rowData', 0, 'values', 0);
    expect(cell).toMatchObject({
      formattedValue: '#NAME?',
      effectiveValue: { errorValue: { type: 'NAME', message: "Unknown function: 'NOSUCH'." } },
    });
    const shown = await sandbox.ask(`/v4/spreadsheets/${id}/values/A1:B1`);
    expect(at(shown.body, 'values')).toEqual([['#NAME?', '']]);
  });
});

describe('long chains', () => {
  it('of formulas that lean on the next one are computed without end of stack', async () => {
    const { type, read } = await createSheet();
    const chain = Array.from({ length: 3000 }, (_, row) => [row === 2999 ? 1 : `=A${row + 2}+1`]);
    await type('A1', chain);
    expect(await read('A1')).toEqual([[3000]]);
  });

  it('that close a long circle are told', async () => {
    const { type, read } = await createSheet();
    await type(
      'A1',
      Array.from({ length: 600 }, (_, row) => [`=A${row === 599 ? 1 : row + 2}+1`]),
    );
    expect(at(await read('A1'), 0, 0)).toContain('Circular dependency');
    expect(at(await read('A400'), 0, 0)).toContain('Circular dependency');
  });
});

describe('the look of results', () => {
  it('comes from the function or from the cells it is made of', async () => {
    const { sandbox, id, type } = await createSheet();
    await type('A1', [['2026-01-05', '$3.50', '=A1+7', '=B1*2', '=A1-A1', '=TODAY()', '=SUM(B1:B1)']]);
    const { body } = await sandbox.ask(`/v4/spreadsheets/${id}/values/C1:G1`);
    expect(at(body, 'values')).toEqual([['2026-01-12', '$7.00', '0', '6/1/2026', '$3.50']]);
  });
});
