import { describe, expect, it } from 'vitest';
import { visitSandbox, wordsOf } from './visit-sandbox.ts';

type Visit = Awaited<ReturnType<typeof visitSandbox>>;

/** A database with one row, and how to address the row's properties on its pages. */
async function withReadings(visit: Visit) {
  const database = await visit.ask('POST', '/v1/databases', {
    parent: { type: 'page_id', page_id: visit.page },
    title: [{ text: { content: 'Readings' } }],
    initial_data_source: {
      properties: {
        Reading: { title: {} },
        Value: { number: { format: 'number' } },
        Share: { number: { format: 'percent' } },
        Day: { date: {} },
        Stage: {
          select: {
            options: [
              { name: 'Draft', color: 'gray' },
              { name: 'Final', color: 'green' },
            ],
          },
        },
        Tags: { multi_select: { options: [{ name: 'hand', color: 'blue' }] } },
        Checked: { checkbox: {} },
        Owner: { people: {} },
        Changed: { last_edited_by: {} },
      },
    },
  });
  const source = String(database.data_sources[0].id);
  const row = await visit.ask('POST', '/v1/pages', {
    parent: { type: 'data_source_id', data_source_id: source },
    properties: {
      Reading: { title: [{ text: { content: 'January' } }] },
      Value: { number: 12.5 },
      Stage: { select: { name: 'Draft' } },
    },
  });
  const { properties } = await visit.ask('GET', `/v1/data_sources/${source}`);
  function target(name: string, page: string = row.id): string {
    return encodeURIComponent(`${page}.${decodeURIComponent(properties[name].id)}`);
  }
  const path = `/notion/${database.id}`;
  async function held(name: string): Promise<unknown> {
    const { properties: values } = await visit.ask('GET', `/v1/pages/${row.id}`);
    return values[name][values[name].type];
  }
  return { database: String(database.id), source, row: String(row.id), path, target, held };
}

async function addView(visit: Visit, readings: { database: string; source: string }, view: object) {
  const made = await visit.ask('POST', '/v1/views', {
    database_id: readings.database,
    data_source_id: readings.source,
    ...view,
  });
  return String(made.id);
}

/** What stands in one column of a board. */
function column(html: string, name: string): string {
  return wordsOf(new RegExp(`<section aria-label="${name}".*?</section>`, 's').exec(html)?.[0] ?? '');
}

function text(content: string, more: object = {}) {
  return { rich_text: [{ text: { content, ...more } }] };
}

