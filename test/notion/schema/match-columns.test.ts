import { describe, expect, it } from 'vitest';
import { columnKind } from '../../../src/notion/column-kind.ts';
import { columnRequest } from '../../../src/notion/schema/column-request.ts';
import { columnTitle } from '../../../src/notion/schema/column-title.ts';
import { matchColumns } from '../../../src/notion/schema/match-columns.ts';
import { codecOf } from '../../../src/notion/property.ts';
import { recogniseTables } from '../../../src/notion/schema/standing-databases.ts';
import { ColumnAnswer, DataSourceAnswer } from '../../../src/notion/wire.ts';
import { explainedTemplate } from '../../../src/sync/explained-template.ts';
import type { Field, Table } from '../../../src/template/template.ts';
import { tableOf, Template } from '../../../src/template/template.ts';
import { northStar } from '../../../templates/north-star.ts';

const template = Template.parse(northStar);
const here = new Set(template.tables.map(({ id }) => id));
const experiments = tableOf(template, 'experiments');

/** A field's column as Notion shows it after an install. */
function columnOf(field: Field, changes: Partial<ColumnAnswer> = {}): ColumnAnswer {
  const { description } = columnRequest(field, { here });
  const [type] = codecOf(columnKind(field, here)).types;
  const options = field.kind === 'choice' ? field.choices.map(({ id, title }) => ({ id, name: title })) : [];
  return ColumnAnswer.parse({
    id: field.id,
    name: columnTitle(field),
    type,
    description,
    ...(field.kind === 'choice' ? { [type]: { options } } : {}),
    ...changes,
  });
}

function columnsOf(table: Table, change: (field: Field) => Partial<ColumnAnswer> = () => ({})) {
  return table.fields.map((field) => columnOf(field, change(field)));
}

/** A table’s columns after people have given each another name. */
function renamed(table: Table) {
  return columnsOf(table, ({ id }) => ({ name: `Renamed ${id}` }));
}

function databaseOf(table: Table, columns: readonly ColumnAnswer[], title = table.title) {
  const properties = Object.fromEntries(columns.map((column) => [column.name, column]));
  return { id: table.id, title, schema: DataSourceAnswer.parse({ id: table.id, properties }) };
}

function found(columns: readonly ColumnAnswer[], table = experiments) {
  return Object.fromEntries(
    [...matchColumns(table, { columns, here })].map(([id, column]) => [id, column.id]),
  );
}

const everyField = Object.fromEntries(experiments.fields.map(({ id }) => [id, id]));

describe('which column is which field', () => {
  it('is known by title, in any order, with capitals and the mark or without', () => {
    const columns = columnsOf(experiments, ({ title }) => ({ name: title.toUpperCase(), description: null }));
    expect(found(columns.toReversed())).toEqual(everyField);
  });

  it('is known by description where people renamed every column', () => {
    expect(found(columnsOf(experiments, ({ id }) => ({ name: `Renamed ${id}` })))).toEqual(everyField);
  });

  it('is known by description whatever address it leads to, or none', () => {
    const linked = explainedTemplate(template, 'https://northbook.example/method');
    const withAddress = tableOf(linked, 'experiments');
    expect(found(renamed(withAddress))).toEqual(everyField);
    expect(found(renamed(experiments), withAddress)).toEqual(everyField);
    const described = columnsOf(withAddress).find(({ id }) => id === 'ice')?.description;
    expect(described).toMatch(
      /^Northbook writes this\. .*\. https:\/\/northbook\.example\/method#experiments\/ice$/,
    );
  });

  it('has no address in its description where that would be too long for Notion', () => {
    for (const length of [50, 150, 300]) {
      const linked = explainedTemplate(template, `https://${'n'.repeat(length)}.example/method`);
      const lengths = linked.tables.flatMap((table) =>
        columnsOf(table).map(({ description }) => description?.length ?? 0),
      );
      expect(Math.max(...lengths)).toBeLessThanOrEqual(280);
    }
  });

  it('is known by its choices where both title and description were translated', () => {
    const status = experiments.fields.find(({ id }) => id === 'status');
    if (status === undefined) throw new Error('Experiments have a status');
    const translated = columnOf(status, { name: 'Stato', description: 'Dove si trova.' });
    expect(found([translated])).toEqual({ status: 'status' });
  });

  it('is not guessed where two columns could be the one', () => {
    const status = experiments.fields.find(({ id }) => id === 'status');
    if (status === undefined) throw new Error('Experiments have a status');
    const translated = { description: 'Dove si trova.' };
    const columns = ['Stato', 'Fase'].map((name) => columnOf(status, { id: name, name, ...translated }));
    expect(found(columns)).toEqual({});
  });

  it('keeps a column whose type was changed, so that none of its name is made beside it', () => {
    const columns = columnsOf(experiments, ({ id }) => (id === 'ice' ? { type: 'rich_text' } : {}));
    expect(found(columns)).toEqual(everyField);
  });
});

describe('which database is which table', () => {
  it('is known under any name, in any order, each table once', () => {
    const databases = template.tables.map((table, index) =>
      databaseOf(table, columnsOf(table), `Banca dati ${index}`),
    );
    const recognised = recogniseTables(template.tables, { databases: databases.toReversed(), here });
    expect(new Map([...recognised].map(([table, { id }]) => [table, id]))).toEqual(
      new Map(template.tables.map(({ id }) => [id, id])),
    );
  });

  it('is known where all that Northbook writes is missing still', () => {
    const databases = template.tables
      .filter(({ rows }) => rows === 'people')
      .map((table) =>
        databaseOf(
          table,
          columnsOf(table).filter((_, index) => table.fields[index]?.role === 'input'),
          'Untitled',
        ),
      );
    const recognised = recogniseTables(template.tables, { databases, here });
    expect([...recognised].every(([table, { id }]) => table === id)).toBe(true);
    expect(recognised.size).toBe(databases.length);
  });

  it('does not take a large database for a small table whose few columns it has too', () => {
    const metrics = tableOf(template, 'metrics');
    const columns = columnsOf(metrics).slice(1);
    const databases = [databaseOf(metrics, columns)];
    const recognised = recogniseTables(template.tables, { databases, here });
    expect([...recognised.keys()]).toEqual(['metrics']);
  });

  it('is no table’s when too few columns are alike', () => {
    const foreign = ['Task', 'Due', 'Assignee'].map((name, index) =>
      ColumnAnswer.parse({ id: name, name, type: ['title', 'date', 'people'][index] }),
    );
    const databases = [databaseOf(experiments, foreign, 'Experiments')];
    expect(recogniseTables([experiments], { databases, here }).size).toBe(0);
  });
});
