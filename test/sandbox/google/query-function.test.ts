import { describe, expect, it } from 'vitest';
import { at, createGoogleSandbox } from './google-sandbox.ts';

/** A sheet of sales with a header, and what a formula in J1 spills. */
async function createSales() {
  const sandbox = createGoogleSandbox();
  const id = await sandbox.spreadsheet({ properties: { timeZone: 'Europe/Rome' } });
  async function type(range: string, values: readonly (readonly unknown[])[]): Promise<void> {
    const path = `/v4/spreadsheets/${id}/values/${range}?valueInputOption=USER_ENTERED`;
    expect((await sandbox.ask(path, { method: 'PUT', body: { values } })).status).toBe(200);
  }
  await type('A1', [
    ['Region', 'Product', 'Amount', 'Day'],
    ['North', 'Tea', 10, '2026-01-05'],
    ['South', 'Tea', 20, '2026-01-12'],
    ['North', 'Coffee', 30, '2026-02-02'],
    ['East', 'Cocoa', '', '2026-02-09'],
    ['South', 'Coffee', 40, '2026-03-02'],
  ]);
  async function ask(query: string, data = 'A1:D6', headers = ''): Promise<unknown> {
    await type('J1', [[`=QUERY(${data}, "${query}"${headers})`]]);
    const path = `/v4/spreadsheets/${id}/values/J1:Z20?valueRenderOption=UNFORMATTED_VALUE`;
    return at((await sandbox.ask(path)).body, 'values');
  }
  async function errorOf(query: string): Promise<unknown> {
    await ask(query);
    const fields = 'sheets.data.rowData.values.effectiveValue.errorValue';
    const { body } = await sandbox.ask(`/v4/spreadsheets/${id}?ranges=J1&fields=${fields}`);
    return at(
      body,
      'sheets',
      0,
      'data',
      0,
      'rowData',
      0,
      'values',
      0,
      'effectiveValue',
      'errorValue',
      'message',
    );
  }
  return { ask, errorOf, type };
}

describe('QUERY', () => {
  it('gives the columns that are selected, with their headers', async () => {
    const { ask } = await createSales();
    expect(await ask('select B, C where C > 15')).toEqual([
      ['Product', 'Amount'],
      ['Tea', 20],
      ['Coffee', 30],
      ['Coffee', 40],
    ]);
    expect(await ask('select A limit 2 offset 1')).toEqual([['Region'], ['South'], ['North']]);
  });

  it('gives every column of an open range without a select, and leaves out no row in between', async () => {
    const { ask } = await createSales();
    expect(await ask("where A = 'East'", 'A:D')).toEqual([
      ['Region', 'Product', 'Amount', 'Day'],
      ['East', 'Cocoa', '', 46_062],
    ]);
  });

  it('adds up groups, sorts them, and names the sums', async () => {
    const { ask } = await createSales();
    expect(await ask('select A, sum(C), count(B), avg(C) group by A order by sum(C) desc, A')).toEqual([
      ['Region', 'sum Amount', 'count Product', 'avg Amount'],
      ['South', 60, 2, 30],
      ['North', 40, 2, 20],
      ['East', '', 1],
    ]);
    expect(await ask('select max(C), min(D)')).toEqual([
      ['max Amount', 'min Day'],
      [40, 46_027],
    ]);
  });

  it('labels columns, and shows no line of labels when all are empty', async () => {
    const { ask } = await createSales();
    expect(
      await ask("select A, sum(C) where C is not null group by A label sum(C) 'Total', A 'Where'"),
    ).toEqual([
      ['Where', 'Total'],
      ['North', 40],
      ['South', 60],
    ]);
    expect(await ask("select sum(C) label sum(C) ''")).toEqual([[100]]);
  });

  it('puts the values of a pivot side by side', async () => {
    const { ask } = await createSales();
    expect(await ask('select A, sum(C) where C is not null group by A pivot B')).toEqual([
      ['Region', 'Coffee', 'Tea'],
      ['North', 30, 10],
      ['South', 40, 20],
    ]);
    expect(await ask('select sum(C), count(C) pivot A', 'A1:D3')).toEqual([
      ['North sum Amount', 'North count Amount', 'South sum Amount', 'South count Amount'],
      [10, 1, 20, 1],
    ]);
  });

  it('compares texts with their case, by parts and by pattern', async () => {
    const { ask } = await createSales();
    const regions = [['Region'], ['North'], ['South'], ['North'], ['South']];
    expect(await ask("select A where A contains 'th'")).toEqual(regions);
    expect(await ask("select A where A ends with 'th' and not A starts with 'S'")).toEqual([
      ['Region'],
      ['North'],
      ['North'],
    ]);
    expect(await ask("select A where (A matches 'No.*|E.*') and (C >= 30 or C is null)")).toEqual([
      ['Region'],
      ['North'],
      ['East'],
    ]);
    expect(await ask("select A where lower(A) like 'n_rth' limit 1")).toEqual([['Region'], ['North']]);
    expect(await ask("select A where A = 'north'")).toEqual([['Region']]);
  });

  it('knows days, their parts, and arithmetic', async () => {
    const { ask } = await createSales();
    expect(await ask("select C where D >= date '2026-02-01' and C is not null")).toEqual([
      ['Amount'],
      [30],
      [40],
    ]);
    expect(await ask("select month(D)+1, sum(C) group by month(D)+1 label month(D)+1 'Month'")).toEqual([
      ['Month', 'sum Amount'],
      [1, 30],
      [2, 30],
      [3, 40],
    ]);
    expect(await ask("select C*2-1 where B = 'Cocoa' or C = 10 order by C desc label C*2-1 'Odd'")).toEqual([
      ['Odd'],
      [19],
    ]);
  });

  it('calls the columns of a computed block Col1, Col2', async () => {
    const { ask } = await createSales();
    expect(
      await ask(
        'select Col2, Col1 order by Col1 desc',
        '{3, \\"c\\"; 1, \\"a\\"; 2, \\"b\\"}'.replaceAll('\\', ''),
      ),
    ).toEqual([
      ['c', 3],
      ['b', 2],
      ['a', 1],
    ]);
  });

  it('takes as many header rows as it is told', async () => {
    const { ask } = await createSales();
    expect(await ask('select A limit 1', 'A1:D6', ', 0')).toEqual([['Region']]);
    expect(await ask('select A limit 1', 'A1:D6', ', 2')).toEqual([['Region North'], ['South']]);
  });

  it('says what is wrong with a query', async () => {
    const { ask, errorOf } = await createSales();
    const prefix = 'Unable to parse query string for Function QUERY parameter 2: ';
    expect(await errorOf('select Z')).toBe(`${prefix}NO_COLUMN: Z`);
    expect(await errorOf('select A, sum(C)')).toBe(`${prefix}ADD_COL_TO_GROUP_BY_OR_AGG: A`);
    expect(await errorOf('select A frm B')).toBe(
      `${prefix}PARSE_ERROR: Encountered " "frm" at line 1, column 10.`,
    );
    expect(await errorOf("select A where D > date '2026-02-30'")).toContain(
      'Invalid date literal [2026-02-30]',
    );
    expect(await errorOf('select sum(A)')).toBe(`${prefix}AVG_SUM_ONLY_NUMERIC`);
    expect(await errorOf('select A ;')).toContain('PARSE_ERROR: Lexical error at line 1, column 10.');
    expect(await ask('select A where A = 1', 'A2:B3')).toEqual([
      ['#N/A (Query completed with an empty output.)'],
    ]);
  });
});
