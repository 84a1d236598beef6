import { describe, expect, it } from 'vitest';
import { parseDay } from '../../src/model/day.ts';
import type { Cell } from '../../src/template/row.ts';
import type { Field } from '../../src/template/template.ts';
import { tableOf, Template } from '../../src/template/template.ts';
import { templates } from '../../templates/index.ts';
import { learningApp } from '../../templates/samples/learning-app/sample.ts';
import { openSource } from '../../templates/samples/open-source/sample.ts';
import { samples } from '../../templates/samples/index.ts';
import type { Sample } from '../../templates/samples/sample.ts';
import { staysMarketplace } from '../../templates/samples/stays-marketplace/sample.ts';
import { readSample } from './read-sample.ts';

/** Every finding, worst first. */
function findingsOf(sample: Sample): string[] {
  return readSample(sample).scorecard.gaps.map(({ rule, subject }) => `${rule}: ${subject}`);
}

/** Cells that would not survive the way through a tool. */
function misfits(sample: Sample): string[] {
  const template = Template.parse(templates.find(({ id }) => id === sample.template));
  return Object.entries(sample.rows).flatMap(([tableId, rows]) => {
    const fields = tableOf(template, tableId).fields.filter(({ role }) => role === 'input');
    return rows.flatMap(({ id, cells }) =>
      Object.entries(cells).flatMap(([fieldId, cell]) => {
        const field = fields.find((candidate) => candidate.id === fieldId);
        return field !== undefined && allows(field, { cell, sample }) ? [] : [`${tableId} ${id} ${fieldId}`];
      }),
    );
  });
}

function allows(field: Field, { cell, sample }: { cell: Cell; sample: Sample }): boolean {
  const list = typeof cell === 'object' ? cell : [];
  switch (field.kind) {
    case 'choice':
      return field.choices.some(({ id }) => id === cell);
    case 'relation': {
      const known = new Set((sample.rows[field.to] ?? []).map(({ id }) => id));
      return list.every((target) => known.has(target));
    }
    case 'person':
      return list.every((name) => sample.people.some((person) => person.name === name));
    case 'number':
      return typeof cell === 'number';
    case 'date':
      return typeof cell === 'string' && parseDay(cell) !== undefined;
    case 'checkbox':
      return typeof cell === 'boolean';
    case 'title':
    case 'text':
      return typeof cell === 'string' && cell.length <= 2000;
  }
}

describe('the stays marketplace', () => {
  it('has exactly the defects that were put there', () => {
    expect(findingsOf(staysMarketplace)).toEqual([
      'nsm/one: North Star',
      'driver/one-owner: Nights per listing',
      'driver/target: App share of nights',
      'strategy/first: Strategy',
      'okr/orphan: Business travellers know our name',
      'okr/measurable: Guests who book a service with their stay',
      'nsm/not-revenue: Gross booking value',
      'nsm/everyone: Nights booked',
      'nsm/everyone: Gross booking value',
      'driver/one-to-three: Gross booking value',
      'focus/rate-limiting-step: Nights per listing',
      'machine/process: Stays',
      'book/stale: Share of long stays',
      'strategy/linked: Business travellers know our name',
      'strategy/linked: Guests book more than a stay',
      'strategy/linked: Guests find and book their stay in the app',
      'okr/cascaded: Active listings from 9.0 to 9.4 million',
      'okr/gear: Guests book more than a stay',
      'okr/driver: Business travellers who name us from 12 to 20 %',
      'okr/driver: Firms with a contract from 40 to 90',
      'okr/driver: Launch services in 100 cities',
      'okr/output: Launch services in 100 cities',
      'okr/customer-and-business: Guests find and book their stay in the app',
      'okr/leading-and-lagging: Business travellers know our name',
      'okr/silo: New offerings',
      'okr/silo: Partnerships',
      'loop/survival: Partnerships',
      'nsm/job: Gross booking value',
      'nsm/counter-metric: Gross booking value',
      'nsm/leads-revenue: Nights booked',
      'chain/orphan: Revenue',
      'book/complete: Adjusted EBITDA',
      'book/complete: App share of nights',
      'book/complete: Average daily rate',
      'book/complete: Gross booking value',
      'book/complete: Revenue',
      'book/complete: Share of long stays',
      'book/no-process: Active listings',
      'book/no-process: Nights per listing',
      'book/no-process: Share of long stays',
      'okr/context: Active listings from 9.0 to 9.4 million',
      'okr/context: Business travellers know our name',
      'okr/context: Guests book more than a stay',
      'okr/context: Guests find and book their stay in the app',
      'okr/contribution: Active listings from 9.0 to 9.4 million',
      'okr/contribution: Business travellers know our name',
      'okr/contribution: Guests book more than a stay',
      'okr/what-next: New offerings',
      'okr/what-next: Partnerships',
      'experiment/replicate: A call in the first two days',
      'loop/incomplete: Hosting',
      'loop/incomplete: New offerings',
      'loop/incomplete: Partnerships',
      'work/untraced: A rebate that one firm asked for',
      'work/untraced: Contracts for services in the first cities',
      'work/untraced: Invoices that firms could not book',
      'work/untraced: Payments outage',
      'team/statement: Partnerships',
    ]);
  });

  it('names the driver whose own target is worth most', () => {
    const { overview, drivers } = readSample(staysMarketplace).scorecard;
    expect(overview.rateLimitingStep.value?.drivers).toEqual(['nights_per_listing']);
    const gains = new Map(drivers.map(({ id, gainAtTarget }) => [id, gainAtTarget.value]));
    expect(gains.get('nights_per_listing')).toBeCloseTo(15 / 13.54 - 1, 12);
    expect(gains.get('active_listings')).toBeCloseTo(9.4 / 9 - 1, 12);
    expect(gains.get('app_share_of_nights')).toBeUndefined();
  });

  it('sees its nights rise once their season is taken off', () => {
    const { metrics } = readSample(staysMarketplace).scorecard;
    const trend = metrics.find(({ id }) => id === 'nights_booked')?.trend;
    expect(trend?.value).toBe('rising');
    expect(trend?.because).toContain('season');
  });
});

