import { beforeEach, describe, expect, it } from 'vitest';
import { SheetsBinding } from '../../src/sheets/binding.ts';
import type { Change } from '../../src/sync/change.ts';
import type { ChangeOutcome, Surface } from '../../src/sync/surface.ts';
import type { SurfaceFinding } from '../../src/sync/surface-finding.ts';
import { contractRequest } from '../contract/contract-template.ts';
import { readBook } from './book.ts';
import type { SheetsStage } from './stage.ts';
import { createSheetsStage } from './stage.ts';

let stage: SheetsStage;
let surface: Surface;
let binding: unknown;

beforeEach(async () => {
  stage = createSheetsStage();
  const made = await stage.install(contractRequest());
  surface = made.surface;
  binding = made.installation.binding;
});

function sheetOf(table: string): number {
  return SheetsBinding.parse(binding).tables.find((own) => own.table.id === table)?.sheet ?? -1;
}

async function columnOf(table: string, field: string): Promise<number> {
  return (await stage.person.look(table)).columns.get(field) ?? -1;
}

async function rows(table = 'metrics') {
  const pulled = (await surface.pull()).find((own) => own.table === table);
  return new Map(pulled?.rows.map(({ id, cells }) => [id, cells]));
}

async function findings(): Promise<readonly SurfaceFinding[]> {
  return surface.check();
}

async function codes(): Promise<string[]> {
  return (await findings()).map(({ code, table, field }) => [code, table, field].filter(Boolean).join(' '));
}

/** Opens what is kept now, as the next run does. */
async function repair(finding: Pick<SurfaceFinding, 'code' | 'table' | 'field'>) {
  const outcome = await surface.repair(finding);
  if (outcome === undefined) throw new Error('Sheets cannot repair');
  binding = JSON.parse(JSON.stringify(outcome.binding));
  surface = stage.open(binding);
  return outcome;
}

async function write(cells: Change['cells'], row = 'teams'): Promise<ChangeOutcome[]> {
  const outcomes: ChangeOutcome[] = [];
  const change: Change = {
    id: `sheets/metrics/${row}`,
    kind: 'update',
    surface: 'sheets',
    table: 'metrics',
    row,
    cells,
    before: Object.fromEntries(Object.keys(cells).map((field) => [field, undefined])),
    reason: 'test',
  };
  await surface.apply([change], (outcome) => {
    outcomes.push(outcome);
    return Promise.resolve();
  });
  return outcomes;
}

/** Cuts a column's cells, header included, and pastes them elsewhere: marks stay where they are. */
async function cutAndPaste(from: number, to: number): Promise<void> {
  await stage.person.request({
    cutPaste: {
      source: { sheetId: sheetOf('metrics'), startColumnIndex: from, endColumnIndex: from + 1 },
      destination: { sheetId: sheetOf('metrics'), rowIndex: 0, columnIndex: to },
      pasteType: 'PASTE_NORMAL',
    },
  });
}

async function deleteRows(table: string, start: number, end: number): Promise<void> {
  await stage.person.request({
    deleteDimension: {
      range: { sheetId: sheetOf(table), dimension: 'ROWS', startIndex: start, endIndex: end },
    },
  });
}

