import type { RepairOutcome, RepairRequest, SurfaceFinding } from '../../sync/surface-finding.ts';
import type { Field, Table } from '../../template/template.ts';
import type { Binding, BoundField, BoundTable } from '../binding.ts';
import { samePropertyId } from '../binding.ts';
import type { NotionClient } from '../client.ts';
import { columnRequest } from '../schema/column-request.ts';
import { columnTitle } from '../schema/column-title.ts';
import { showColumns } from '../install/show-columns.ts';
import { freeName } from '../install/made-table.ts';
import { lookUpTable } from '../schema/look-up.ts';
import { choiceOptions } from '../property.ts';
import { recreateTable } from './recreate-table.ts';
import type { ResolvedTable } from '../schema/resolve-table.ts';
import { withColumn } from '../schema/resolve-table.ts';
import { tableFindings } from './table-findings.ts';

interface RepairOptions {
  readonly binding: Binding;
  /** The template's tables as they are today. */
  readonly tables: readonly Table[];
  readonly finding: RepairRequest;
}

/** A finding as it stands now, with all that putting it right needs. */
interface Open {
  readonly bound: BoundTable;
  readonly resolved: ResolvedTable;
  readonly field: BoundField;
  /** The field as the template has it today; absent when it has none of that id any more. */
  readonly wanted: Field | undefined;
  readonly here: ReadonlySet<string>;
}

/** Puts a finding right that still stands. Nothing that people typed is changed: derived columns and options alone are made. */
export async function repair(client: NotionClient, options: RepairOptions): Promise<RepairOutcome> {
  const { binding, finding } = options;
  const refused = { result: 'refused', binding } as const;
  const bound = binding.tables.find(({ id }) => id === finding.table);
  if (bound !== undefined && finding.code === 'lost-table') {
    const outcome = await recreateTable(client, { binding, tables: options.tables, lost: bound });
    return outcome ?? { ...refused, message: 'Only a person can bring it back, from the trash of Notion' };
  }
  const resolved = bound === undefined ? undefined : await lookUpTable(client, bound);
  if (bound === undefined || resolved === undefined) {
    return { ...refused, message: 'The table is out of reach; only a person can bring it back' };
  }
  const table = options.tables.find(({ id }) => id === bound.id);
  const standing = tableFindings(resolved, { wanted: table, titles: new Map() }).find(
    ({ code, field }) => code === finding.code && field === finding.field,
  );
  const field = resolved.table.fields.find(({ id }) => id === finding.field);
  if (standing === undefined || field === undefined) {
    return { ...refused, message: 'This has been put right already' };
  }
  const wanted = table?.fields.find(({ id }) => id === field.id);
  const here = new Set(binding.tables.map(({ id }) => id));
  const open = { bound, resolved, field, wanted, here };
  const made = await putRight(client, { standing, open });
  if (made === undefined) return { ...refused, message: standing.fix };
  const repaired = {
    ...resolved.table,
    fields: resolved.table.fields.map((own) => (own.id === made.field.id ? made.field : own)),
  };
  if (table !== undefined && !samePropertyId(made.field.property, field.property)) {
    await showColumns(client, { table, bound: repaired, fields: new Set([field.id]) });
  }
  const tables = binding.tables.map((own) => (own.id === bound.id ? repaired : own));
  return { result: 'done', message: made.message, binding: { ...binding, tables } };
}

interface Made {
  readonly field: BoundField;
  readonly message: string;
}

async function putRight(
  client: NotionClient,
  { standing, open }: { standing: SurfaceFinding; open: Open },
): Promise<Made | undefined> {
  switch (standing.repair) {
    case 'rebind':
      return rebind(open);
    case 'recreate-field':
      return recreate(client, open);
    case 'restore-choices':
      return restoreChoices(client, open);
    default:
      return undefined;
  }
}

function rebind({ resolved, field }: Open): Made {
  const column = resolved.candidates.get(field.id);
  // Found again by name and type: the resolved table is bound to it already.
  if (column === undefined) return { field, message: `${field.title} is taken from its new column` };
  return {
    field: withColumn(field, column),
    message: `${field.title} is taken from the column ${column.name} from now on`,
  };
}

/** A lost column is made under a name that is free; one that was retyped gets its type back. */
async function recreate(client: NotionClient, open: Open): Promise<Made | undefined> {
  const { resolved, field, wanted, here } = open;
  if (wanted === undefined || wanted.role !== 'derived') return undefined;
  const isRetyped = resolved.retyped.some((own) => own.field.id === field.id);
  const target = field.target;
  const name = isRetyped
    ? field.property
    : freeName(columnTitle(field), new Set(resolved.columns.map((column) => column.name)));
  const { properties } = await client.updateDataSource({
    data_source_id: resolved.table.dataSource,
    properties: { [name]: columnRequest(wanted, { here, target }) },
  });
  const column = Object.values(properties).find((candidate) =>
    isRetyped ? samePropertyId(candidate.id, field.property) : candidate.name === name,
  );
  if (column === undefined) return undefined;
  return {
    field: withColumn(field, column),
    message: `${field.title} is there again; its answers come with the next recalculation`,
  };
}

async function restoreChoices(client: NotionClient, open: Open): Promise<Made | undefined> {
  const { resolved, field, wanted } = open;
  if (wanted?.kind !== 'choice') return undefined;
  const lost = new Set(
    resolved.changedChoices
      .filter((own) => own.field.id === field.id && own.title === undefined)
      .map(({ choice }) => choice.id),
  );
  const { properties } = await client.updateDataSource({
    data_source_id: resolved.table.dataSource,
    properties: {
      [field.property]: choiceOptions(field, {
        // What is not listed would be deleted.
        standing: optionsOf(field, resolved),
        added: wanted.choices.filter(({ id }) => lost.has(id)),
      }),
    },
  });
  const column = Object.values(properties).find(({ id }) => samePropertyId(id, field.property));
  if (column === undefined) return undefined;
  return { field: withColumn(field, column), message: `The choices of ${field.title} are complete again` };
}

function optionsOf(field: BoundField, { columns }: ResolvedTable) {
  const column = columns.find(({ id }) => samePropertyId(id, field.property));
  return (column?.select ?? column?.status)?.options ?? [];
}
