import * as z from 'zod';
import type { BoundField, BoundTable } from '../../src/notion/binding.ts';
import { Binding, samePropertyId } from '../../src/notion/binding.ts';
import type { Deed, Rearranging } from '../contract/rearranging.ts';
import type { EmulatedNotion } from './emulated-notion.ts';
import { personIn } from './person-in-notion.ts';

const Listed = z.object({
  results: z.array(z.looseObject({ id: z.string(), type: z.string().default('') })),
});
const Row = z.looseObject({
  id: z.string(),
  properties: z.record(z.string(), z.looseObject({ id: z.string(), type: z.string() })),
});
const Rows = z.object({ results: z.array(Row) });
const Database = z.looseObject({ id: z.string(), data_sources: z.array(z.object({ id: z.string() })) });
const Columns = z.object({
  properties: z.record(z.string(), z.looseObject({ id: z.string(), type: z.string() })),
});

/** A person who rearranges Notion's databases; what no request can do leaves no trace in its API either. */
export function rearrangingIn(notion: EmulatedNotion, binding: () => unknown): Rearranging {
  const person = personIn(notion, binding);

  function tableOf(id: string): BoundTable {
    const found = Binding.parse(binding()).tables.find((table) => table.id === id);
    if (found === undefined) throw new Error(`No table ${id}`);
    return found;
  }
  function fieldOf(id: string): BoundField {
    const found = tableOf('metrics').fields.find((field) => field.id === id);
    if (found === undefined) throw new Error(`No field ${id}`);
    return found;
  }
  async function changeColumns(properties: Record<string, unknown>): Promise<void> {
    await notion.ask('PATCH', `/v1/data_sources/${tableOf('metrics').dataSource}`, { properties });
  }
  async function columns() {
    const answer = await notion.ask('GET', `/v1/data_sources/${tableOf('metrics').dataSource}`);
    return Columns.parse(answer).properties;
  }
  /** Changes how the first view of the KPI Book shows it. */
  async function changeView(change: Record<string, unknown>): Promise<void> {
    const { database } = tableOf('metrics');
    const views = Listed.parse(await notion.ask('GET', `/v1/views?database_id=${database}`));
    await notion.ask('PATCH', `/v1/views/${views.results[0]?.id}`, change);
  }
  async function showColumns(order: (ids: readonly string[]) => readonly string[]): Promise<void> {
    const all = Object.values(await columns()).map(({ id }) => id);
    const properties = order(all).map((id) => ({ property_id: id, visible: true }));
    await changeView({ configuration: { type: 'table', properties } });
  }
  async function rowsIn(dataSource: string): Promise<z.infer<typeof Row>[]> {
    return Rows.parse(await notion.ask('POST', `/v1/data_sources/${dataSource}/query`, {})).results;
  }
  async function rowWith(id: string): Promise<z.infer<typeof Row>> {
    return Row.parse(await notion.ask('GET', `/v1/pages/${id}`));
  }
  async function addRow(dataSource: string, properties: Record<string, unknown>): Promise<void> {
    await notion.ask('POST', '/v1/pages', { parent: { data_source_id: dataSource }, properties });
  }
  async function column(deed: Deed, field: string): Promise<void> {
    const { property, title } = fieldOf(field);
    const { dataSource } = tableOf('metrics');
    switch (deed) {
      case 'renamed':
        return person.renameField('metrics', field, `My ${title}`);
      case 'moved':
        return showColumns((ids) => [...ids.filter((id) => id !== property), property]);
      case 'sorted':
        return changeView({ sorts: [{ property, direction: 'descending' }] });
      case 'inserted':
        return person.addColumn('metrics', `Beside ${title}`);
      case 'hidden':
        return showColumns((ids) => ids.filter((id) => id !== property));
      case 'duplicated': {
        const { type } = Object.values(await columns()).find(({ id }) => samePropertyId(id, property)) ?? {
          type: '',
        };
        await changeColumns({ [`${title} (1)`]: { [type]: {} } });
        for (const row of await rowsIn(dataSource)) {
          const value = Object.values(row.properties).find(({ id }) => samePropertyId(id, property));
          const properties = { [`${title} (1)`]: { [type]: writable(value?.[type]) } };
          await notion.ask('PATCH', `/v1/pages/${row.id}`, { properties });
        }
        return;
      }
      case 'retyped':
        await changeColumns({ [property]: { rich_text: {} } });
        for (const row of await rowsIn(dataSource)) {
          const properties = { [property]: { rich_text: [{ text: { content: 'as much as we can' } }] } };
          if (fieldOf(field).role === 'input')
            await notion.ask('PATCH', `/v1/pages/${row.id}`, { properties });
        }
        return;
      case 'deleted':
        return person.deleteColumn('metrics', field);
    }
  }

  async function row(deed: Deed, id: string): Promise<void> {
    const { dataSource } = tableOf('metrics');
    switch (deed) {
      case 'renamed':
        return person.set('metrics', id, 'name', 'Renamed');
      case 'moved':
        // Rows have no place of their own in Notion's API: a view's order is not told.
        return;
      case 'sorted':
        return changeView({ sorts: [{ property: fieldOf('name').property, direction: 'descending' }] });
      case 'inserted':
        await person.addRow('metrics', 'Inserted');
        return;
      case 'hidden':
        return changeView({
          filter: { property: fieldOf('target').property, number: { is_not_empty: true } },
        });
      case 'duplicated':
        return addRow(
          dataSource,
          written(await rowWith(id), (own) =>
            tableOf('metrics').fields.some(({ property }) => samePropertyId(property, own)),
          ),
        );
      case 'retyped':
        return person.set('metrics', id, 'direction', 'Sideways');
      case 'deleted':
        return person.deleteRow('metrics', id);
    }
  }

  async function table(deed: Deed, id: string): Promise<void> {
    const { database, dataSource, title } = tableOf(id);
    const path = `/v1/databases/${database}`;
    switch (deed) {
      case 'renamed':
        await notion.ask('PATCH', path, { title: [{ text: { content: 'Our numbers' } }] });
        return;
      case 'moved':
        await notion.ask('PATCH', path, { parent: { type: 'page_id', page_id: notion.page } });
        return;
      case 'sorted':
        return changeView({ sorts: [{ property: fieldOf('name').property, direction: 'ascending' }] });
      case 'inserted':
        await makeDatabase('Holidays', { Name: { title: {} }, Days: { number: {} } });
        return;
      case 'hidden':
        // A database cannot be hidden; locked it can be.
        await notion.ask('PATCH', path, { is_locked: true });
        return;
      case 'duplicated': {
        const own = Object.entries(await columns()).filter(([, { type }]) => type !== 'relation');
        const made = await makeDatabase(
          `${title} (1)`,
          Object.fromEntries(own.map(([name, { type }]) => [name, { [type]: {} }])),
        );
        const copied = await rowsIn(dataSource);
        for (const original of copied) {
          const values = Object.entries(original.properties).filter(([, { type }]) => type === 'title');
          await addRow(
            made,
            Object.fromEntries(values.map(([name, value]) => [name, { title: writable(value['title']) }])),
          );
        }
        return;
      }
      case 'retyped':
        await notion.ask('PATCH', path, { is_inline: true });
        return;
      case 'deleted':
        await notion.ask('PATCH', path, { in_trash: true });
        return;
    }
  }

  async function makeDatabase(title: string, properties: Record<string, unknown>): Promise<string> {
    const page = Binding.parse(binding()).page;
    const answer = await notion.ask('POST', '/v1/databases', {
      parent: { type: 'page_id', page_id: page },
      title: [{ text: { content: title } }],
      initial_data_source: { properties },
    });
    return Database.parse(answer).data_sources[0]?.id ?? '';
  }

  return {
    column,
    row,
    table,
    async choice(deed, { field, title }) {
      const { property, choices, column: kind } = fieldOf(field);
      const { dataSource } = tableOf('metrics');
      if (deed === 'renamed') {
        notion.renameOption(dataSource, { from: title, to: `Our ${title.toLowerCase()}` });
        return;
      }
      const standing = choices.filter((choice) => deed === 'added' || choice.title !== title);
      const options = [
        ...standing.map(({ option }) => ({ id: option })),
        ...(deed === 'added' ? [{ name: title }] : []),
      ];
      await changeColumns({ [property]: { [kind === 'status' ? 'status' : 'select']: { options } } });
      if (deed === 'added') return;
      // Notion takes an option from the rows that had it.
      for (const own of await rowsIn(dataSource)) {
        const value = Object.values(own.properties).find(({ id }) => samePropertyId(id, property));
        const held = z.object({ select: z.object({ name: z.string() }).nullish() }).parse(value).select;
        if (held?.name === title) {
          await notion.ask('PATCH', `/v1/pages/${own.id}`, { properties: { [property]: { select: null } } });
        }
      }
    },
    async copyAll() {
      await notion.connect(Binding.parse(binding()).page);
    },
    async theirs() {
      const bound = Binding.parse(binding()).tables;
      const sources = notion.dataSources();
      const cells: Record<string, string> = {};
      for (const source of sources) {
        const own = bound.find(({ dataSource }) => dataSource === source);
        for (const { id, properties } of await rowsIn(source)) {
          for (const value of Object.values(properties)) {
            const field = own?.fields.find(({ property }) => samePropertyId(property, value.id));
            if (field?.role === 'derived') continue;
            cells[`${source}/${id}/${value.id}`] = JSON.stringify(value[value.type]);
          }
        }
      }
      return cells;
    },
  };
}

/** A column's values as they are written. */
function written(row: z.infer<typeof Row>, isWanted: (id: string) => boolean): Record<string, unknown> {
  return Object.fromEntries(
    Object.values(row.properties)
      .filter(({ id, type }) => isWanted(id) && type !== 'people')
      .map((value) => [value.id, { [value.type]: writable(value[value.type]) }]),
  );
}

/** A value as Notion tells it, in the form in which it is written. */
function writable(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((item: unknown) => {
      const text = z.object({ plain_text: z.string() }).safeParse(item);
      if (text.success) return { text: { content: text.data.plain_text } };
      return z.object({ id: z.string() }).parse(item);
    });
  }
  const named = z.object({ name: z.string() }).safeParse(value);
  return named.success ? { name: named.data.name } : (value ?? null);
}