describe('a spreadsheet that people rearrange', () => {
  it('is read and written alike when title rows are put above its headers', async () => {
    const before = await rows();
    await stage.person.request({
      insertDimension: {
        range: { sheetId: sheetOf('metrics'), dimension: 'ROWS', startIndex: 0, endIndex: 3 },
        inheritFromBefore: false,
      },
    });
    await stage.person.type('metrics', { row: 0, column: 1 }, { stringValue: 'Numbers of Acme' });
    expect(await rows()).toEqual(before);
    expect((await write({ latest: 5 })).map(({ result }) => result)).toEqual(['done']);
    expect((await rows()).get('teams')).toMatchObject({ name: 'Weekly active teams', latest: 5 });
    expect(await codes()).toEqual([]);
  });

  it('is read and written alike when columns are moved, inserted and hidden', async () => {
    const before = await rows();
    const sheetId = sheetOf('metrics');
    const [target, note] = [await columnOf('metrics', 'target'), await columnOf('metrics', 'note')];
    await stage.person.request(
      {
        moveDimension: {
          source: { sheetId, dimension: 'COLUMNS', startIndex: target, endIndex: target + 1 },
          destinationIndex: note + 1,
        },
      },
      {
        insertDimension: {
          range: { sheetId, dimension: 'COLUMNS', startIndex: 2, endIndex: 4 },
          inheritFromBefore: false,
        },
      },
      {
        updateDimensionProperties: {
          range: { sheetId, dimension: 'COLUMNS', startIndex: 5, endIndex: 6 },
          properties: { hiddenByUser: true },
          fields: 'hiddenByUser',
        },
      },
    );
    expect(await rows()).toEqual(before);
    expect((await write({ note: 'Hi' })).map(({ result }) => result)).toEqual(['done']);
    expect(await codes()).toEqual([]);
  });

  it('finds a column by its header when its cells were cut and pasted, and marks it anew when told', async () => {
    const { columnCount } = await stage.person.look('metrics');
    await cutAndPaste(await columnOf('metrics', 'target'), columnCount - 1);
    expect((await rows()).get('teams')).toMatchObject({ target: 1200.5 });
    const [found] = await findings();
    expect(found).toMatchObject({ code: 'found-field', table: 'metrics', field: 'target', repair: 'rebind' });
    expect((await repair({ code: 'found-field', table: 'metrics', field: 'target' })).result).toBe('done');
    expect(await codes()).toEqual([]);
    await stage.person.renameField('metrics', 'target', 'Goal');
    expect((await rows()).get('teams')).toMatchObject({ target: 1200.5 });
  });

  it('reads no column for another when a cell-wise deletion moves the cells and not the marks', async () => {
    const target = await columnOf('metrics', 'target');
    const before = (await rows()).get('teams');
    await stage.person.request({
      deleteRange: {
        range: { sheetId: sheetOf('metrics'), startColumnIndex: target, endColumnIndex: target + 1 },
        shiftDimension: 'COLUMNS',
      },
    });
    expect((await rows()).get('teams')).toEqual({ ...before, target: undefined });
    expect((await write({ note: 'Hi', latest: 7 })).map(({ result }) => result)).toEqual(['done']);
    expect((await rows()).get('teams')).toMatchObject({ share: 0.41, note: 'Hi', latest: 7 });
    expect(await codes()).toContain('lost-field metrics target');
  });

  it('takes a column that stands behind a deleted one for no field of its own', async () => {
    await stage.person.addColumn('metrics', 'Mood');
    await stage.person.type(
      'metrics',
      { row: 1, column: (await columnOf('metrics', 'note')) + 1 },
      { stringValue: 'sunny' },
    );
    await surface.pull();
    surface = stage.open(surface.repairedBinding?.());
    const note = await columnOf('metrics', 'note');
    await stage.person.request({
      deleteRange: {
        range: { sheetId: sheetOf('metrics'), startColumnIndex: note, endColumnIndex: note + 1 },
        shiftDimension: 'COLUMNS',
      },
    });
    expect(await write({ note: 'over the mood' })).toMatchObject([{ result: 'refused' }]);
    const pulled = (await surface.pull()).find(({ table }) => table === 'metrics');
    expect(pulled?.extraColumns).toEqual(['Mood']);
  });

  it('keeps a renamed column although people add one under its old name', async () => {
    await stage.person.renameField('metrics', 'target', 'Goal');
    await stage.person.addColumn('metrics', 'Target');
    expect((await rows()).get('teams')).toMatchObject({ target: 1200.5 });
    expect(await codes()).toEqual(['renamed-field metrics target']);
  });

  it('makes a deleted column of its own again, in its place, and touches nothing else', async () => {
    const before = await rows();
    await stage.person.deleteColumn('metrics', 'trend');
    expect(await findings()).toMatchObject([
      { code: 'lost-field', table: 'metrics', field: 'trend', repair: 'recreate-field' },
    ]);
    const outcome = await repair({ code: 'lost-field', table: 'metrics', field: 'trend' });
    expect(outcome).toMatchObject({ result: 'done' });
    expect(await codes()).toEqual([]);
    expect(await rows()).toEqual(before);
    expect(await columnOf('metrics', 'trend')).toBe((await columnOf('metrics', 'progress')) + 1);
    expect((await write({ trend: 'up' })).map(({ result }) => result)).toEqual(['done']);
    expect(await repair({ code: 'lost-field', table: 'metrics', field: 'trend' })).toMatchObject({
      result: 'refused',
    });
  });

  it('makes the last column again inside the table, so that it is sorted along', async () => {
    await stage.person.deleteColumn('metrics', 'note');
    await repair({ code: 'lost-field', table: 'metrics', field: 'note' });
    const book = await readBook(stage.google, SheetsBinding.parse(binding).spreadsheet);
    const [table] = book.tab('KPI Book').tables;
    expect(table?.range.endColumnIndex).toBe((await columnOf('metrics', 'note')) + 1);
  });

  it('leaves it to people to bring back a column that they filled in', async () => {
    await stage.person.deleteColumn('metrics', 'target');
    const [lost] = await findings();
    expect(lost).not.toHaveProperty('repair');
    expect(lost?.fix).toContain('Undo the deletion');
    expect(await repair({ code: 'lost-field', table: 'metrics', field: 'target' })).toMatchObject({
      result: 'refused',
    });
  });

  it('takes a header that moved to another row and, told so, keeps to it', async () => {
    const sheetId = sheetOf('metrics');
    const { columnCount } = await stage.person.look('metrics');
    const everything = {
      sheetId,
      startRowIndex: 0,
      endRowIndex: 4,
      startColumnIndex: 0,
      endColumnIndex: columnCount,
    };
    await stage.person.request({
      cutPaste: {
        source: everything,
        destination: { sheetId, rowIndex: 6, columnIndex: 0 },
        pasteType: 'PASTE_NORMAL',
      },
    });
    expect((await rows()).get('teams')).toMatchObject({ name: 'Weekly active teams', target: 1200.5 });
    expect(await codes()).toContain('moved-header metrics');
    await repair({ code: 'moved-header', table: 'metrics' });
    expect(await codes()).not.toContain('moved-header metrics');
  });

  it('goes on without its headers, says so, and puts them back when told', async () => {
    const before = await rows();
    await deleteRows('metrics', 0, 1);
    expect(await rows()).toEqual(before);
    const pulled = (await surface.pull()).find(({ table }) => table === 'metrics');
    expect(pulled?.problems).toEqual([{ kind: 'lost-header', table: 'metrics' }]);
    await repair({ code: 'moved-header', table: 'metrics' });
    expect(await rows()).toEqual(before);
    expect((await codes()).filter((code) => code.startsWith('moved-header'))).toEqual([]);
  });

  it('says which row is a copy, and tells the two apart for good when told', async () => {
    const sheetId = sheetOf('metrics');
    const { columnCount } = await stage.person.look('metrics');
    await stage.person.request({
      copyPaste: {
        source: {
          sheetId,
          startRowIndex: 1,
          endRowIndex: 2,
          startColumnIndex: 0,
          endColumnIndex: columnCount,
        },
        destination: {
          sheetId,
          startRowIndex: 4,
          endRowIndex: 5,
          startColumnIndex: 0,
          endColumnIndex: columnCount,
        },
        pasteType: 'PASTE_NORMAL',
      },
    });
    const [copied] = await findings();
    expect(copied).toMatchObject({ code: 'duplicate-row', repair: 'restore-ids' });
    expect(copied?.message).toContain('row 5 is a copy of row 2');
    const ids = [...(await rows()).keys()];
    await repair({ code: 'duplicate-row', table: 'metrics' });
    expect(await codes()).toEqual([]);
    expect([...(await rows()).keys()]).toEqual(ids);
  });

  it('refuses to write while the column of row ids is gone, and makes it again when told', async () => {
    await stage.person.deleteColumn('metrics', 'northbookId');
    expect(await write({ note: 'x' }, 'row-weekly-active-teams')).toMatchObject([{ result: 'refused' }]);
    expect(await codes()).toContain('lost-ids metrics');
    await repair({ code: 'lost-ids', table: 'metrics' });
    expect(await codes()).toEqual([]);
    const names = [...(await rows())].map(([id, cells]) => [id, cells['name']]);
    expect(names).toContainEqual(['row-weekly-active-teams', 'Weekly active teams']);
    expect(await write({ note: 'x' }, 'row-weekly-active-teams')).toMatchObject([{ result: 'done' }]);
  });

  it('reports a deleted tab, and makes it again only where all of its rows are computed', async () => {
    await stage.person.request({ deleteSheet: { sheetId: sheetOf('metrics') } });
    await stage.person.request({ deleteSheet: { sheetId: sheetOf('overview') } });
    expect(await findings()).toMatchObject([
      { code: 'lost-table', table: 'metrics' },
      { code: 'lost-table', table: 'overview', repair: 'recreate-table' },
    ]);
    expect((await findings())[0]).not.toHaveProperty('repair');
    await repair({ code: 'lost-table', table: 'overview' });
    expect((await codes()).filter((code) => code.includes('overview'))).toEqual([]);
    const pulled = (await surface.pull()).find(({ table }) => table === 'overview');
    expect(pulled).toMatchObject({ rows: [], problems: [] });
  });

  it('reads a renamed and moved tab as before, and never a duplicate of it', async () => {
    const before = await rows();
    const sheetId = sheetOf('metrics');
    await stage.person.request(
      {
        updateSheetProperties: { properties: { sheetId, title: 'Numbers', index: 0 }, fields: 'title,index' },
      },
      { duplicateSheet: { sourceSheetId: sheetId, insertSheetIndex: 0, newSheetName: 'Playground' } },
    );
    expect(await rows()).toEqual(before);
    expect(await codes()).toEqual(['duplicate-table metrics']);
    expect((await findings())[0]?.message).toContain('“Playground” looks like KPI Book');
  });

  it('reads a choice under its new name once a person confirms that it was renamed', async () => {
    await stage.person.offer('metrics', 'direction', ['Higher is better', 'Down is good']);
    await stage.person.set('metrics', 'teams', 'direction', 'Higher is better');
    expect((await rows()).get('teams')?.['direction']).toBeUndefined();
    const [renamed] = await findings();
    expect(renamed).toMatchObject({ code: 'renamed-choice', field: 'direction', repair: 'rebind' });
    expect(renamed?.message).toContain('“Up is good” is now called “Higher is better”');
    await repair({ code: 'renamed-choice', table: 'metrics', field: 'direction' });
    expect((await rows()).get('teams')).toMatchObject({ direction: 'increase' });
    expect(await codes()).toEqual([]);
  });

  it('offers a choice again that was taken off its list, and keeps those that people added', async () => {
    await stage.person.offer('metrics', 'direction', ['Down is good', 'Sideways', 'Anyhow']);
    expect(await findings()).toMatchObject([
      { code: 'lost-choice', field: 'direction', repair: 'restore-choices' },
      { code: 'unknown-choice', field: 'direction', repair: 'match-choices' },
    ]);
    await repair({ code: 'lost-choice', table: 'metrics', field: 'direction' });
    expect(await codes()).toEqual([]);
    const book = await readBook(stage.google, SheetsBinding.parse(binding).spreadsheet);
    const typed = book
      .tab('KPI Book')
      .tables[0]?.columnProperties.find(({ columnName }) => columnName === 'Direction');
    expect(
      typed?.dataValidationRule?.condition.values.map(({ userEnteredValue }) => userEnteredValue),
    ).toEqual(['Up is good', 'Down is good', 'Sideways', 'Anyhow']);
  });

  it('puts warnings and lists back that people took away', async () => {
    const book = await readBook(stage.google, SheetsBinding.parse(binding).spreadsheet);
    const sheetId = sheetOf('metrics');
    const gear = await columnOf('metrics', 'gear');
    await stage.person.request(
      ...book
        .tab('KPI Book')
        .protectedRanges.map(({ protectedRangeId }) => ({ deleteProtectedRange: { protectedRangeId } })),
      {
        setDataValidation: {
          range: { sheetId, startRowIndex: 1, startColumnIndex: gear, endColumnIndex: gear + 1 },
        },
      },
    );
    const [gone] = await findings();
    expect(gone).toMatchObject({ code: 'lost-guard', table: 'metrics', repair: 'restore-guards' });
    expect(gone?.message).toBe(
      'In KPI Book the warning on 8 columns of Northbook and the list of Gear are gone',
    );
    await repair({ code: 'lost-guard', table: 'metrics' });
    expect(await codes()).toEqual([]);
  });

  it('says that a column holds something else than it did', async () => {
    for (const row of [1, 2, 3]) {
      await stage.person.type(
        'metrics',
        { row, column: await columnOf('metrics', 'target') },
        { stringValue: 'as much as we can' },
      );
    }
    expect(await findings()).toMatchObject([{ code: 'retyped-field', field: 'target' }]);
    expect((await findings())[0]?.message).toContain('cannot be read as numbers');
  });

  it('is left alone when it is a copy of another, brought under a binding by mistake', async () => {
    const own = SheetsBinding.parse(binding);
    const copy = await stage.google.copyFile(own.spreadsheet);
    surface = stage.open({ ...own, spreadsheet: copy });
    expect(await findings()).toMatchObject([{ code: 'copied-surface' }]);
    await expect(surface.pull()).rejects.toMatchObject({ code: 'conflict' });
    await expect(write({ note: 'x' })).rejects.toMatchObject({ code: 'conflict' });
    surface = stage.open(own);
    expect(await codes()).toEqual([]);
  });

  it('says when it is in the trash, deleted or closed to Northbook', async () => {
    const own = SheetsBinding.parse(binding);
    await stage.google.trashFile(own.spreadsheet);
    expect((await findings())[0]).toMatchObject({ code: 'lost-surface' });
    surface = stage.open({ ...own, spreadsheet: 'nowhere' });
    expect(await findings()).toMatchObject([{ code: 'lost-surface' }]);
    stage.google.fault = () =>
      Response.json(
        { error: { code: 403, message: 'The caller does not have permission' } },
        { status: 403 },
      );
    expect(await findings()).toMatchObject([{ code: 'forbidden' }]);
  });

  it('is repaired once when the answer to the repair got lost', async () => {
    await stage.person.deleteColumn('metrics', 'trend');
    let isLosing = true;
    stage.google.loses = ({ path }) => {
      const loses = isLosing && path.endsWith(':batchUpdate');
      if (loses) isLosing = false;
      return loses;
    };
    expect((await repair({ code: 'lost-field', table: 'metrics', field: 'trend' })).result).toBe('done');
    const { headerTexts } = await stage.person.look('metrics');
    expect(headerTexts.filter((header) => header === 'Trend')).toHaveLength(1);
  });
});
