import * as z from 'zod';
import { Day } from '../../src/model/day.ts';
import { Settings } from '../../src/model/settings.ts';
import { createNotionClient } from '../../src/notion/client.ts';
import { createNotionSurface } from '../../src/notion/surface.ts';
import type { ArmedFaults } from '../../src/sandbox/control/armed-faults.ts';
import type { WantedFaults } from '../../src/sandbox/control/fault.ts';
import { createMemoryStore } from '../../src/sandbox/memory-store.ts';
import { createSandboxApp } from '../../src/sandbox/sandbox-app.ts';
import { createSheetsClient } from '../../src/sheets/client.ts';
import { createSheetsSurface } from '../../src/sheets/surface.ts';
import { placeTables } from '../../src/sync/placement.ts';
import type { Recalculation } from '../../src/sync/recalculate.ts';
import { recalculate } from '../../src/sync/recalculate.ts';
import { translateRows } from '../../src/sync/translate-rows.ts';
import { SurfaceError } from '../../src/sync/surface-error.ts';
import type { ChangeOutcome, Installation, Surface, SurfaceKind } from '../../src/sync/surface.ts';
import { Template } from '../../src/template/template.ts';
import { northStar } from '../../templates/north-star.ts';
import type { Sample } from '../../templates/samples/sample.ts';
import type { Person } from '../contract/surface-contract.ts';
import { personIn as personInNotion } from '../notion/person-in-notion.ts';
import type { PersonInSheets } from '../sheets/person-in-sheets.ts';
import { personIn as personInSheets } from '../sheets/person-in-sheets.ts';
import { createMemoryJournal } from '../sync/memory-journal.ts';
import { readHoldings } from './holdings.ts';

/** One run over both tools, as the night makes it. */
export interface Night extends Recalculation {
  readonly outcomes: readonly ChangeOutcome[];
  readonly reads: number;
  readonly writes: number;
}

/** A sample installed in the sandbox's Notion and Sheets, with a person in each. */
export interface SandboxedWorkspace {
  /** With `retries`, every step of the night is tried that often again, as a Workflow does. */
  night(options?: { readonly retries?: number }): Promise<Night>;
  /** Faults in the sandbox; none at first. */
  readonly faults: ArmedFaults;
  /** Everything both tools hold, without ids and stamps. */
  holdings(): Promise<Readonly<Record<string, readonly string[]>>>;
  /** What a table's rows hold now, answers included, by the sample's row ids. */
  look(kind: SurfaceKind, table: string): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>>;
  readonly notion: Person;
  readonly sheets: PersonInSheets;
  /** Every tool it lives in, opened anew. */
  surfaces(): readonly Surface[];
  /** The tools' ids of the sample's rows, by table. */
  readonly rowIds: Installation['rowIds'];
  /** The tool's id of a sample's row. */
  readonly idOf: (table: string, sample: string) => string;
}

