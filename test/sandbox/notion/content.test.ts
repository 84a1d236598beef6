import { describe, expect, it } from 'vitest';

import { configureNotion } from '../../../src/sandbox/notion/notion-settings.ts';
import { openSandbox } from './sandbox-client.ts';
import type { LooseAnswer } from './sandbox-client.ts';

function paragraph(content: string) {
  return { paragraph: { rich_text: [{ text: { content } }] } };
}

describe('the blocks of a page', () => {
  it('are appended at the end, at the start and after a block, and listed in that order', async () => {
    const { raw, pageId } = openSandbox();
    function append(children: unknown[], position?: unknown) {
      return raw('PATCH', `/v1/blocks/${pageId}/children`, { children, position });
    }
    const first = (await append([paragraph('b'), paragraph('d')])).body.results[0].id;
    await append([paragraph('a')], { type: 'start' });
    await append([paragraph('c1'), paragraph('c2')], { type: 'after_block', after_block: { id: first } });
    await append([paragraph('e')], { type: 'end' });
    const { body } = await raw('GET', `/v1/blocks/${pageId}/children`);
    expect(body.results.map((block: LooseAnswer) => block.paragraph.rich_text[0].plain_text)).toEqual([
      'a',
      'b',
      'c1',
      'c2',
      'd',
      'e',
    ]);
  });

  it('of every kind that a dashboard page uses come back as they were sent', async () => {
    const { raw, pageId } = openSandbox();
    const text = [{ text: { content: 't' } }];
    const children = [
      { heading_1: { rich_text: text } },
      { callout: { rich_text: text, icon: { emoji: '⭐' }, color: 'blue_background' } },
      { to_do: { rich_text: text, checked: true } },
      { toggle: { rich_text: text, children: [paragraph('inside')] } },
      { code: { rich_text: text, language: 'json' } },
      { divider: {} },
      { image: { external: { url: 'https://example.com/chart.svg' } } },
      { embed: { url: 'https://example.com' } },
      {
        table: {
          table_width: 2,
          has_column_header: true,
          children: [{ table_row: { cells: [text, text] } }],
        },
      },
      {
        column_list: {
          children: [{ column: { children: [paragraph('l')] } }, { column: { children: [paragraph('r')] } }],
        },
      },
    ];
    await raw('PATCH', `/v1/blocks/${pageId}/children`, { children });
    const { results } = (await raw('GET', `/v1/blocks/${pageId}/children`)).body;
    expect(results.map((block: LooseAnswer) => block.type)).toEqual(
      children.map((child) => Object.keys(child)[0]),
    );
    expect(results[1].callout).toMatchObject({
      icon: { type: 'emoji', emoji: '⭐' },
      color: 'blue_background',
    });
    expect(results[6].image).toEqual({
      caption: [],
      type: 'external',
      external: { url: 'https://example.com/chart.svg' },
    });
    expect(results[8].table).toEqual({ table_width: 2, has_column_header: true, has_row_header: false });
    const columns = (await raw('GET', `/v1/blocks/${results[9].id}/children`)).body.results;
    expect(columns.map((block: LooseAnswer) => [block.type, block.has_children])).toEqual([
      ['column', true],
      ['column', true],
    ]);
  });

  it('beyond a hundred in a request, of an unknown kind or nested too deeply are refused and nothing is added', async () => {
    const { raw, pageId } = openSandbox();
    const deep = {
      toggle: {
        rich_text: [],
        children: [
          {
            toggle: { rich_text: [], children: [{ toggle: { rich_text: [], children: [paragraph('x')] } }] },
          },
        ],
      },
    };
    const answers = await Promise.all([
      raw('PATCH', `/v1/blocks/${pageId}/children`, {
        children: Array.from({ length: 101 }, () => paragraph('x')),
      }),
      raw('PATCH', `/v1/blocks/${pageId}/children`, { children: [paragraph('fine'), { mystery: {} }] }),
      raw('PATCH', `/v1/blocks/${pageId}/children`, { children: [deep] }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
    expect(answers[0]?.body.message).toContain('body.children.length should be ≤ `100`, instead was `101`');
    expect((await raw('GET', `/v1/blocks/${pageId}/children`)).body.results).toEqual([]);
  });
});

describe('an uploaded file', () => {
  it('is sent through the official client, attached to an image block and replaced there', async () => {
    const { client, raw, pageId } = openSandbox();
    const { id } = await client.fileUploads.create({
      mode: 'single_part',
      filename: 'chart.png',
      content_type: 'image/png',
    });
    function attach(upload: string) {
      return raw('PATCH', `/v1/blocks/${pageId}/children`, {
        children: [{ image: { type: 'file_upload', file_upload: { id: upload } } }],
      });
    }
    expect((await attach(id)).status).toBe(400);
    const sent = await client.fileUploads.send({
      file_upload_id: id,
      file: { filename: 'chart.png', data: new Blob(['png']) },
    });
    expect(sent).toMatchObject({ status: 'uploaded', content_length: 3 });
    const block = (await attach(id)).body.results[0];
    expect(block.image.type).toBe('file');
    const other = await client.fileUploads.create({ mode: 'single_part', filename: 'next.png' });
    await client.fileUploads.send({
      file_upload_id: other.id,
      file: { filename: 'next.png', data: new Blob(['more']) },
    });
    const updated = await raw('PATCH', `/v1/blocks/${block.id}`, {
      image: { file_upload: { id: other.id } },
    });
    expect([updated.body.id, updated.body.image.file.url.includes(other.id)]).toEqual([block.id, true]);
  });

  it('expires an hour after it was announced', async () => {
    const { client, clock } = openSandbox();
    const { id } = await client.fileUploads.create({ filename: 'late.txt' });
    clock.now += 3_700_000;
    expect((await client.fileUploads.retrieve({ file_upload_id: id })).status).toBe('expired');
  });
});

describe('views', () => {
  it('of a database begin with a table; a board, a chart and a dashboard with a widget can be added', async () => {
    const { raw, table } = openSandbox();
    const { databaseId, dataSourceId } = await table({
      Name: { title: {} },
      Value: { number: {} },
      Stage: { status: {} },
      When: { date: {} },
    });
    const { When, Value } = (await raw('GET', `/v1/data_sources/${dataSourceId}`)).body.properties;
    async function create(view: Record<string, unknown>) {
      return (await raw('POST', '/v1/views', { data_source_id: dataSourceId, name: 'V', ...view })).body;
    }
    const board = await create({
      type: 'board',
      database_id: databaseId,
      filter: { property: 'Value', number: { greater_than: 1 } },
    });
    const chart = await create({
      type: 'chart',
      database_id: databaseId,
      configuration: {
        type: 'chart',
        chart_type: 'line',
        x_axis: { type: 'date', property_id: When.id, group_by: 'week', sort: { type: 'ascending' } },
        y_axis: { aggregator: 'sum', property_id: Value.id },
      },
    });
    const dashboard = await create({ type: 'dashboard', database_id: databaseId });
    const widget = await create({ type: 'table', view_id: dashboard.id });
    expect(board.configuration.group_by).toMatchObject({ type: 'status', property_name: 'Stage' });
    expect(chart.configuration.y_axis).toMatchObject({ aggregator: 'sum', property_name: 'Value' });
    expect([dashboard.data_source_id, widget.dashboard_view_id]).toEqual([null, dashboard.id]);
    expect(
      (await raw('GET', `/v1/views/${dashboard.id}`)).body.configuration.rows[0].widgets[0].view_id,
    ).toBe(widget.id);
    expect((await raw('GET', `/v1/views?database_id=${databaseId}`)).body.results).toHaveLength(4);
    const missing = await create({
      type: 'table',
      database_id: databaseId,
      filter: { property: 'Nope', number: { equals: 1 } },
    });
    expect(missing.code).toBe('validation_error');
  });

  it('cannot all be deleted', async () => {
    const { raw, table } = openSandbox();
    const { databaseId } = await table({ Name: { title: {} } });
    const only = (await raw('GET', `/v1/views?database_id=${databaseId}`)).body.results[0].id;
    expect((await raw('DELETE', `/v1/views/${only}`)).body.code).toBe('validation_error');
  });

  it('answer the rows they show as a query', async () => {
    const { raw, table } = openSandbox();
    const { databaseId, dataSourceId } = await table({ Name: { title: {} }, Value: { number: {} } });
    for (const Value of [1, 2, 3])
      await raw('POST', '/v1/pages', {
        parent: { data_source_id: dataSourceId },
        properties: { Value: { number: Value } },
      });
    const view = (
      await raw('POST', '/v1/views', {
        data_source_id: dataSourceId,
        name: 'Big',
        type: 'table',
        database_id: databaseId,
        filter: { property: 'Value', number: { greater_than: 1 } },
      })
    ).body;
    const { body } = await raw('POST', `/v1/views/${view.id}/queries`, {});
    expect([body.total_count, body.results.length]).toEqual([2, 2]);
  });
});

describe('search', () => {
  it('finds by title, and only after the lag it was given', async () => {
    const { raw, store, clock, pageId } = openSandbox();
    configureNotion(store, { searchLagMs: 15_000 });
    await raw('POST', '/v1/pages', {
      parent: { page_id: pageId },
      properties: { title: [{ text: { content: 'Quarterly plan' } }] },
    });
    async function find() {
      return (
        await raw('POST', '/v1/search', { query: 'quarterly', filter: { property: 'object', value: 'page' } })
      ).body.results.length;
    }
    expect(await find()).toBe(0);
    clock.now += 15_000;
    expect(await find()).toBe(1);
  });
});

describe('formulas and rollups', () => {
  it('are computed from the row and from the rows it links to', async () => {
    const { raw, table } = openSandbox();
    const parts = await table({ Name: { title: {} }, Value: { number: {} }, Done: { checkbox: {} } });
    const ids: string[] = [];
    for (const [value, done] of [
      [2, true],
      [5, false],
    ]) {
      ids.push(
        (
          await raw('POST', '/v1/pages', {
            parent: { data_source_id: parts.dataSourceId },
            properties: { Value: { number: value }, Done: { checkbox: done } },
          })
        ).body.id,
      );
    }
    const { dataSourceId } = await table({
      Name: { title: {} },
      Target: { number: {} },
      Start: { date: {} },
      Parts: { relation: { data_source_id: parts.dataSourceId, single_property: {} } },
      Sum: rollup('sum', 'Value'),
      Share: rollup('percent_checked', 'Done'),
      All: rollup('show_original', 'Value'),
      Progress: { formula: { expression: 'round(prop("Sum") / prop("Target") * 100) / 100' } },
      Verdict: { formula: { expression: 'if(prop("Progress") >= 0.5, "on track", "behind").upper()' } },
      Due: { formula: { expression: 'dateAdd(prop("Start"), 1, "months")' } },
      Left: { formula: { expression: 'prop("Parts").filter(not current.prop("Done")).length()' } },
    });
    const { properties } = (
      await raw('POST', '/v1/pages', {
        parent: { data_source_id: dataSourceId },
        properties: {
          Target: { number: 10 },
          Start: { date: { start: '2026-01-31' } },
          Parts: { relation: ids.map((id) => ({ id })) },
        },
      })
    ).body;
    expect(properties.Sum.rollup).toEqual({ type: 'number', number: 7, function: 'sum' });
    expect(properties.Share.rollup.number).toBe(0.5);
    expect(properties.All.rollup.array).toEqual([
      { type: 'number', number: 2 },
      { type: 'number', number: 5 },
    ]);
    expect(properties.Progress.formula).toEqual({ type: 'number', number: 0.7 });
    expect(properties.Verdict.formula).toEqual({ type: 'string', string: 'ON TRACK' });
    expect(properties.Due.formula).toEqual({
      type: 'date',
      date: { start: '2026-02-28', end: null, time_zone: null },
    });
    expect(properties.Left.formula).toEqual({ type: 'number', number: 1 });
  });
});

function rollup(fn: string, target: string) {
  return { rollup: { function: fn, relation_property_name: 'Parts', rollup_property_name: target } };
}