describe('a database on the sandbox’s pages', () => {
  it('shows its rows with their values, under the columns of its view', async () => {
    const visit = await visitSandbox();
    const { path } = await withReadings(visit);
    const { status, html } = await visit.open(path);
    expect(status).toBe(200);
    expect(html).toMatch(/^<!doctype html>/);
    const words = wordsOf(html);
    expect(words).toContain('January');
    expect(words).toContain('12.5');
    expect(html).toContain('<span class="pill gray">Draft</span>');
  });

  it('saves a number that was typed, and keeps it', async () => {
    const visit = await visitSandbox();
    const { path, target, held } = await withReadings(visit);
    const { status, html } = await visit.send(`${path}?edit=${target('Value')}`, { value: '1,234.5' });
    expect(status).toBe(200);
    expect(wordsOf(html)).toContain('1234.5');
    expect(await held('Value')).toBe(1234.5);
  });

  it('reads a percentage as it is shown, with and without its sign', async () => {
    const visit = await visitSandbox();
    const { path, target, held } = await withReadings(visit);
    await visit.send(`${path}?edit=${target('Share')}`, { value: '12.5%' });
    expect(await held('Share')).toBe(0.125);
    const { html } = await visit.send(`${path}?edit=${target('Share')}`, { value: '7' });
    expect(await held('Share')).toBe(0.07);
    expect(wordsOf(html)).toContain('7%');
  });

  it('keeps the editor open with what was typed when it is not a number, and saves nothing', async () => {
    const visit = await visitSandbox();
    const { path, target, held } = await withReadings(visit);
    const { status, html } = await visit.send(`${path}?edit=${target('Value')}`, { value: 'a dozen' });
    expect(status).toBe(422);
    expect(html).toContain('value="a dozen"');
    expect(wordsOf(html)).toContain('“a dozen” is not a number.');
    expect(await held('Value')).toBe(12.5);
  });

  it('says in Notion’s own words what Notion refuses', async () => {
    const visit = await visitSandbox();
    const { path, target, held } = await withReadings(visit);
    const { status, html } = await visit.send(`${path}?edit=${target('Day')}`, { start: 'soon', end: '' });
    expect(status).toBe(422);
    expect(wordsOf(html)).toContain('soon');
    expect(html).toContain('role="alert"');
    expect(await held('Day')).toBeNull();
  });

  it('takes a choice, several choices, a new one, a day and a person', async () => {
    const visit = await visitSandbox();
    const { path, target, held } = await withReadings(visit);
    await visit.send(`${path}?edit=${target('Stage')}`, { value: 'Final', new: '' });
    expect(await held('Stage')).toMatchObject({ name: 'Final' });
    await visit.send(`${path}?edit=${target('Tags')}`, { value: ['hand'], new: 'late' });
    expect(await held('Tags')).toMatchObject([{ name: 'hand' }, { name: 'late' }]);
    await visit.send(`${path}?edit=${target('Day')}`, { start: '2026-01-31', end: '' });
    expect(await held('Day')).toMatchObject({ start: '2026-01-31', end: null });
    await visit.send(`${path}?edit=${target('Owner')}`, { value: visit.people });
    expect(await held('Owner')).toMatchObject([{ name: 'Ada' }, { name: 'Grace' }]);
    await visit.send(`${path}?edit=${target('Stage')}`, { value: '', new: '' });
    expect(await held('Stage')).toBeNull();
    await visit.send(`${path}?edit=${target('Tags')}`, {});
    expect(await held('Tags')).toEqual([]);
  });

  it('ticks a box with one press', async () => {
    const visit = await visitSandbox();
    const { path, target, held } = await withReadings(visit);
    const { html } = await visit.send(`${path}?edit=${target('Checked')}`, { value: 'true' });
    expect(html).toContain('aria-checked="true"');
    expect(await held('Checked')).toBe(true);
  });

  it('stamps an edit with the person’s name, not with a connection’s', async () => {
    const visit = await visitSandbox();
    const { path, target, held } = await withReadings(visit);
    expect(await held('Changed')).toMatchObject({ type: 'bot' });
    await visit.send(`${path}?edit=${target('Value')}`, { value: '13' });
    expect(await held('Changed')).toMatchObject({ type: 'person', name: 'Ada' });
  });

  it('never lets text become HTML, nor a link a script', async () => {
    const visit = await visitSandbox();
    const { path, target } = await withReadings(visit);
    const { html } = await visit.send(`${path}?edit=${target('Reading')}`, {
      value: '<img src=x onerror=alert(1)>"\'&',
    });
    expect(html).not.toContain('<img');
    expect(wordsOf(html)).toContain('<img src=x onerror=alert(1)>"\'&');
  });

  it('adds a row, last as in Notion’s app', async () => {
    const visit = await visitSandbox();
    const { path } = await withReadings(visit);
    const { html } = await visit.send(`${path}?edit=new-row`, { title: 'February' });
    const words = wordsOf(html);
    expect(words.indexOf('February')).toBeGreaterThan(words.indexOf('January'));
  });

  it('opens an editor by its link alone, for who has no script', async () => {
    const visit = await visitSandbox();
    const { path, target } = await withReadings(visit);
    const { html } = await visit.open(`${path}?edit=${target('Value')}`);
    const [, form = ''] = /<main>.*?<form class="editor"(.*?)<\/form>/s.exec(html) ?? [];
    expect(form).toContain('method="post"');
    expect(form).toContain('value="12.5"');
    expect(form).toContain('aria-label="Value"');
  });

  it('shows a table in parts', async () => {
    const visit = await visitSandbox();
    const { path, source } = await withReadings(visit);
    for (let row = 1; row <= 60; row += 1)
      await visit.ask('POST', '/v1/pages', {
        parent: { type: 'data_source_id', data_source_id: source },
        properties: { Reading: { title: [{ text: { content: `Reading ${row}.` } }] } },
      });
    const first = await visit.open(path);
    expect(wordsOf(first.html)).toContain('Reading 49.');
    expect(wordsOf(first.html)).not.toContain('Reading 50.');
    const [, more = ''] = /class="more"[^>]*href="([^"#]*)/.exec(first.html) ?? [];
    const second = await visit.open(path + more.replaceAll('&amp;', '&'));
    expect(wordsOf(second.html)).toContain('Reading 60.');
    expect(wordsOf(second.html)).not.toContain('Load more');
  });
});

