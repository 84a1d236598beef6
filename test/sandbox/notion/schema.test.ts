import { describe, expect, it } from 'vitest';

import { openSandbox } from './sandbox-client.ts';
import type { LooseAnswer } from './sandbox-client.ts';

const everyType = {
  Name: { title: {} },
  Notes: { rich_text: {} },
  Amount: { number: { format: 'percent' } },
  Kind: { select: { options: [{ name: 'Driver', color: 'blue', description: 'Moves the star' }] } },
  Tags: { multi_select: { options: [{ name: 'a' }, { name: 'b', color: 'red' }] } },
  Stage: { status: {} },
  When: { date: {} },
  Who: { people: {} },
  Files: { files: {} },
  Done: { checkbox: {} },
  Link: { url: {} },
  Mail: { email: {} },
  Phone: { phone_number: {} },
  Double: { formula: { expression: 'prop("Amount") * 2' } },
  Number: { unique_id: { prefix: 'NB' } },
  Made: { created_time: {} },
  Maker: { created_by: {} },
  Edited: { last_edited_time: {} },
  Editor: { last_edited_by: {} },
};

describe('a data source', () => {
  it('is made with a database and has every column that was asked for', async () => {
    const { raw, table } = openSandbox();
    const { dataSourceId, databaseId } = await table(everyType, 'Metrics');
    const { body } = await raw('GET', `/v1/data_sources/${dataSourceId}`);
    expect(Object.keys(body.properties).toSorted()).toEqual(Object.keys(everyType).toSorted());
    expect(body.properties.Amount).toMatchObject({
      name: 'Amount',
      description: null,
      type: 'number',
      number: { format: 'percent' },
    });
    expect(body.properties.Kind.select.options[0]).toMatchObject({
      name: 'Driver',
      color: 'blue',
      description: 'Moves the star',
    });
    expect(body.parent).toEqual({ type: 'database_id', database_id: databaseId });
    expect(body).not.toHaveProperty('archived');
  });

  it('lists its columns by decoded id and gives ids percent-encoded', async () => {
    const { raw, table } = openSandbox();
    const { dataSourceId } = await table(everyType);
    const { body } = await raw('GET', `/v1/data_sources/${dataSourceId}`);
    const ids = Object.values<LooseAnswer>(body.properties).map((property) =>
      decodeURIComponent(property.id),
    );
    expect(ids).toEqual(ids.toSorted((a, b) => (a < b ? -1 : 1)));
    expect(
      Object.values<LooseAnswer>(body.properties).every((property) => !/[:;<>=?@]/.test(property.id)),
    ).toBe(true);
  });

  it('gives a status three groups and puts an option without a group into To-do', async () => {
    const { raw, table } = openSandbox();
    const options = [
      { name: 'Later' },
      { name: 'Now', group: 'In progress' },
      { name: 'Won', color: 'green', group: 'Complete' },
    ];
    const { dataSourceId } = await table({
      Name: { title: {} },
      Stage: { status: { options } },
      Plain: { status: {} },
    });
    const { body } = await raw('GET', `/v1/data_sources/${dataSourceId}`);
    const { status } = body.properties.Stage;
    const named = status.groups.map((group: LooseAnswer) => [
      group.name,
      group.option_ids.map((id: string) => status.options.find((o: LooseAnswer) => o.id === id).name),
    ]);
    expect(named).toEqual([
      ['To-do', ['Later']],
      ['In progress', ['Now']],
      ['Complete', ['Won']],
    ]);
    expect(body.properties.Plain.status.options.map((option: LooseAnswer) => option.name)).toEqual([
      'Not started',
      'In progress',
      'Done',
    ]);
  });

  it('adds, renames by id, retypes, describes and deletes columns', async () => {
    const { raw, table } = openSandbox();
    const { dataSourceId } = await table({
      Name: { title: {} },
      Score: { rich_text: {} },
      Old: { number: {} },
    });
    const before = (await raw('GET', `/v1/data_sources/${dataSourceId}`)).body.properties;
    const row = await raw('POST', '/v1/pages', {
      parent: { data_source_id: dataSourceId },
      properties: { Score: { rich_text: [{ text: { content: '12' } }] } },
    });
    const changed = await raw('PATCH', `/v1/data_sources/${dataSourceId}`, {
      properties: {
        [before.Score.id]: { name: 'Points', number: {}, description: 'Counted daily' },
        Old: null,
        New: { checkbox: {} },
      },
    });
    expect(Object.keys(changed.body.properties).toSorted()).toEqual(['Name', 'New', 'Points']);
    expect(changed.body.properties.Points).toMatchObject({
      id: before.Score.id,
      type: 'number',
      description: 'Counted daily',
    });
    const { body } = await raw('GET', `/v1/pages/${row.body.id}`);
    expect(body.properties.Points.number).toBe(12);
  });

  it('keeps options by name, drops those left out and refuses another colour', async () => {
    const { raw, table } = openSandbox();
    const { dataSourceId } = await table({
      Name: { title: {} },
      Kind: { select: { options: [{ name: 'A', color: 'red' }, { name: 'B' }] } },
    });
    const before = (await raw('GET', `/v1/data_sources/${dataSourceId}`)).body.properties.Kind.select.options;
    const kept = await raw('PATCH', `/v1/data_sources/${dataSourceId}`, {
      properties: { Kind: { select: { options: [{ name: 'A' }, { name: 'C', color: 'pink' }] } } },
    });
    const after = kept.body.properties.Kind.select.options;
    expect(after[0]).toEqual(before[0]);
    expect(after.map((option: LooseAnswer) => option.name)).toEqual(['A', 'C']);
    const refused = await raw('PATCH', `/v1/data_sources/${dataSourceId}`, {
      properties: { Kind: { select: { options: [{ name: 'A', color: 'blue' }] } } },
    });
    expect([refused.status, refused.body.code]).toEqual([400, 'validation_error']);
  });

  it('refuses two titles, a missing title, an unknown column and a formula that cannot be read, and writes nothing', async () => {
    const { raw, table, pageId } = openSandbox();
    const { dataSourceId } = await table({ Name: { title: {} } });
    const before = await raw('GET', `/v1/data_sources/${dataSourceId}`);
    const second = await raw('PATCH', `/v1/data_sources/${dataSourceId}`, {
      properties: { Fine: { number: {} }, Extra: { title: {} } },
    });
    const unknown = await raw('PATCH', `/v1/data_sources/${dataSourceId}`, {
      properties: { Fine: { number: {} }, Nobody: null },
    });
    const formula = await raw('PATCH', `/v1/data_sources/${dataSourceId}`, {
      properties: { F: { formula: { expression: 'prop("Nope") +' } } },
    });
    await expect(table({ Notes: { rich_text: {} } })).rejects.toThrow('Title is not provided');
    expect([second.body.code, unknown.body.code, formula.body.code]).toEqual([
      'validation_error',
      'validation_error',
      'validation_error',
    ]);
    expect((await raw('GET', `/v1/data_sources/${dataSourceId}`)).body.properties).toEqual(
      before.body.properties,
    );
    expect((await raw('GET', `/v1/blocks/${pageId}/children`)).body.results).toHaveLength(1);
  });
});

