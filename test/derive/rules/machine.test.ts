import { describe, expect, it } from 'vitest';
import { found, gapsOf, messageOf } from './findings.ts';

describe('the growth machine', () => {
  const loop = [
    { id: 'newcomers', feeds: ['habit'] },
    { id: 'habit', feeds: ['subscribers'] },
    { id: 'subscribers', feeds: ['newcomers'], linkKind: 'reinvests' as const },
  ];
  const funnel = loop.map((gear) => (gear.id === 'subscribers' ? { id: gear.id } : gear));

  it('closes a loop, or is a funnel', () => {
    expect(found('machine/loop', { gears: loop })).toEqual([]);
    expect(messageOf('machine/loop', { gears: funnel })).toBe(
      'It is a funnel, not a machine: “subscribers” gives nothing back, so growth is linear.',
    );
    expect(found('machine/loop', {})).toEqual([]);
  });

  it('has no gear that nothing feeds and that feeds nothing', () => {
    expect(found('machine/connected', { gears: funnel })).toEqual([]);
    expect(found('machine/connected', { gears: [...funnel, { id: 'partners' }] })).toEqual(['partners']);
    expect(found('machine/connected', { gears: [{ id: 'partners', feeds: ['gone'] }] })).toEqual([
      'partners',
    ]);
  });

  it('has a process on every gear', () => {
    const parts = {
      gears: funnel,
      processes: [{ id: 'welcome', gear: 'newcomers' }, { id: 'streaks', gear: 'habit' }, { id: 'anywhere' }],
      metrics: [{ id: 'paying', gear: 'subscribers' }],
    };
    expect(messageOf('machine/process', parts)).toBe(
      'No process turns it, though a metric is expected of it: no processes, no numbers.',
    );
    const offers = { id: 'offers', gear: 'subscribers' };
    expect(found('machine/process', { ...parts, processes: [...parts.processes, offers] })).toEqual([]);
  });
});

describe('a circle', () => {
  it('of metrics is an error, told once and by its way', () => {
    const metrics = [
      { id: 'a', feeds: ['b'] },
      { id: 'b', feeds: ['c', 'star'] },
      { id: 'c', feeds: ['a'] },
      { id: 'star', role: 'north-star' as const },
    ];
    const gaps = gapsOf('chain/cycle', { metrics });
    expect(gaps.map(({ subject, severity }) => [subject, severity])).toEqual([['a', 'error']]);
    expect(gaps[0]?.message).toBe(
      'It feeds itself through “b” and “c”, so nothing can be computed through it.',
    );
  });

  it('of one is one', () => {
    expect(messageOf('chain/cycle', { metrics: [{ id: 'a', feeds: ['a'] }] })).toBe(
      'It feeds itself, so nothing can be computed through it.',
    );
  });

  it('is not what two ways up to the same metric are', () => {
    const metrics = [
      { id: 'a', feeds: ['b', 'c'] },
      { id: 'b', feeds: ['d'] },
      { id: 'c', feeds: ['d'] },
      { id: 'd' },
    ];
    expect(found('chain/cycle', { metrics })).toEqual([]);
  });

  it('of gears needs a link that reinvests', () => {
    const gears = [
      { id: 'newcomers', feeds: ['habit'] },
      { id: 'habit', feeds: ['newcomers'] },
    ];
    expect(messageOf('chain/cycle', { gears })).toContain('no link on the way is marked as reinvesting');
    const reinvesting = gears.map((gear) => ({ ...gear, linkKind: 'reinvests' as const }));
    expect(found('chain/cycle', { gears: reinvesting })).toEqual([]);
  });

  it('in a chain of ten thousand metrics is found, and takes no stack', () => {
    const metrics = Array.from({ length: 10_000 }, (_, at) => ({
      id: `m${at}`,
      feeds: [`m${(at + 1) % 10_000}`],
    }));
    expect(found('chain/cycle', { metrics })).toEqual(['m0']);
    const open = metrics.map((metric, at) => (at === 9999 ? { id: metric.id } : metric));
    expect(found('chain/cycle', { metrics: open })).toEqual([]);
  });
});

describe('a metric outside the chain', () => {
  const star = { id: 'star', role: 'north-star' as const, feeds: ['revenue'] };

  it('is a KPI that leads nowhere', () => {
    const metrics = [star, { id: 'revenue' }, { id: 'tickets' }, { id: 'likes', feeds: ['tickets'] }];
    expect(gapsOf('chain/orphan', { metrics }).map(({ subject, message }) => [subject, message])).toEqual([
      ['likes', 'What it feeds does not lead to the North Star.'],
      ['tickets', 'It feeds no other metric, so nothing leads from it to the North Star.'],
    ]);
  });

  it('is not one that leads there over steps, a result of it, a guardrail, a counter-metric or a benchmark', () => {
    const metrics = [
      { ...star, counterMetrics: ['complaints'], marketBenchmark: 'market' },
      { id: 'visits', feeds: ['signups'] },
      { id: 'signups', feeds: ['star'] },
      { id: 'revenue' },
      { id: 'price', feeds: ['revenue'] },
      { id: 'complaints' },
      { id: 'market' },
      { id: 'margin', role: 'guardrail' as const },
    ];
    expect(found('chain/orphan', { metrics })).toEqual([]);
  });

  it('is not looked for without a North Star', () => {
    expect(found('chain/orphan', { metrics: [{ id: 'tickets' }] })).toEqual([]);
  });
});
