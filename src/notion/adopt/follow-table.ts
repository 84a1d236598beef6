import { SurfaceError } from '../../sync/surface-error.ts';
import type { BoundField, BoundTable } from '../binding.ts';
import type { NotionClient } from '../client.ts';

/**
 * Lets the relations of a table of ours point at the databases that took others' places, by the data sources' ids, so
 * that rows can be linked to what is read now. A column that holds links already is left to people, as they would be
 * lost, and so is every column of theirs: the binding then says where it should point.
 */
export async function followTables(
  client: NotionClient,
  { table, moves }: { readonly table: BoundTable; readonly moves: ReadonlyMap<string, string> },
): Promise<BoundTable> {
  const fields: BoundField[] = [];
  for (const field of table.fields) {
    const target = moves.get(field.target ?? '');
    if (target === undefined) {
      fields.push(field);
      continue;
    }
    if (!table.isTheirs) await repoint(client, { table, field, target });
    fields.push({ ...field, target });
  }
  return { ...table, fields };
}

async function repoint(
  client: NotionClient,
  { table, field, target }: { table: BoundTable; field: BoundField; target: string },
): Promise<void> {
  const { property } = field;
  try {
    const { results } = await client.queryDataSource({
      data_source_id: table.dataSource,
      filter: { property, relation: { is_not_empty: true } },
      page_size: 1,
    });
    if (results.length > 0) return;
    await client.updateDataSource({
      data_source_id: table.dataSource,
      properties: { [property]: { relation: { data_source_id: target, single_property: {} } } },
    });
  } catch (error) {
    // The column is gone or of another type: what is said of it then stands in the findings.
    const isOther = error instanceof SurfaceError && ['invalid', 'not-found'].includes(error.code);
    if (!isOther) throw error;
  }
}
