import * as z from 'zod';
import { createNotionSurface } from '../../src/notion/surface.ts';
import type { PlacedTable } from '../../src/sync/surface.ts';
import { contractTemplate } from '../contract/contract-template.ts';
import type { AdoptionStage, OwnTable, SeenTable } from '../contract/adoption-contract.ts';
import { describeAdoptionContract } from '../contract/adoption-contract.ts';
import { describePaceCurveContract } from '../contract/pace-curve-contract.ts';
import type { PeopleStage } from '../contract/people-contract.ts';
import { describePeopleContract } from '../contract/people-contract.ts';
import type { SampleRowsStage } from '../contract/sample-rows-contract.ts';
import { describeSampleRowsContract } from '../contract/sample-rows-contract.ts';
import { describeSurfaceContract } from '../contract/surface-contract.ts';
import type { RearrangedStage } from '../contract/survival-contract.ts';
import { describeSurvivalContract } from '../contract/survival-contract.ts';
import type { EmulatedNotion } from './emulated-notion.ts';
import { emulateNotion } from './emulated-notion.ts';
import { personIn } from './person-in-notion.ts';
import { rearrangingIn } from './rearranging-in-notion.ts';

function createStage(): AdoptionStage & PeopleStage & SampleRowsStage & RearrangedStage {
  const notion = emulateNotion();
  let binding: unknown;
  function open(kept: unknown, tables?: readonly PlacedTable[], installation?: string) {
    return createNotionSurface({
      ...(installation === undefined ? {} : { installation }),
      client: notion.client(),
      parent: { page: notion.page },
      binding: kept,
      tables: tables?.map(({ table }) => table) ?? contractTemplate.tables,
    });
  }
  return {
    async install(request) {
      const installation = await open(undefined).install(request);
      binding = JSON.parse(JSON.stringify(installation.binding));
      return { surface: open(binding), installation };
    },
    open(kept: unknown, tables?: readonly PlacedTable[]) {
      binding = kept ?? binding;
      return open(kept, tables);
    },
    person: personIn(notion, () => binding),
    async installBeside(request) {
      const installation = await open(undefined, undefined, 'beside').install(request);
      binding = JSON.parse(JSON.stringify(installation.binding));
      return { surface: open(binding), installation };
    },
    people: rearrangingIn(notion, () => binding),
    requests: () => notion.requests(),
    async ownTables(tables) {
      for (const table of tables) await makeDatabase(notion, table);
      return notion.page;
    },
    seen: () => seenIn(notion),
    async writeBeside(_table, row, text) {
      const block = { type: 'paragraph', paragraph: { rich_text: [{ text: { content: text } }] } };
      await notion.ask('PATCH', `/v1/blocks/${row}/children`, { children: [block] });
    },
  };
}

const Made = z.object({ data_sources: z.array(z.object({ id: z.string() })).min(1) });
const Source = z.object({
  title: z.array(z.object({ plain_text: z.string() })),
  properties: z.record(z.string(), z.unknown()),
});
const Rows = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      properties: z.record(z.string(), z.looseObject({ type: z.string() })),
    }),
  ),
});

/** Makes a database of a person's own. */
async function makeDatabase(notion: EmulatedNotion, table: OwnTable): Promise<void> {
  const { title, columns, rows } = table;
  const answer = await notion.ask('POST', '/v1/databases', {
    parent: { type: 'page_id', page_id: notion.page },
    title: [{ text: { content: title } }],
    initial_data_source: {
      properties: Object.fromEntries(
        columns.map((column, index) => [
          column.title,
          columnOf(column.kind, new Set(rows.map((row) => row[index]))),
        ]),
      ),
    },
  });
  const [source] = Made.parse(answer).data_sources;
  for (const row of rows) {
    await notion.ask('POST', '/v1/pages', {
      parent: { data_source_id: source?.id },
      properties: Object.fromEntries(
        columns.map(({ title: column, kind }, index) => [column, valueOf(kind, row[index])]),
      ),
    });
  }
}

type ColumnKind = OwnTable['columns'][number]['kind'];

function columnOf(kind: ColumnKind, cells: ReadonlySet<unknown>): object {
  if (kind === 'choice') return { select: { options: [...cells].map((name) => ({ name })) } };
  return { [kind === 'text' ? 'rich_text' : kind]: {} };
}

function valueOf(kind: ColumnKind, cell: unknown): object {
  const text = [{ text: { content: String(cell) } }];
  if (kind === 'title') return { title: text };
  if (kind === 'text') return { rich_text: text };
  if (kind === 'choice') return { select: { name: cell } };
  return kind === 'date' ? { date: { start: cell } } : { [kind]: cell };
}

/** What people see in every database, the first row that was made first. */
async function seenIn(notion: EmulatedNotion): Promise<Record<string, SeenTable>> {
  const tables = await Promise.all(
    notion.dataSources().map(async (id) => {
      const { title, properties } = Source.parse(await notion.ask('GET', `/v1/data_sources/${id}`));
      const { results } = Rows.parse(await notion.ask('POST', `/v1/data_sources/${id}/query`, {}));
      const columns = Object.keys(properties).map((column) => [
        column,
        results
          .map((row) => JSON.stringify(row.properties[column]?.[row.properties[column].type]))
          .toReversed(),
      ]);
      return [title.map(({ plain_text: text }) => text).join(''), Object.fromEntries(columns)] as const;
    }),
  );
  return Object.fromEntries(tables);
}

describeAdoptionContract('Notion', () => Promise.resolve(createStage()));
describeSampleRowsContract('Notion', () => Promise.resolve(createStage()));
describeSurvivalContract('Notion', () => Promise.resolve(createStage()));
describeSurfaceContract('Notion', { create: () => Promise.resolve(createStage()) });
describePeopleContract('Notion', () => Promise.resolve(createStage()));
describePaceCurveContract('Notion', () => Promise.resolve(createStage()));
