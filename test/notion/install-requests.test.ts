import { describe, expect, it } from 'vitest';
import { rowWaves } from '../../src/notion/install/row-order.ts';
import { createNotionSurface } from '../../src/notion/surface.ts';
import { placeTables } from '../../src/sync/placement.ts';
import type { InstallRequest, SampleRow } from '../../src/sync/surface.ts';
import type { Field, Table } from '../../src/template/template.ts';
import { Template } from '../../src/template/template.ts';
import { northStar } from '../../templates/north-star.ts';
import { learningApp } from '../../templates/samples/learning-app/sample.ts';
import { staysMarketplace } from '../../templates/samples/stays-marketplace/sample.ts';
import type { Sample } from '../../templates/samples/sample.ts';
import type { EmulatedNotion } from './emulated-notion.ts';
import { emulateNotion } from './emulated-notion.ts';

const template = Template.parse(northStar);

function requestFor({ name, homes, rows }: Sample): InstallRequest {
  return { title: name, template, tables: placeTables(template, homes).notion, rows };
}

async function install(notion: EmulatedNotion, sample: Sample): Promise<void> {
  const client = notion.client();
  await createNotionSurface({ client, parent: { page: notion.page } }).install(requestFor(sample));
}

/**
 * The requests that no install can do without, counted from the template and the rows alone. Notion has no request for
 * several of anything: each page, database, row and view takes one. A database's answer does not tell its columns'
 * ids: one more each, which also adds the columns that could not be made with it. Rows that point at each other in
 * a circle take one more for each that was made before what it points at, unless the link can be written from its other
 * side with the later row. People are listed once. Not among them is the one a database by which the view that came with
 * it becomes one of ours: it could be left standing among them.
 */
function unavoidable({ tables, rows }: InstallRequest): Record<string, number> {
  const own = tables.map(({ table }) => table);
  const here = new Set(own.map(({ id }) => id));
  const samples = own.flatMap((table) => (rows[table.id] ?? []).map((row) => ({ table, row })));
  const isPeopled = samples.some(({ table, row }) =>
    table.fields.some(({ id, kind }) => kind === 'person' && row.cells[id] !== undefined),
  );
  return {
    'the page, and the guide below it': 2,
    databases: own.length,
    'columns of each database': own.length,
    rows: samples.length,
    'rows of circles': lateRows(samples, here),
    'people, once': isPeopled ? 1 : 0,
    views: own.reduce((sum, table) => sum + viewsOf(table), 0),
    dashboard: 1,
  };
}

/** Its own, and the one that hides nothing where the template has none. */
function viewsOf({ views }: Table): number {
  const isWhole = views.some(
    (view) => view.kind === 'table' && view.fields === undefined && view.where.length === 0,
  );
  return views.length + (isWhole ? 0 : 1);
}

function lateRows(
  samples: readonly { readonly table: Table; readonly row: SampleRow }[],
  here: ReadonlySet<string>,
): number {
  const all = samples.map(({ table, row }) => {
    const id = `${table.id}/${row.id}`;
    const links = table.fields.map((field) => ({ field, to: linksOf(field, { row, here }) }));
    const hard = links
      .filter(({ field, to }) => isOneSided(field) || to.includes(id))
      .flatMap(({ to }) => to);
    const needs = links.flatMap(({ to }) => to);
    return { id, needs, hard, easyNeeds: new Set(needs.filter((need) => !hard.includes(need))) };
  });
  const made = new Set<string>();
  let late = 0;
  for (const wave of rowWaves(all)) {
    late += wave.filter(({ hard }) => hard.some((need) => !made.has(need))).length;
    for (const { id } of wave) made.add(id);
  }
  return late;
}

function isOneSided(field: Field): boolean {
  return field.kind === 'relation' && field.back === undefined;
}

function linksOf(field: Field, { row, here }: { row: SampleRow; here: ReadonlySet<string> }): string[] {
  const cell = row.cells[field.id];
  if (field.kind !== 'relation' || !here.has(field.to) || typeof cell !== 'object') return [];
  return cell.map((id) => `${field.to}/${id}`);
}

function total(counts: Record<string, number>): number {
  return Object.values(counts).reduce((sum, own) => sum + own, 0);
}

describe('what an install of the full template costs', () => {
  it.each([
    ['with all in Notion', learningApp],
    ['with readings in a sheet', staysMarketplace],
  ])('is hardly more than what no install can do without, %s', async (_, sample) => {
    const notion = emulateNotion();
    await install(notion, sample);
    const least = unavoidable(requestFor(sample));
    expect(notion.seen.length / total(least)).toBeLessThanOrEqual(1.12);
    expect(notion.seen.length).toBeGreaterThanOrEqual(total(least));
  });

  it('takes less than a minute within the smallest budget that Notion gives', async () => {
    const notion = emulateNotion();
    notion.limit(180);
    // A leisurely answer; what has to come one after the other does, the rest six at a time.
    notion.slowDown(400);
    const before = notion.now();
    await install(notion, learningApp);
    expect(notion.waits).toEqual([]);
    expect(notion.now() - before).toBeLessThan(60_000);
  });

  it('waits for the budget where it is spent already, and then goes on', async () => {
    const notion = emulateNotion();
    notion.limit(180);
    notion.slowDown(100);
    await install(notion, staysMarketplace);
    const before = notion.now();
    await install(notion, learningApp);
    expect(notion.waits.length).toBeGreaterThan(0);
    expect(notion.now() - before).toBeLessThan(120_000);
  });
});
