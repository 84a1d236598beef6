import { describe, expect, it } from 'vitest';
import type { WorkspaceParts } from '../workspace-builder.ts';
import { found, messageOf } from './findings.ts';

/** A quarter that is over, with a key result that came to 45 of 50 teams, and an outage in it. */
const missed = {
  metrics: [{ id: 'activation', role: 'key-driver', unit: 'teams' }],
  objectives: [{ id: 'objective', status: 'closed', cycleStart: '2025-10-01', cycleEnd: '2025-12-31' }],
  keyResults: [
    { id: 'More teams', objective: 'objective', unit: 'teams', start: 40, target: 50, current: 45 },
  ],
  events: [{ id: 'outage', day: '2025-11-10', cause: 'outside', objective: 'objective' }],
} as const satisfies WorkspaceParts;

describe('a miss that an outside event may excuse', () => {
  it('is told when nothing was learned from it', () => {
    expect(messageOf('event/misread', missed)).toBe(
      '“More teams” came to 45 teams by 2025-12-31 instead of 50 teams after this happened outside, and nothing was learned from it.',
    );
  });

  it('is found by the metric of the event too', () => {
    const events = [{ id: 'outage', day: '2025-11-10', cause: 'outside' as const, metric: 'activation' }];
    const keyResults = missed.keyResults.map((own) => ({ ...own, driver: 'activation' }));
    expect(found('event/misread', { ...missed, events, keyResults })).toEqual(['outage']);
  });

  it('is no misreading once something was learned', () => {
    const experiments = [{ id: 'e', keyResult: 'More teams', learning: 'It was our price' }];
    expect(found('event/misread', { ...missed, experiments })).toEqual([]);
    const work = [{ id: 'w', keyResult: 'More teams', mode: 'learning' as const }];
    expect(found('event/misread', { ...missed, work })).toEqual([]);
  });

  it('is not told of what was reached, of another cause, of another time, or without a number', () => {
    const reached = missed.keyResults.map((own) => ({ ...own, current: 50 }));
    expect(found('event/misread', { ...missed, keyResults: reached })).toEqual([]);
    const own = missed.events.map((event) => ({ ...event, cause: 'execution' as const }));
    expect(found('event/misread', { ...missed, events: own })).toEqual([]);
    const later = missed.events.map((event) => ({ ...event, day: '2026-01-10' }));
    expect(found('event/misread', { ...missed, events: later })).toEqual([]);
    const unknown = missed.keyResults.map((keyResult) => ({ ...keyResult, current: undefined }));
    expect(found('event/misread', { ...missed, keyResults: unknown })).toEqual([]);
    expect(found('event/misread', missed, '2025-12-31')).toEqual([]);
  });
});
