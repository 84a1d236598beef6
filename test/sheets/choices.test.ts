import type { sheets_v4 } from '@googleapis/sheets';
import { beforeEach, describe, expect, it } from 'vitest';
import { createSheetsSurface } from '../../src/sheets/surface.ts';
import { placeTables } from '../../src/sync/placement.ts';
import { proposeBinding } from '../../src/sync/propose-binding.ts';
import type { Surface } from '../../src/sync/surface.ts';
import { isTakenIn } from '../../src/sync/surface-finding.ts';
import { contractRequest } from '../contract/contract-template.ts';
import { template } from '../sync/pulls.ts';
import { readBook } from './book.ts';
import type { EmulatedGoogle } from './emulated-google.ts';
import { emulateGoogle } from './emulated-google.ts';
import { ownBook } from './own-book.ts';
import { createSheetsStage } from './stage.ts';

const kpis = [
  ['KPI', 'Rolle', 'Ziel'],
  ['Nächte', 'Leitstern', 120],
  ['Annunci', 'Treiber', 9],
  ['Hosts', 'Treiber', 3],
  ['Kurs', 'KPI', 3],
] as const;

function listOf(titles: readonly string[]): sheets_v4.Schema$Request {
  return {
    setDataValidation: {
      range: { sheetId: 7, startRowIndex: 1, endRowIndex: 60, startColumnIndex: 1, endColumnIndex: 2 },
      rule: {
        condition: { type: 'ONE_OF_LIST', values: titles.map((title) => ({ userEnteredValue: title })) },
        showCustomUi: true,
      },
    },
  };
}

describe('choices in a table of people’s own', () => {
  const placed = placeTables(template, { metrics: 'sheets', readings: 'sheets' }).sheets;
  let google: EmulatedGoogle;
  let place: string;
  let surface: Surface;
  let binding: unknown;

  beforeEach(async () => {
    google = emulateGoogle();
    place = await ownBook(google, {
      rows: kpis,
      requests: [listOf(['Leitstern', 'Treiber', 'KPI', 'Leitplanke'])],
    });
    surface = createSheetsSurface({ client: google.client() });
    const [table] = await surface.lookAround(place);
    const metrics = placed.find((own) => own.table.id === 'metrics');
    if (table === undefined || metrics === undefined) throw new Error('no table was found');
    const proposed = proposeBinding(metrics, table).columns.map(({ field, column }) => [field, column]);
    const columns = { ...Object.fromEntries(proposed), role: 'B/Rolle' };
    binding = (await surface.adopt({ place, adoptions: [{ placed: metrics, foreign: table.id, columns }] }))
      .binding;
  });

  async function roles(): Promise<unknown[]> {
    const [pulled] = await surface.pull();
    return (pulled?.rows ?? []).map(({ cells }) => cells['role']);
  }

  it('are asked for, each by its word, and nothing is taken for something by guess', async () => {
    expect(await roles()).toEqual([undefined, undefined, undefined, 'kpi']);
    const found = await surface.check();
    expect(found).toMatchObject([{ code: 'unknown-choice', field: 'role', repair: 'match-choices' }]);
    expect(found[0]?.message).toBe(
      'In the column Rolle (Role) of Zahlen Northbook does not know what “Leitstern”, “Treiber”, “Leitplanke” stand for',
    );
    expect(found[0]?.match?.choices.map(({ id }) => id)).toContain('north-star');
  });

  it('are read as a person has said, now and when opened again, and stay as they stand', async () => {
    const before = (await readBook(google, place)).cells('Zahlen');
    const said = await surface.repair({
      code: 'unknown-choice',
      table: 'metrics',
      field: 'role',
      words: [
        { word: 'Leitstern', choice: 'north-star' },
        { word: 'Treiber', choice: 'key-driver' },
      ],
    });
    expect(said.result).toBe('done');
    expect(await roles()).toEqual(['north-star', 'key-driver', 'key-driver', 'kpi']);
    surface = createSheetsSurface({
      client: google.client(),
      binding: JSON.parse(JSON.stringify(said.binding)),
    });
    expect(await roles()).toEqual(['north-star', 'key-driver', 'key-driver', 'kpi']);
    expect((await readBook(google, place)).cells('Zahlen')).toEqual(before);
    const [left] = await surface.check();
    expect(left?.message).toContain('does not know what “Leitplanke” stands for');
    const none = await surface.repair({ ...wanted, words: [{ word: 'Leitplanke' }] });
    expect(none.result).toBe('done');
    expect((await surface.check()).map(({ message }) => message)).toEqual([
      'In the column Rolle (Role) of Zahlen “Leitstern” is taken for North Star, “Treiber” is taken for Key driver, “Leitplanke” is left out',
    ]);
  });

  it('can be said anew', async () => {
    await surface.repair({ ...wanted, words: [{ word: 'Treiber', choice: 'kpi' }] });
    expect(await roles()).toEqual([undefined, 'kpi', 'kpi', 'kpi']);
    await surface.repair({
      ...wanted,
      code: 'renamed-choice',
      words: [{ word: 'Treiber', choice: 'key-driver' }],
    });
    expect(await roles()).toEqual([undefined, 'key-driver', 'key-driver', 'kpi']);
  });

  const wanted = { code: 'unknown-choice', table: 'metrics', field: 'role' } as const;

  it('wait for an answer: none, or one to something that was not asked, changes nothing', async () => {
    expect(await surface.repair(wanted)).toMatchObject({ result: 'refused', binding });
    const odd = await surface.repair({ ...wanted, words: [{ word: 'Umsatz', choice: 'kpi' }] });
    expect(odd.binding).toEqual(binding);
    const unheard = await surface.repair({ ...wanted, words: [{ word: 'Treiber', choice: 'engine' }] });
    expect(unheard.binding).toEqual(binding);
  });

  it('are told of when people call one otherwise later', async () => {
    await surface.repair({
      ...wanted,
      words: [
        { word: 'Leitstern', choice: 'north-star' },
        { word: 'Treiber', choice: 'key-driver' },
        { word: 'Leitplanke', choice: 'guardrail' },
      ],
    });
    expect((await surface.check()).filter((finding) => !isTakenIn(finding))).toEqual([]);
    await google.persons().batchUpdate(place, [
      {
        findReplace: { find: 'Treiber', replacement: 'Hebel', matchEntireCell: true, sheetId: 7 },
      },
    ]);
    expect(
      (await surface.check()).map(({ code, match }) => [code, match?.words.map(({ word }) => word)]),
    ).toEqual([
      ['unknown-choice', ['Hebel']],
      ['renamed-choice', ['Leitstern', 'Treiber', 'Leitplanke']],
    ]);
  });

  it('are found under their own names by the charts that are made beside', async () => {
    await surface.repair({ ...wanted, words: [{ word: 'Leitstern', choice: 'north-star' }] });
    await surface.install({ title: 'Acme', template, tables: placed, rows: {} });
    const formulas = (await readBook(google, place))
      .cells('Chart data')
      .flatMap((row) => row.flatMap((cell) => cell.userEnteredValue?.formulaValue ?? []));
    expect(formulas.some((formula) => formula.includes('MATCH("Leitstern";'))).toBe(true);
  });
});

