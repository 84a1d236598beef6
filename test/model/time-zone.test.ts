import { describe, expect, it } from 'vitest';
import { TimeZone, clockInZone } from '../../src/model/time-zone.ts';

describe('the clock of a zone', () => {
  const instant = Date.UTC(2026, 2, 29, 1, 30);

  it('shows the day and hour that people there see', () => {
    expect(clockInZone(instant, TimeZone.parse('Europe/Rome'))).toEqual({ day: '2026-03-29', hour: 3 });
    expect(clockInZone(instant, TimeZone.parse('America/Los_Angeles'))).toEqual({
      day: '2026-03-28',
      hour: 18,
    });
    expect(clockInZone(Date.UTC(2026, 0, 1), TimeZone.parse('UTC'))).toEqual({ day: '2026-01-01', hour: 0 });
  });

  it('is refused for a zone that does not exist, with the fix', () => {
    expect(TimeZone.safeParse('Mars/Olympus').error?.issues[0]?.message).toContain('Europe/Rome');
  });
});