/** Installs a sample over the tools its tables live in. */
export async function installSample(
  sample: Sample,
  options: { readonly faults?: z.input<typeof WantedFaults>; readonly retries?: number } = {},
): Promise<SandboxedWorkspace> {
  let now = Date.UTC(2026, 2, 2, 8, 0);
  let state = 1;
  async function sleep(milliseconds: number): Promise<void> {
    now += milliseconds;
  }
  const app = createSandboxApp({
    store: createMemoryStore(),
    sleep,
    now: () => now,
    random: () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    },
  });
  const origin = 'http://sandbox.test';
  async function send(url: string, init: RequestInit): Promise<Response> {
    now += 50;
    return app.fetch(new Request(url, init));
  }
  async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const token = path.startsWith('/v1/') ? 'ntn_sandbox' : 'ya29.sandbox';
    const response = await send(`${origin}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'notion-version': '2026-03-11',
        'content-type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  }
  const seeded = await send(`${origin}/_sandbox/seed`, {
    method: 'POST',
    body: JSON.stringify({
      people: sample.people,
      pages: [{ title: sample.name }],
      google: { name: 'Finance', email: 'finance@example.com' },
    }),
  });
  const { pageIds } = z.object({ pageIds: z.array(z.string()) }).parse(await seeded.json());
  const common = { origin, fetch: send, sleep, random: () => 0.5, now: () => now };
  const template = Template.parse(northStar);
  const bindings = new Map<SurfaceKind, Installation>();
  function open(kind: SurfaceKind): Surface {
    const binding = bindings.get(kind)?.binding;
    return kind === 'notion'
      ? createNotionSurface({
          client: createNotionClient({ ...common, token: 'ntn_sandbox', requestsPerMinute: Infinity }),
          parent: { page: pageIds[0] ?? '' },
          binding,
        })
      : createSheetsSurface({
          client: createSheetsClient({ ...common, token: 'ya29.sandbox' }),
          binding,
          timeZone: sample.timeZone,
          installation: sample.name,
        });
  }
  const homes = sample.homes;
  const placement = placeTables(template, homes);
  const kinds = (['notion', 'sheets'] as const).filter((kind) => placement[kind].length > 0);
  /** Tries a step again after a while, as a Workflow does. */
  async function again<T>(retries: number, step: () => Promise<T>): Promise<T> {
    for (let left = retries; ; left -= 1) {
      try {
        return await step();
      } catch (error) {
        if (left === 0 || !(error instanceof SurfaceError)) throw error;
        await sleep(30_000);
      }
    }
  }
  if (options.faults !== undefined) app.faults.set(options.faults);
  for (const kind of kinds) {
    const rowIds = Object.assign({}, ...[...bindings.values()].map((own) => own.rowIds));
    const rows = translateRows(sample.rows, { template, rowIds });
    const request = { title: sample.name, template, tables: placement[kind], rows };
    const installation = await again(options.retries ?? 0, () => open(kind).install(request));
    const binding: unknown = JSON.parse(JSON.stringify(installation.binding));
    bindings.set(kind, { ...installation, binding });
  }
  function idOf(table: string, row: string): string {
    const id = [...bindings.values()].map(({ rowIds }) => rowIds[table]?.[row]).find(Boolean);
    if (id === undefined) throw new Error(`No row ${table}/${row}`);
    return id;
  }
  return {
    idOf,
    surfaces: () => kinds.map(open),
    rowIds: Object.assign({}, ...[...bindings.values()].map((own) => own.rowIds)),
    faults: app.faults,
    holdings: () => readHoldings(ask, pageIds[0] ?? ''),
    async night({ retries = 0 } = {}) {
      const surfaces = kinds.map((kind) => patient(open(kind), (step) => again(retries, step)));
      const run = await recalculate({
        name: sample.name,
        template,
        homes,
        settings: Settings.parse({}),
        asOf: Day.parse(sample.asOf),
        nextRun: undefined,
        surfaces,
        journal: createMemoryJournal(),
      });
      const usage = surfaces.map((surface) => surface.usage());
      return {
        ...run,
        reads: usage.reduce((sum, { reads }) => sum + reads, 0),
        writes: usage.reduce((sum, { writes }) => sum + writes, 0),
      };
    },
    async look(kind, table) {
      const pulled = (await open(kind).pull()).find((candidate) => candidate.table === table);
      const isWide = placement[kind].some((own) => own.table.id === table && own.layout === 'wide');
      const rows = (isWide ? pulled?.mirrorRows : pulled?.rows) ?? [];
      const sampleRows = sample.rows[isWide ? 'metrics' : table] ?? [];
      const names = new Map(sampleRows.map(({ id }) => [idOf(isWide ? 'metrics' : table, id), id]));
      return new Map(rows.map(({ id, cells }) => [names.get(id) ?? id, cells]));
    },
    notion: personInNotion({ ask }, () => bindings.get('notion')?.binding),
    sheets: personInSheets(
      createSheetsClient({ ...common, token: 'ya29.sandbox' }),
      () => bindings.get('sheets')?.binding,
    ),
  };
}

/** A surface whose steps are tried again; what an apply has done by then is not asked of it again, as the journal sees to. */
function patient(surface: Surface, again: <T>(step: () => Promise<T>) => Promise<T>): Surface {
  return {
    ...surface,
    pull: () => again(() => surface.pull()),
    async apply(changes, record) {
      const done = new Set<string>();
      await again(() =>
        surface.apply(
          changes.filter(({ id }) => !done.has(id)),
          async (outcome) => {
            await record(outcome);
            done.add(outcome.id);
          },
        ),
      );
    },
  };
}
