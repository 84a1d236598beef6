import type { BoundField, BoundTable } from '../../src/notion/binding.ts';
import { Binding, samePropertyId } from '../../src/notion/binding.ts';
import { DataSourceAnswer } from '../../src/notion/wire.ts';
import type { Cell } from '../../src/template/row.ts';
import type { Person } from '../contract/surface-contract.ts';
import type { EmulatedNotion } from './emulated-notion.ts';

/** A person who edits Notion itself, knowing tables and fields by the template's ids. */
export function personIn(notion: Pick<EmulatedNotion, 'ask'>, binding: () => unknown): Person {
  function tableOf(id: string): BoundTable {
    const found = Binding.parse(binding()).tables.find((table) => table.id === id);
    if (found === undefined) throw new Error(`No table ${id}`);
    return found;
  }
  function fieldOf(table: string, id: string): BoundField {
    const found = tableOf(table).fields.find((field) => field.id === id);
    if (found === undefined) throw new Error(`No field ${table}/${id}`);
    return found;
  }
  async function changeColumns(table: string, properties: Record<string, unknown>): Promise<void> {
    await notion.ask('PATCH', `/v1/data_sources/${tableOf(table).dataSource}`, { properties });
  }
  /** A status takes no value that is none of its options: a person adds one in its menu first. */
  async function addOption(
    table: string,
    { property, name }: { property: string; name: Cell },
  ): Promise<void> {
    const answer = await notion.ask('GET', `/v1/data_sources/${tableOf(table).dataSource}`);
    const columns = Object.values(DataSourceAnswer.parse(answer).properties);
    const options = columns.find(({ id }) => samePropertyId(id, property))?.status?.options ?? [];
    if (options.some((option) => option.name === name)) return;
    await changeColumns(table, {
      [property]: { status: { options: [...options.map(({ id }) => ({ id })), { name }] } },
    });
  }
  return {
    async set(table, row, field, cell) {
      const { property, column } = fieldOf(table, field);
      if (column === 'status') await addOption(table, { property, name: cell });
      const properties = { [property]: typedIn(column, cell) };
      await notion.ask('PATCH', `/v1/pages/${row}`, { properties });
    },
    renameField: (table, field, title) =>
      changeColumns(table, { [fieldOf(table, field).property]: { name: title } }),
    deleteColumn: (table, field) => changeColumns(table, { [fieldOf(table, field).property]: null }),
    addColumn: (table, title) => changeColumns(table, { [title]: { rich_text: {} } }),
    async addRow(table, title) {
      const page = await notion.ask('POST', '/v1/pages', {
        parent: { data_source_id: tableOf(table).dataSource },
        properties: { title: { title: [{ text: { content: title } }] } },
      });
      return typeof page === 'object' && page !== null && 'id' in page ? String(page.id) : undefined;
    },
    async deleteRow(_table, row) {
      await notion.ask('PATCH', `/v1/pages/${row}`, { in_trash: true });
    },
    // Rows have no place of their own in Notion's API: a view's order is not told.
    reorder: () => Promise.resolve(),
  };
}

function typedIn(column: BoundField['column'], cell: Cell): unknown {
  const text = [{ text: { content: String(cell ?? '') } }];
  switch (column) {
    case 'title':
      return { title: text };
    case 'text':
    case 'reference':
      return { rich_text: text };
    case 'number':
      return { number: cell ?? null };
    case 'choice':
      return { select: cell === undefined ? null : { name: cell } };
    case 'status':
      return { status: { name: cell } };
    case 'date':
      return { date: cell === undefined ? null : { start: cell } };
    case 'checkbox':
      return { checkbox: cell === true };
    case 'person':
      return { people: [] };
    case 'relation':
      return { relation: typeof cell === 'object' ? cell.map((id) => ({ id })) : [] };
  }
}
