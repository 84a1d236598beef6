import { describe, expect, it } from 'vitest';
import { TimeZone } from '../../src/model/time-zone.ts';
import { nextNight } from '../../src/store/next-night.ts';

const rome = { timeZone: TimeZone.parse('Europe/Rome'), nightHour: 3 };

function next(after: string, night = rome): string {
  return new Date(nextNight(Date.parse(after), night)).toISOString();
}

describe('the next night', () => {
  it('is the coming night hour of the own clock', () => {
    expect(next('2026-01-10T00:30:00Z')).toBe('2026-01-10T02:00:00.000Z');
    expect(next('2026-01-10T02:00:00Z')).toBe('2026-01-11T02:00:00.000Z');
    expect(next('2026-07-10T00:30:00Z')).toBe('2026-07-10T01:00:00.000Z');
  });

  it('comes once in the night in which the clock is put back', () => {
    const first = next('2026-10-24T12:00:00Z', { ...rome, nightHour: 2 });
    expect(first).toBe('2026-10-25T00:00:00.000Z');
    expect(next(first, { ...rome, nightHour: 2 })).toBe('2026-10-26T01:00:00.000Z');
  });

  it('comes when the clock jumps over its hour', () => {
    expect(next('2026-03-28T12:00:00Z', { ...rome, nightHour: 2 })).toBe('2026-03-29T01:00:00.000Z');
  });

  it('knows zones that are not whole hours from Greenwich', () => {
    expect(next('2026-01-10T00:00:00Z', { timeZone: TimeZone.parse('Asia/Kathmandu'), nightHour: 3 })).toBe(
      '2026-01-10T21:15:00.000Z',
    );
  });
});
