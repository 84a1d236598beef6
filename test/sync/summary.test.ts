import { describe, expect, it } from 'vitest';
import { derive } from '../../src/derive/derive.ts';
import { summarise, Summary } from '../../src/sync/summary.ts';
import { buildWorkspace, day } from '../derive/workspace-builder.ts';

describe('the findings in a summary', () => {
  const workspace = buildWorkspace({
    metrics: [{ id: 'a1', name: 'Activation', role: 'key-driver', owners: ['Ada'] }],
    settings: { acknowledged: [{ rule: 'driver/target', subject: 'a1', reason: 'Next week' }] },
  });
  const scorecard = derive(workspace, day('2026-03-31'));
  const summary = Summary.parse(JSON.parse(JSON.stringify(summarise({ workspace, scorecard, issues: [] }))));

  it('say what to accept them by, where they come from and which thresholds decided', () => {
    expect(summary.gaps.find(({ rule }) => rule === 'driver/reviewed')).toEqual({
      rule: 'driver/reviewed',
      severity: 'warning',
      row: 'a1',
      subject: 'Activation',
      message: 'It was never reviewed, as far as is written down.',
      fix: 'Ask whether it is still what limits growth, and write down the day on which you did.',
      essays: ['S0'],
      thresholds: [{ name: 'reviewMonths', value: 3 }],
      acknowledged: null,
    });
  });

  it('have no row when the workspace as a whole is meant, and keep the reason of what is accepted', () => {
    expect(summary.gaps.find(({ rule }) => rule === 'nsm/one')?.row).toBeNull();
    expect(summary.gaps.find(({ rule }) => rule === 'driver/target')?.acknowledged).toBe('Next week');
  });
});

describe('the North Stars in a summary', () => {
  const sides = [
    { id: 'guests', role: 'north-star' as const, northStarSide: 'demand' as const, target: 100 },
    { id: 'hosts', role: 'north-star' as const, northStarSide: 'supply' as const, target: 50 },
  ];

  it('are all there, with how the two sides of a market do together', () => {
    const workspace = buildWorkspace({
      metrics: sides,
      readings: {
        guests: [{ day: '2026-03-31', value: 90 }],
        hosts: [{ day: '2026-03-31', value: 20 }],
      },
    });
    const scorecard = derive(workspace, day('2026-03-31'));
    const { northStars, balance } = summarise({ workspace, scorecard, issues: [] });
    expect(northStars.map(({ name }) => name)).toEqual(['guests', 'hosts']);
    expect(balance).toBe(
      'Combined health 60 %, and the weaker side is supply. Geometric mean of demand at 90 %, supply at 40 % of target.',
    );
  });

  it('have no balance while a side has no reading, and none with one North Star', () => {
    for (const metrics of [sides, sides.slice(0, 1)]) {
      const workspace = buildWorkspace({ metrics });
      const scorecard = derive(workspace, day('2026-03-31'));
      expect(summarise({ workspace, scorecard, issues: [] }).balance).toBeNull();
    }
  });
});

describe('the drivers in a summary', () => {
  it('bring their newest periods and their target along, for a picture', () => {
    const workspace = buildWorkspace({
      metrics: [
        { id: 'teams', role: 'north-star' },
        { id: 'a1', name: 'Activation', role: 'key-driver', target: 60, cadence: 'monthly' },
      ],
      readings: {
        a1: [
          { day: '2026-01-31', value: 41 },
          { day: '2026-03-31', value: 50 },
        ],
      },
    });
    const scorecard = derive(workspace, day('2026-03-31'));
    const { drivers } = summarise({ workspace, scorecard, issues: [] });
    expect(drivers[0]).toMatchObject({
      target: 60,
      history: [
        { period: '2026-01', value: 41 },
        { period: '2026-02', value: null },
        { period: '2026-03', value: 50 },
      ],
    });
  });
});
