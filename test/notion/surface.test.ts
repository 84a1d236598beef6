import * as z from 'zod';
import { createNotionSurface } from '../../src/notion/surface.ts';
import type { PlacedTable } from '../../src/sync/surface.ts';
import { contractTemplate } from '../contract/contract-template.ts';
import { describePaceCurveContract } from '../contract/pace-curve-contract.ts';
import type { OwnTable, PeopleStage } from '../contract/people-contract.ts';
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

function createStage(): PeopleStage & SampleRowsStage & RearrangedStage {
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
    ownTable: (table) => makeDatabase(notion, table),
    async writeBeside(_table, row, text) {
      const block = { type: 'paragraph', paragraph: { rich_text: [{ text: { content: text } }] } };
      await notion.ask('PATCH', `/v1/blocks/${row}/children`, { children: [block] });
    },
  };
}

const Made = z.object({ id: z.string(), data_sources: z.array(z.object({ id: z.string() })).min(1) });
const columnTypes = { title: { title: {} }, text: { rich_text: {} }, number: { number: {} } } as const;

/** Makes a database of a person's own; gives its id. */
async function makeDatabase(notion: EmulatedNotion, table: OwnTable): Promise<string> {
  const { title, columns, rows } = table;
  const answer = await notion.ask('POST', '/v1/databases', {
    parent: { type: 'page_id', page_id: notion.page },
    title: [{ text: { content: title } }],
    initial_data_source: {
      properties: Object.fromEntries(columns.map((column) => [column.title, columnTypes[column.kind]])),
    },
  });
  const { id, data_sources: sources } = Made.parse(answer);
  for (const row of rows) {
    await notion.ask('POST', '/v1/pages', {
      parent: { data_source_id: sources[0]?.id },
      properties: Object.fromEntries(
        columns.map(({ title: column, kind }, index) => {
          const text = [{ text: { content: String(row[index]) } }];
          return [
            column,
            kind === 'number'
              ? { number: row[index] }
              : kind === 'title'
                ? { title: text }
                : { rich_text: text },
          ];
        }),
      ),
    });
  }
  return id;
}

describeSampleRowsContract('Notion', () => Promise.resolve(createStage()));
describeSurvivalContract('Notion', () => Promise.resolve(createStage()));
describeSurfaceContract('Notion', { create: () => Promise.resolve(createStage()) });
describePeopleContract('Notion', () => Promise.resolve(createStage()));
describePaceCurveContract('Notion', () => Promise.resolve(createStage()));