describe('a relation', () => {
  it('to another data source makes its other side, which can be renamed and goes with it', async () => {
    const { raw, table } = openSandbox();
    const metrics = await table({ Name: { title: {} } }, 'Metrics');
    const goals = await table(
      {
        Name: { title: {} },
        Metric: { relation: { data_source_id: metrics.dataSourceId, dual_property: {} } },
      },
      'Goals',
    );
    const near = (await raw('GET', `/v1/data_sources/${goals.dataSourceId}`)).body.properties.Metric.relation;
    expect(near).toMatchObject({
      database_id: metrics.databaseId,
      data_source_id: metrics.dataSourceId,
      type: 'dual_property',
    });
    expect(near.dual_property.synced_property_name).toBe('Related to Goals (Metric)');
    const renamed = await raw('PATCH', `/v1/data_sources/${metrics.dataSourceId}`, {
      properties: { 'Related to Goals (Metric)': { name: 'Goals' } },
    });
    expect(renamed.body.properties.Goals.relation.dual_property.synced_property_name).toBe('Metric');
    await raw('PATCH', `/v1/data_sources/${goals.dataSourceId}`, { properties: { Metric: null } });
    expect(
      Object.keys((await raw('GET', `/v1/data_sources/${metrics.dataSourceId}`)).body.properties),
    ).toEqual(['Name']);
  });

  it('to itself is added by an update, with both sides in one data source', async () => {
    const { raw, table } = openSandbox();
    const { dataSourceId } = await table({ Name: { title: {} } });
    const { body } = await raw('PATCH', `/v1/data_sources/${dataSourceId}`, {
      properties: {
        Parent: {
          relation: { data_source_id: dataSourceId, dual_property: { synced_property_name: 'Children' } },
        },
      },
    });
    expect(body.properties.Parent.relation.dual_property.synced_property_name).toBe('Children');
    expect(body.properties.Children.relation.dual_property.synced_property_name).toBe('Parent');
  });

  it('is what a rollup of the same request goes through', async () => {
    const { raw, table } = openSandbox();
    const metrics = await table({ Name: { title: {} }, Value: { number: {} } });
    const { dataSourceId } = await table({
      Sum: { rollup: { function: 'sum', relation_property_name: 'Metrics', rollup_property_name: 'Value' } },
      Name: { title: {} },
      Metrics: { relation: { data_source_id: metrics.dataSourceId, single_property: {} } },
    });
    const { body } = await raw('GET', `/v1/data_sources/${dataSourceId}`);
    expect(body.properties.Sum.rollup).toMatchObject({
      function: 'sum',
      relation_property_name: 'Metrics',
      rollup_property_name: 'Value',
    });
    expect(body.properties.Sum.rollup.relation_property_id).toBe(
      decodeURIComponent(body.properties.Metrics.id),
    );
  });
});

