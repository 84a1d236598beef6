import { beforeEach, describe, expect, it } from 'vitest';
import { Binding, samePropertyId } from '../../../src/notion/binding.ts';
import type { NotionSurface } from '../../../src/notion/surface.ts';
import { createNotionSurface } from '../../../src/notion/surface.ts';
import { DataSourceAnswer } from '../../../src/notion/wire.ts';
import type { SurfaceFinding } from '../../../src/sync/surface-finding.ts';
import type { Installation } from '../../../src/sync/surface.ts';
import { contractRequest, contractTemplate } from '../../contract/contract-template.ts';
import type { Person } from '../../contract/surface-contract.ts';
import type { EmulatedNotion } from '../emulated-notion.ts';
import { emulateNotion } from '../emulated-notion.ts';
import { personIn } from '../person-in-notion.ts';

let notion: EmulatedNotion;
let installation: Installation;
let person: Person;

function open(binding: unknown = installation.binding): NotionSurface {
  const { tables } = contractTemplate;
  return createNotionSurface({ client: notion.client(), parent: { page: notion.page }, binding, tables });
}

function metrics(binding: unknown = installation.binding) {
  const found = Binding.parse(binding).tables.find(({ id }) => id === 'metrics');
  if (found === undefined) throw new Error('The contract has metrics');
  return found;
}

function fieldOf(id: string, binding?: unknown) {
  const found = metrics(binding).fields.find((field) => field.id === id);
  if (found === undefined) throw new Error(`No field ${id}`);
  return found;
}

async function columns() {
  const answer = await notion.ask('GET', `/v1/data_sources/${metrics().dataSource}`);
  return Object.values(DataSourceAnswer.parse(answer).properties);
}

async function changeColumns(properties: Record<string, unknown>): Promise<void> {
  await notion.ask('PATCH', `/v1/data_sources/${metrics().dataSource}`, { properties });
}

async function only(code: string): Promise<SurfaceFinding> {
  const findings = (await open().check()).filter((finding) => finding.code === code);
  const [finding] = findings;
  if (finding === undefined || findings.length > 1) throw new Error(`${findings.length} × ${code}`);
  return finding;
}

/** Repairs the one finding of this code and gives the surface that goes on from there. */
async function repaired(code: string): Promise<{ surface: NotionSurface; binding: unknown }> {
  const outcome = await open().repair(await only(code));
  expect(outcome).toMatchObject({ result: 'done' });
  const binding: unknown = JSON.parse(JSON.stringify(outcome?.binding));
  return { surface: open(binding), binding };
}

beforeEach(async () => {
  notion = emulateNotion();
  const surface = createNotionSurface({ client: notion.client(), parent: { page: notion.page } });
  installation = await surface.install(contractRequest());
  person = personIn(notion, () => installation.binding);
});

describe('repairing in Notion', () => {
  it('makes a lost derived column again as it was', async () => {
    const before = (await columns()).find(({ name }) => name === '◆ Trend');
    await person.deleteColumn('metrics', 'trend');
    const { surface, binding } = await repaired('lost-field');
    expect(await surface.check()).toEqual([]);
    const after = (await columns()).find(({ name }) => name === '◆ Trend');
    expect(after).toMatchObject({ type: 'select', description: before?.description });
    expect(after?.select?.options.map(({ name }) => name)).toEqual(['Rising', 'Falling']);
    expect(samePropertyId(fieldOf('trend', binding).property, after?.id ?? '')).toBe(true);
    expect((await surface.pull()).flatMap(({ problems }) => problems)).toEqual([]);
  });

  it('does not change a column of that name that a person keeps for something else', async () => {
    await person.deleteColumn('metrics', 'latest');
    await person.addColumn('metrics', '◆ Latest');
    await repaired('lost-field');
    const named = (await columns()).filter(
      ({ name }) => name.startsWith('◆ Latest ') && name !== '◆ Latest day',
    );
    expect(named).toMatchObject([{ name: '◆ Latest 2', type: 'number' }]);
    expect((await columns()).find(({ name }) => name === '◆ Latest')).toMatchObject({ type: 'rich_text' });
  });

  it('gives a derived column back the type that a person took from it', async () => {
    await changeColumns({ [fieldOf('latest').property]: { rich_text: {} } });
    const { surface } = await repaired('retyped-field');
    expect(await surface.check()).toEqual([]);
    expect((await columns()).find(({ name }) => name === '◆ Latest')).toMatchObject({ type: 'number' });
  });

  it('offers nothing for a column that people filled in and deleted', async () => {
    await person.deleteColumn('metrics', 'target');
    const finding = await only('lost-field');
    expect(finding.repair).toBeUndefined();
    const { writes } = notion.requests();
    expect(await open().repair(finding)).toMatchObject({
      result: 'refused',
      message: 'Bring it back by undo in Notion, or add a column of that name and type again',
    });
    expect(notion.requests().writes).toBe(writes);
  });

  it('takes another column for a lost one only once a person says so', async () => {
    await person.deleteColumn('metrics', 'key');
    await changeColumns({ Key: { url: {} } });
    expect((await open().pull())[0]?.problems).toEqual([
      { kind: 'lost-field', table: 'metrics', field: 'key' },
    ]);
    const { surface } = await repaired('found-field');
    expect(await surface.check()).toEqual([]);
    expect((await surface.pull())[0]?.problems).toEqual([]);
  });

  it('adds a deleted choice again beside those that stand, also those that people added', async () => {
    const [up] = fieldOf('direction').choices;
    const options = [{ id: up?.option }, { name: 'Sideways' }];
    await changeColumns({ [fieldOf('direction').property]: { select: { options } } });
    const { surface, binding } = await repaired('lost-choice');
    expect(await surface.check()).toEqual([]);
    const column = (await columns()).find(({ name }) => name === 'Direction');
    expect(column?.select?.options.map(({ name }) => name)).toEqual([
      'Up is good',
      'Sideways',
      'Down is good',
    ]);
    expect(fieldOf('direction', binding).choices.map(({ option }) => option === undefined)).toEqual([
      false,
      false,
    ]);
  });

  it('adds a deleted status to the group it was in', async () => {
    const [idea, live] = fieldOf('stage').choices;
    const options = [{ id: idea?.option }, { id: live?.option }];
    await changeColumns({ [fieldOf('stage').property]: { status: { options } } });
    await repaired('lost-choice');
    expect(await notion.ask('GET', `/v1/data_sources/${metrics().dataSource}`)).toMatchObject({
      properties: {
        Stage: { status: { groups: [{}, {}, { name: 'Complete', option_ids: [expect.any(String)] }] } },
      },
    });
  });

  it('refuses what has been put right in the meantime', async () => {
    await person.deleteColumn('metrics', 'trend');
    const finding = await only('lost-field');
    const outcome = await open().repair(finding);
    const again = await open(outcome?.binding).repair(finding);
    expect(again).toMatchObject({ result: 'refused', message: 'This has been put right already' });
  });
});