describe('the learning app', () => {
  it('is in order: no rule finds anything', () => {
    expect(findingsOf(learningApp)).toEqual([]);
  });

  it('rises, and is held back by how many people come in a month', () => {
    const { northStars, overview } = readSample(learningApp).scorecard;
    expect(northStars.map(({ id, diagnosis }) => [id, diagnosis.value])).toEqual([
      ['daily_active_users', 'working'],
    ]);
    expect(overview.rateLimitingStep.value?.drivers).toEqual(['monthly_active_users']);
  });
});

describe('the open-source tool', () => {
  it('has what a tool without a company has: few owners, counters, work that keeps coming in', () => {
    expect(findingsOf(openSource)).toEqual([
      'driver/one-owner: Homebrew installs, 30 days',
      'nsm/not-vanity: Weekly downloads',
      'nsm/whole-funnel: Weekly downloads',
      'machine/process: People who build on it',
      'okr/driver: Publish 12 plugins',
      'okr/output: Publish 12 plugins',
      'experiment/decide: Try it in the browser, nothing to install',
      'nsm/job: Weekly downloads',
      'nsm/counter-metric: Weekly downloads',
      'driver/rate: Library downloads',
      'focus/unchanged: Homebrew installs, 30 days',
      'chain/orphan: Desktop app downloads',
      'chain/orphan: Image pulls',
      'book/complete: Desktop app downloads',
      'book/complete: Homebrew installs, 30 days',
      'book/complete: Image pulls',
      'book/complete: Library downloads',
      'book/complete: Weekly downloads',
      'loop/incomplete: Maintainers',
      'work/untraced: Answer issues',
    ]);
  });

  it('keeps what real counters do: a false zero, missing weeks, counters that only rise', () => {
    const { readings } = readSample(openSource).workspace;
    function of(metric: string) {
      return readings.filter((reading) => reading.metric === metric);
    }
    expect(of('weekly_downloads')).toHaveLength(300);
    expect(of('homebrew_installs').find(({ day }) => day === '2023-06-04')?.value).toBe(0);
    expect(of('weekly_downloads').some(({ day }) => day === '2025-02-16')).toBe(false);
    const pulls = of('image_pulls').map(({ value }) => value);
    expect(pulls).toEqual(pulls.toSorted((left, right) => left - right));
  });

  it('says nothing of a trend in a counter but what each week adds', () => {
    const { metrics } = readSample(openSource).scorecard;
    const trend = metrics.find(({ id }) => id === 'desktop_downloads')?.trend;
    expect(trend?.because).toContain('what each week adds');
  });
});

describe('every sample', () => {
  it('reads without an issue', () => {
    expect(samples.map((sample) => [sample.id, readSample(sample).issues])).toEqual(
      samples.map((sample) => [sample.id, []]),
    );
  });

  it('has a day of its own, and no reading after it', () => {
    for (const sample of samples) {
      expect(parseDay(sample.asOf)).toBe(sample.asOf);
      const days = (sample.rows['readings'] ?? []).map(({ cells }) => String(cells['day']));
      expect(days.filter((day) => day > sample.asOf)).toEqual([]);
      expect(days.length).toBeGreaterThan(50);
    }
  });

  it('fills only tables and input fields of its template, with choices it knows and rows that are there', () => {
    expect(samples.flatMap(misfits)).toEqual([]);
  });

  it('names the sources of its numbers and marks what is invented', () => {
    for (const sample of samples) {
      expect(sample.sources.length).toBeGreaterThan(0);
      const text = JSON.stringify(sample.rows);
      expect(text.match(/Invented for this sample|invented/g)?.length).toBeGreaterThan(10);
    }
  });
});