describe('a formula or rollup that would be computed from itself', () => {
  it('is refused, over whatever other ones, and changes nothing', async () => {
    const { raw, table } = openSandbox();
    const { dataSourceId } = await table({ Name: { title: {} }, F: { formula: { expression: '1' } } });
    function change(properties: object) {
      return raw('PATCH', `/v1/data_sources/${dataSourceId}`, { properties });
    }
    await change({ R: { relation: { data_source_id: dataSourceId, dual_property: {} } } });
    const sum = { function: 'sum', relation_property_name: 'R', rollup_property_name: 'F' };
    await change({ Sum: { rollup: sum }, G: { formula: { expression: 'prop("F") + 1' } } });
    const before = (await raw('GET', `/v1/data_sources/${dataSourceId}`)).body.properties;
    for (const properties of [
      { F: { formula: { expression: 'prop("F") + 1' } } },
      { F: { formula: { expression: 'prop("G")' } } },
      { F: { formula: { expression: 'prop("Sum")' } } },
      { Sum: { rollup: { ...sum, rollup_property_name: 'Sum' } } },
    ]) {
      const { status, body } = await change(properties);
      expect([status, body.code, body.message]).toEqual([
        400,
        'validation_error',
        expect.stringContaining('refers to itself'),
      ]);
    }
    expect((await raw('GET', `/v1/data_sources/${dataSourceId}`)).body.properties).toEqual(before);
    const parent = { data_source_id: dataSourceId };
    const row = await raw('POST', '/v1/pages', { parent });
    const relation = { R: { relation: [{ id: row.body.id }] } };
    expect(
      (await raw('PATCH', `/v1/pages/${row.body.id}`, { properties: relation })).body.properties.Sum.rollup
        .number,
    ).toBe(1);
  });

  it('is refused as well when it has no end', async () => {
    const { raw, table } = openSandbox();
    const { dataSourceId } = await table({ Name: { title: {} } });
    for (const expression of [
      `${'('.repeat(5000)}1${')'.repeat(5000)}`,
      `1${'+1'.repeat(50_000)}`,
      `${'-'.repeat(9000)}1`,
    ]) {
      const properties = { Deep: { formula: { expression } } };
      expect((await raw('PATCH', `/v1/data_sources/${dataSourceId}`, { properties })).status).toBe(400);
    }
    const long = { Long: { formula: { expression: `1${'+1'.repeat(450)}` } } };
    expect((await raw('PATCH', `/v1/data_sources/${dataSourceId}`, { properties: long })).status).toBe(200);
    const row = await raw('POST', '/v1/pages', { parent: { data_source_id: dataSourceId } });
    expect(row.body.properties.Long.formula.number).toBe(451);
  });
});