describe('a list of Northbook’s that people rewrote', () => {
  const direction = { table: 'metrics', field: 'direction' } as const;

  it('may take a new word for a lost choice, or get the lost one back beside it', async () => {
    const stage = createSheetsStage();
    const { surface } = await stage.install(contractRequest());
    await stage.person.offer('metrics', 'direction', ['Down is good', 'Higher', 'Sideways']);
    await stage.person.set('metrics', 'teams', 'direction', 'Higher');
    expect(
      (await surface.check()).map(({ code, match }) => [code, match?.words.map(({ word }) => word)]),
    ).toEqual([
      ['lost-choice', undefined],
      ['unknown-choice', ['Higher', 'Sideways']],
    ]);
    await surface.repair({
      ...direction,
      code: 'unknown-choice',
      words: [{ word: 'Higher', choice: 'increase' }],
    });
    // A word that people added beside all choices is theirs.
    expect((await surface.check()).filter((finding) => !isTakenIn(finding))).toEqual([]);
    const pulled = (await surface.pull()).find(({ table }) => table === 'metrics');
    expect(pulled?.rows.find(({ id }) => id === 'teams')?.cells['direction']).toBe('increase');
  });

  it('is asked about a word of its own once a row has it', async () => {
    const stage = createSheetsStage();
    const { surface } = await stage.install(contractRequest());
    await stage.person.offer('metrics', 'direction', ['Up is good', 'Down is good', 'Sideways']);
    expect(await surface.check()).toEqual([]);
    await stage.person.set('metrics', 'teams', 'direction', 'Sideways');
    expect(
      (await surface.check()).map(({ code, match }) => [code, match?.words.map(({ word }) => word)]),
    ).toEqual([['unknown-choice', ['Sideways']]]);
  });
});