describe('the columns of a database', () => {
  it('are renamed, added and deleted by hand, and their values stay', async () => {
    const visit = await visitSandbox();
    const { path, source } = await withReadings(visit);
    const { properties } = await visit.ask('GET', `/v1/data_sources/${source}`);
    const id = decodeURIComponent(properties['Value'].id);
    const renamed = await visit.send(`${path}?edit=${encodeURIComponent(`column.${id}`)}`, {
      value: 'Reading value',
    });
    expect(wordsOf(renamed.html)).toContain('Reading value');
    expect(renamed.html).toContain('aria-label="Reading value of January: 12.5"');
    const added = await visit.send(`${path}?edit=new-column`, { name: 'Comment', type: 'rich_text' });
    expect(added.html).toContain('aria-label="Comment of January: empty"');
    const deleted = await visit.send(`${path}?edit=${encodeURIComponent(`column.${id}`)}`, {
      value: 'Reading value',
      delete: 'yes',
    });
    expect(wordsOf(deleted.html)).not.toContain('Reading value');
  });
});

describe('the views of a database', () => {
  it('stand as tabs, and a table shows the columns and rows its view wants', async () => {
    const visit = await visitSandbox();
    const readings = await withReadings(visit);
    await visit.send(`${readings.path}?edit=new-row`, { title: 'February' });
    const view = await addView(visit, readings, {
      name: 'Drafts',
      type: 'table',
      filter: { property: 'Stage', select: { equals: 'Draft' } },
      configuration: { type: 'table', properties: [{ property_id: 'Stage', visible: true }] },
    });
    const { html } = await visit.open(`${readings.path}?view=${view}`);
    const words = wordsOf(html);
    expect(words).toContain('Default view');
    expect(html).toMatch(/aria-current="page"><span[^>]*>.<\/span>Drafts/);
    expect(words).toContain('January');
    expect(words).not.toContain('February');
    expect(words).not.toContain('12.5');
  });

  it('give a new row what their filter leaves no choice about, so that it is seen', async () => {
    const visit = await visitSandbox();
    const readings = await withReadings(visit);
    const drafts = await addView(visit, readings, {
      name: 'Checked drafts',
      type: 'table',
      filter: {
        and: [
          { property: 'Stage', select: { equals: 'Draft' } },
          { property: 'Checked', checkbox: { equals: true } },
        ],
      },
    });
    const { html } = await visit.send(`${readings.path}?view=${drafts}&edit=new-row`, { title: 'March' });
    expect(html).toMatch(/<tbody>.*March.*<\/tbody>/s);
    expect(wordsOf(html)).not.toContain('It is not among the rows shown here.');
  });

  it('say where a new row is when they do not show it', async () => {
    const visit = await visitSandbox();
    const readings = await withReadings(visit);
    const large = await addView(visit, readings, {
      name: 'Large',
      type: 'table',
      filter: { property: 'Value', number: { greater_than: 10 } },
    });
    const { html } = await visit.send(`${readings.path}?view=${large}&edit=new-row`, { title: 'March' });
    expect(wordsOf(html)).toContain('“March” was added. It is not among the rows shown here. Open it');
    expect(html).not.toMatch(/<tbody>.*March.*<\/tbody>/s);
  });

  it('show a board, whose cards move with their value and whose columns take new cards', async () => {
    const visit = await visitSandbox();
    const readings = await withReadings(visit);
    const view = await addView(visit, readings, {
      name: 'Board',
      type: 'board',
      configuration: {
        type: 'board',
        group_by: { type: 'select', property_id: 'Stage', sort: { type: 'manual' } },
      },
    });
    const before = await visit.open(`${readings.path}?view=${view}`);
    expect(column(before.html, 'Draft')).toContain('January');
    const moved = await visit.send(`${readings.path}?view=${view}&edit=${readings.target('Stage')}`, {
      value: 'Final',
      new: '',
    });
    expect(column(moved.html, 'Draft')).not.toContain('January');
    expect(column(moved.html, 'Final')).toContain('January');
    const property = decodeURIComponent(readings.target('Stage')).split('.')[1] ?? '';
    const added = await visit.send(`${readings.path}?view=${view}&edit=new-row`, {
      title: 'March',
      property,
      group: 'Draft',
    });
    expect(column(added.html, 'Draft')).toContain('March');
  });

  it('draw a chart, and say what it shows to who cannot see it', async () => {
    const visit = await visitSandbox();
    const readings = await withReadings(visit);
    await visit.send(`${readings.path}?edit=new-row`, { title: 'February' });
    const view = await addView(visit, readings, {
      name: 'By stage',
      type: 'chart',
      configuration: {
        type: 'chart',
        chart_type: 'donut',
        x_axis: { type: 'select', property_id: 'Stage', sort: { type: 'manual' } },
        y_axis: { aggregator: 'count' },
      },
    });
    const { html } = await visit.open(`${readings.path}?view=${view}`);
    expect(html).toContain('aria-label="Chart “By stage”: No Stage 1, Draft 1"');
    expect(html).toContain('<svg');
  });

  it('put a dashboard’s charts side by side', async () => {
    const visit = await visitSandbox();
    const readings = await withReadings(visit);
    const dashboard = await addView(visit, readings, { name: 'Dashboard', type: 'dashboard' });
    for (const name of ['Values', 'Sum'])
      await visit.ask('POST', '/v1/views', {
        view_id: dashboard,
        data_source_id: readings.source,
        name,
        type: 'chart',
        configuration:
          name === 'Sum'
            ? { type: 'chart', chart_type: 'number', value: { aggregator: 'sum', property_id: 'Value' } }
            : { type: 'chart', chart_type: 'bar', x_axis_property_id: 'title', y_axis_property_id: 'Value' },
      });
    const { html } = await visit.open(`${readings.path}?view=${dashboard}`);
    expect(html).toContain('aria-label="Chart “Values”: January 12.5"');
    expect(html).toContain('<strong>12.5</strong>');
    const value = decodeURIComponent(readings.target('Value')).split('.')[1] ?? '';
    expect(html).toContain(`<template id="editor.${encodeURIComponent(value)}">`);
  });

  it('put rows on the days of a calendar', async () => {
    const visit = await visitSandbox();
    const readings = await withReadings(visit);
    await visit.send(`${readings.path}?edit=${readings.target('Day')}`, { start: '2026-02-03', end: '' });
    const view = await addView(visit, readings, {
      name: 'Calendar',
      type: 'calendar',
      configuration: { type: 'calendar', date_property_id: 'Day' },
    });
    const { html } = await visit.open(`${readings.path}?view=${view}`);
    expect(wordsOf(html)).toContain('February 2026');
    expect(wordsOf(/<time datetime="2026-02-03">.*?<\/li>/s.exec(html)?.[0] ?? '')).toContain('January');
  });
});

