import type { RepairOutcome } from '../../sync/surface-finding.ts';
import type { Table } from '../../template/template.ts';
import type { Binding, BoundTable } from '../binding.ts';
import type { NotionClient } from '../client.ts';
import { installTables } from '../install/install-tables.ts';
import { dashboardName, installViews } from '../install/install-views.ts';
import type { MadeTable } from '../install/made-table.ts';
import { boundTable, isMadeHere, recognisedTables } from '../install/made-table.ts';
import { lookUpAll } from '../schema/look-up.ts';
import { standingDatabases } from '../schema/standing-databases.ts';
import type { BlockAnswer } from '../wire.ts';

/** Whether a lost table can be made again without anybody's loss: all of it is computed, and the page is there. */
export function isRecreatable(binding: Binding, table: Table | undefined): boolean {
  return binding.page !== undefined && table?.rows === 'northbook';
}

/**
 * Makes the database of a table again that is all Northbook's, with its views and, where it bore it, the dashboard. Gives
 * undefined where only a person can: its rows are people's, it is there again, or the page itself is gone.
 */
export async function recreateTable(
  client: NotionClient,
  options: { readonly binding: Binding; readonly tables: readonly Table[]; readonly lost: BoundTable },
): Promise<RepairOutcome | undefined> {
  const { binding, tables, lost } = options;
  const table = tables.find(({ id }) => id === lost.id);
  if (table === undefined || binding.page === undefined || !isRecreatable(binding, table)) return undefined;
  const found = await lookUpAll(client, binding);
  const at = binding.tables.indexOf(lost);
  if (found.page !== 'here' || found.tables[at]?.presence === 'here') return undefined;
  const here = new Set(binding.tables.map(({ id }) => id));
  const standing = binding.tables.flatMap((bound, index) => {
    const own = found.tables[index];
    const known = tables.find(({ id }) => id === bound.id);
    return own?.presence !== 'here' || known === undefined
      ? []
      : [boundTable(known, { bound: own.resolved.table, schema: own.schema, here })];
  });
  const begun = await begunTable(client, { table, here, binding, blocks: found.blocks });
  const made = await installTables(client, {
    page: binding.page,
    tables: [table],
    here,
    standing: [...standing, ...begun],
    onMade: () => Promise.resolve(),
  });
  const remade = made.find(({ id }) => id === table.id);
  if (remade === undefined) return undefined;
  const bearsDashboard = lost.views.includes(dashboardName);
  const viewed = [
    { table, bound: remade, isStanding: begun.length > 0 },
    ...(bearsDashboard ? chartsOfOthers(binding, { tables, lost }) : []),
  ];
  const views = await installViews(client, { tables: viewed, advance: () => Promise.resolve() });
  const after = binding.tables.map((bound) =>
    bound === lost
      ? { ...remade, views: [...(views.get(table.id) ?? [])] }
      : { ...bound, views: [...new Set([...bound.views, ...(views.get(bound.id) ?? [])])] },
  );
  return {
    result: 'done',
    message: `${table.title} is there again; it is filled by the next recalculation`,
    binding: { ...binding, tables: after },
  };
}

/** The database that an earlier try made before it broke off; a copy of the lost one bears another title. */
async function begunTable(
  client: NotionClient,
  options: {
    readonly table: Table;
    readonly here: ReadonlySet<string>;
    readonly binding: Binding;
    readonly blocks: readonly BlockAnswer[];
  },
): Promise<readonly MadeTable[]> {
  const { table, here, binding, blocks } = options;
  const known = new Set(binding.tables.map(({ database }) => database));
  const namesakes = blocks.filter(
    ({ id, child_database: database }) => database?.title === table.title && !known.has(id),
  );
  const databases = await standingDatabases(client, namesakes);
  return recognisedTables([table], { databases, here }).filter(isMadeHere);
}

/** The other tables as if their charts had never been made: those went with the dashboard. */
function chartsOfOthers(
  binding: Binding,
  { tables, lost }: { tables: readonly Table[]; lost: BoundTable },
): { table: Table; bound: BoundTable; isStanding: boolean }[] {
  return binding.tables.flatMap((bound) => {
    const table = tables.find(({ id }) => id === bound.id);
    if (bound === lost || table === undefined) return [];
    const charts = new Set(table.views.filter(({ kind }) => kind === 'chart').map(({ title }) => title));
    return [
      {
        table,
        bound: { ...bound, views: bound.views.filter((title) => !charts.has(title)) },
        isStanding: false,
      },
    ];
  });
}
