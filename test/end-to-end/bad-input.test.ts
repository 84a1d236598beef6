import { beforeAll, describe, expect, it } from 'vitest';
import { openSource } from '../../templates/samples/open-source/sample.ts';
import { staysMarketplace } from '../../templates/samples/stays-marketplace/sample.ts';
import type { Night, SandboxedWorkspace } from './sandboxed-workspace.ts';
import { installSample } from './sandboxed-workspace.ts';

function issuesOf({ issues }: Night): string[] {
  return issues.map(({ code, table, row, field }) =>
    [code, table, row?.title, field].filter(Boolean).join(' · '),
  );
}

describe('what people type by mistake in a sheet', () => {
  let workspace: SandboxedWorkspace;
  let night: Night;

  beforeAll(async () => {
    workspace = await installSample(openSource);
    const { sheets, idOf } = workspace;
    await sheets.set('metrics', idOf('metrics', 'weekly_downloads'), 'target', 'sixty thousand');
    await sheets.set('metrics', idOf('metrics', 'library_downloads'), 'cadence', 'Fortnightly');
    await sheets.set('metrics', idOf('metrics', 'desktop_downloads'), 'key', 'image_pulls');
    await sheets.deleteColumn('keyResults', 'pace');
    const readings = await sheets.look('readings');
    const last = readings.columnCount - 1;
    await sheets.type('readings', { row: 1, column: last }, { stringValue: 'tbd' });
    await sheets.type('readings', { row: 0, column: last - 1 }, { stringValue: 'some week' });
    await sheets.type('readings', { row: 0, column: last - 3 }, { stringValue: '2026-W10' });
    night = await workspace.night();
  }, 60_000);

  it('is answered by an issue that names table, row and field', () => {
    expect(issuesOf(night).toSorted()).toMatchInlineSnapshot(`
      [
        "duplicate-key · metrics · Image pulls · Key",
        "duplicate-reading · readings · 2026-W10",
        "lost-field · keyResults · Pace",
        "not-a-number · metrics · Weekly downloads · Target",
        "unknown-choice · metrics · Library downloads · Cadence",
        "unreadable-period · readings · some week",
      ]
    `);
  });

  it('says what to do', () => {
    for (const { fix, message } of night.issues) {
      expect(message.length).toBeGreaterThan(10);
      expect(fix.length).toBeGreaterThan(10);
    }
  });

  it('shows it in the note of the row, and on the overview for whole columns', async () => {
    const metrics = await workspace.look('sheets', 'metrics');
    expect(metrics.get('weekly_downloads')?.['note']).toContain('sixty thousand');
    expect(metrics.get('library_downloads')?.['note']).toContain('Fortnightly');
    const [overview] = (await workspace.look('sheets', 'overview')).values();
    expect(overview?.['note']).toContain('some week');
  });

  it('computes everything else, and changes nothing a person typed', async () => {
    expect(night.scorecard.metrics.filter(({ latest }) => latest.value !== undefined)).toHaveLength(5);
    const metrics = await workspace.look('sheets', 'metrics');
    expect(metrics.get('weekly_downloads')?.['name']).toBe('Weekly downloads');
    const tab = await workspace.sheets.look('readings');
    expect(tab.rows.length).toBeGreaterThan(0);
    const again = await workspace.night();
    expect(again.writes).toBe(0);
    expect(issuesOf(again)).toEqual(issuesOf(night));
  });
});

describe('what people do by mistake in Notion', () => {
  it('is answered, and the rest is computed', async () => {
    const workspace = await installSample(staysMarketplace);
    const { notion, idOf } = workspace;
    await notion.set('objectives', idOf('objectives', 'app-first'), 'status', 'Nearly done');
    await notion.deleteRow('objectives', idOf('objectives', 'trusted-homes'));
    await notion.set('metrics', idOf('metrics', 'revenue'), 'key', 'nights_booked');
    await notion.deleteColumn('keyResults', 'chance');
    const night = await workspace.night();
    // Which of the two keeps the key follows from Notion's ids, and those are random.
    const issues = issuesOf(night).map((issue) => issue.replace(/Nights booked|Revenue/, 'one of two'));
    expect(issues.toSorted()).toMatchInlineSnapshot(`
      [
        "duplicate-key · metrics · one of two · Key",
        "lost-field · keyResults · Chance of target",
        "unknown-choice · objectives · Guests find and book their stay in the app · Status",
      ]
    `);
    expect(night.outcomes.filter(({ result }) => result !== 'done')).toEqual([]);
    expect((await workspace.look('notion', 'objectives')).get('app-first')?.['note']).toContain(
      'Nearly done',
    );
    expect((await workspace.night()).writes).toBe(0);
  });
});