describe('a page on the sandbox’s pages', () => {
  it('shows its blocks', async () => {
    const visit = await visitSandbox();
    await visit.ask('PATCH', `/v1/blocks/${visit.page}/children`, {
      children: [
        { heading_1: text('Where we stand') },
        { paragraph: text('See the source', { link: { url: 'https://example.com/a' } }) },
        { callout: { ...text('Mind the gap'), icon: { type: 'emoji', emoji: '🧭' } } },
        { bulleted_list_item: text('one') },
        { bulleted_list_item: text('two') },
        {
          image: {
            external: { url: 'https://example.com/chart.svg' },
            caption: [{ text: { content: 'Trend' } }],
          },
        },
        { embed: { url: 'https://example.com/live' } },
        {
          table: {
            table_width: 2,
            has_column_header: true,
            children: [
              { table_row: { cells: [[{ text: { content: 'Driver' } }], [{ text: { content: 'Pace' } }]] } },
              {
                table_row: { cells: [[{ text: { content: 'Listings' } }], [{ text: { content: 'ahead' } }]] },
              },
            ],
          },
        },
        {
          column_list: {
            children: [
              { column: { children: [{ paragraph: text('left') }] } },
              { column: { children: [{ paragraph: text('right') }] } },
            ],
          },
        },
      ],
    });
    const { html } = await visit.open(`/notion/${visit.page}`);
    expect(html).toMatch(/<h2 class=""><span class="text".*>Where we stand<\/a><\/span><\/h2>/);
    expect(html).toContain('<a href="https://example.com/a">See the source</a>');
    expect(wordsOf(html)).toContain('🧭 Mind the gap');
    expect(html).toMatch(/<ul><li class="">.*>one<.*<\/li><li class="">.*>two<.*<\/li><\/ul>/);
    expect(html).toContain('<img src="https://example.com/chart.svg" alt="Trend"');
    expect(html).toContain('<iframe src="https://example.com/live"');
    expect(html).toContain('<th scope="col">Driver</th>');
    expect(wordsOf(html)).toContain('left right');
  });

  it('ticks off a task', async () => {
    const visit = await visitSandbox();
    const { results } = await visit.ask('PATCH', `/v1/blocks/${visit.page}/children`, {
      children: [{ to_do: { rich_text: [{ text: { content: 'Name an owner' } }] } }],
    });
    const { html } = await visit.send(`/notion/${visit.page}?edit=block.${results[0].id}`, { value: 'true' });
    expect(html).toContain('class="to-do done"');
  });

  it('leads from a link to Notion to the sandbox’s page of it', async () => {
    const visit = await visitSandbox();
    const { row } = await withReadings(visit);
    await visit.ask('PATCH', `/v1/blocks/${visit.page}/children`, {
      children: [{ paragraph: { rich_text: [{ mention: { page: { id: row } } }] } }],
    });
    const { html } = await visit.open(`/notion/${visit.page}`);
    expect(html).toContain(`<a href="/notion/${row.replaceAll('-', '')}">January</a>`);
    expect((await visit.open(`/notion/${row.replaceAll('-', '')}`)).status).toBe(200);
  });

  it('shows a row with its properties, moves it to the trash and takes it back', async () => {
    const visit = await visitSandbox();
    const { row, path } = await withReadings(visit);
    const { html } = await visit.open(`/notion/${row}`);
    expect(wordsOf(html)).toContain('Stage Draft');
    const trashed = await visit.send(`/notion/${row}?edit=trash`, {});
    expect(wordsOf(trashed.html)).toContain('This page is in the trash.');
    expect(wordsOf((await visit.open(path)).html)).not.toContain('January');
    await visit.send(`/notion/${row}?edit=restore`, {});
    expect(wordsOf((await visit.open(path)).html)).toContain('January');
  });

  it('takes a new page and a new database', async () => {
    const visit = await visitSandbox();
    const made = await visit.send(`/notion/${visit.page}?edit=new-page`, { title: 'Notes' });
    expect(made.html).toMatch(/<h1>Notes<\/h1>/);
    const database = await visit.send(`/notion/${visit.page}?edit=new-database`, { title: 'Our numbers' });
    expect(wordsOf(database.html)).toContain('Our numbers');
    expect(wordsOf(database.html)).toContain('No rows here.');
    const { html } = await visit.open(`/notion/${visit.page}`);
    expect(wordsOf(html)).toContain('Notes');
    expect(wordsOf(html)).toContain('Our numbers');
  });

  it('says so when there is nothing under an address', async () => {
    const visit = await visitSandbox();
    const { status, html } = await visit.open('/notion/00000000-0000-4000-8000-000000000000');
    expect(status).toBe(404);
    expect(wordsOf(html)).toContain('Nothing here');
  });
});
