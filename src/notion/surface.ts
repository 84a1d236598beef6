import { SurfaceError } from '../sync/surface-error.ts';
import type { Surface } from '../sync/surface.ts';
import { adopt } from './adopt/adopt.ts';
import { apply } from './rows/apply.ts';
import type { Binding } from './binding.ts';
import { parseBinding } from './binding.ts';
import { check } from './check/check.ts';
import type { NotionClient } from './client.ts';
import { lookAround } from './adopt/foreign-tables.ts';
import type { InstallParent } from './pages/home-page.ts';
import { install } from './install.ts';
import type { Table } from '../template/template.ts';
import { showPictures } from './pages/show-pictures.ts';
import { repair } from './check/repair.ts';
import { probe } from './rows/probe.ts';
import { lostTable, pullTable } from './rows/pull-table.ts';
import { lookUpAll, lookUpTable } from './schema/look-up.ts';
import type { ResolvedTable } from './schema/resolve-table.ts';

/** A surface in Notion, and what it learned about where its columns are. */
export interface NotionSurface extends Surface {
  /**
   * The binding to keep from now on, once a pull found a lost column again by its title; `undefined` while the one
   * that was given still holds.
   */
  repairedBinding(): unknown;
}

/**
 * Northbook's databases below one page in Notion. Without a `binding` there is nothing to read until `install` was
 * called. Throws a `SurfaceError` (`invalid`) for a binding that is none.
 */
export function createNotionSurface(options: {
  readonly client: NotionClient;
  readonly parent: InstallParent;
  /** Of the workspace in Northbook: tells two installations of one title below one parent from each other. */
  readonly installation?: string;
  readonly binding?: unknown;
  /** The template's tables that live here, as they are today: what `check` compares with and `repair` makes anew. */
  readonly tables?: readonly Table[];
}): NotionSurface {
  const { client, parent, installation: name, tables: wanted = [] } = options;
  let binding = options.binding === undefined ? undefined : parseBinding(options.binding);
  let isRepaired = false;
  function installed(): Binding {
    if (binding !== undefined) return binding;
    throw new SurfaceError({
      code: 'invalid',
      surface: 'notion',
      request: 'binding',
      message: 'nothing is installed here yet',
    });
  }

  async function lookUp(id: string): Promise<ResolvedTable | undefined> {
    const table = installed().tables.find((candidate) => candidate.id === id);
    return table === undefined ? undefined : lookUpTable(client, table);
  }

  return {
    kind: 'notion',
    async install(request) {
      const installation = await install(client, { parent, request, installation: name, binding });
      binding = installation.binding;
      return installation;
    },
    async pull() {
      const { tables, ...rest } = installed();
      const found = (await lookUpAll(client, installed())).tables.map(({ resolved }) => resolved);
      if (found.every((resolved) => resolved === undefined)) {
        throw new SurfaceError({
          code: 'not-found',
          surface: 'notion',
          request: 'pull',
          message: 'no table is shared with Northbook any more',
        });
      }
      isRepaired ||= found.some((resolved) => resolved?.isRepaired === true);
      binding = { ...rest, tables: tables.map((table, index) => found[index]?.table ?? table) };
      return Promise.all(
        tables.map(async (table, index) => {
          const resolved = found[index];
          return resolved === undefined
            ? lostTable(table)
            : pullTable(client, { resolved, wanted: wanted.find(({ id }) => id === table.id) });
        }),
      );
    },
    apply: (changes, done) => apply(client, { changes, lookUp, done }),
    check: () => check(client, { binding: installed(), tables: wanted }),
    async repair(finding) {
      const outcome = await repair(client, { binding: installed(), tables: wanted, finding });
      binding = parseBinding(outcome.binding);
      return outcome;
    },
    async showPictures(pictures) {
      const before = installed();
      const after = await showPictures(client, { binding: before, pictures });
      isRepaired ||= after !== before;
      binding = after;
    },
    lookAround: (place) =>
      lookAround(client, {
        place,
        tables: wanted,
        known: new Set(binding?.tables.map(({ dataSource }) => dataSource)),
      }),
    async adopt({ adoptions }) {
      const here = new Set(wanted.map(({ id }) => id));
      const installation = await adopt(client, { adoptions, binding, here });
      binding = installation.binding;
      return installation;
    },
    probe: () => probe(client, installed()),
    usage: () => client.usage(),
    repairedBinding: () => (isRepaired ? binding : undefined),
  };
}
