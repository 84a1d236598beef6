import { describe, expect, it } from 'vitest';
import { parsePeriod, parsePeriods } from '../../src/model/parse-period.ts';
import type { Period } from '../../src/model/period.ts';
import { periodName } from '../../src/model/period.ts';

function nameOf(period: Period | undefined): string | undefined {
  return period === undefined ? undefined : periodName(period);
}

function named(text: string): string | undefined {
  return nameOf(parsePeriod(text));
}

function row(...headers: readonly string[]): (string | undefined)[] {
  return parsePeriods(headers).map(nameOf);
}

describe('the header of a period', () => {
  it('is read the way people write it in English and Italian', () => {
    expect(named('Mar 2026')).toBe('2026-03');
    expect(named('marzo 2026')).toBe('2026-03');
    expect(named('gen 2026')).toBe('2026-01');
    expect(named('Sept. 2025')).toBe('2025-09');
    expect(named('03/2026')).toBe('2026-03');
    expect(named('Q1 2026')).toBe('2026-Q1');
    expect(named('2026 T4')).toBe('2026-Q4');
    expect(named('W14 2026')).toBe('2026-W14');
    expect(named('2026-W05')).toBe('2026-W05');
    expect(named('week 5-2026')).toBe('2026-W05');
    expect(named('2026-03-31')).toBe('2026-03-31');
  });

  it('is read in German, French and Spanish too', () => {
    expect(named('Mär 2026')).toBe('2026-03');
    expect(named('Mrz. 2026')).toBe('2026-03');
    expect(named('Dezember 2025')).toBe('2025-12');
    expect(named('KW 5 2026')).toBe('2026-W05');
    expect(named('1. Quartal 2026')).toBe('2026-Q1');
    expect(named('31.03.2026')).toBe('2026-03-31');
    expect(named('févr. 2026')).toBe('2026-02');
    expect(named('août 2026')).toBe('2026-08');
    expect(named('juil. 2026')).toBe('2026-07');
    expect(named('T2 2026')).toBe('2026-Q2');
    expect(named('ene 2026')).toBe('2026-01');
    expect(named('septiembre de 2026')).toBe('2026-09');
    expect(named("Mar '26")).toBe('2026-03');
  });

  it('is not guessed from what two people read differently, or what names no period', () => {
    const texts = [
      '03/04/2026',
      'Total',
      'W54 2026',
      'Q5 2026',
      '2026',
      'Foo 2026',
      '2026-13',
      'Mar 26',
      'jui 2026',
      'Ma 2026',
    ];
    expect(texts.map(named)).toEqual(texts.map(() => undefined));
  });
});

describe('a row of headers', () => {
  it('tells that short years are years', () => {
    expect(row('Jän 26', 'Feb 26', 'Mär 26')).toEqual(['2026-01', '2026-02', '2026-03']);
    expect(row('dic-25', 'gen-26')).toEqual(['2025-12', '2026-01']);
    expect(row('2025-Q4', 'Q1 26')).toEqual(['2025-Q4', '2026-Q1']);
    expect(row('Mar 26', 'Feb 26', 'Jan 26')).toEqual(['2026-03', '2026-02', '2026-01']);
  });

  it('leaves days of a month alone, which would be years far apart', () => {
    expect(row('Mar 2', 'Mar 9', 'Mar 16', 'Mar 23')).toEqual([undefined, undefined, undefined, undefined]);
    expect(row('Mar 10', 'Mar 17', 'Mar 24')).toEqual([undefined, undefined, undefined]);
    expect(row('Mar 26')).toEqual([undefined]);
  });

  it('tells which number of a date is the day', () => {
    expect(row('28/02/2026', '03/03/2026', '10/03/2026')).toEqual(['2026-02-28', '2026-03-03', '2026-03-10']);
    expect(row('02/28/2026', '03/07/2026')).toEqual(['2026-02-28', '2026-03-07']);
    expect(row('01/02/2026', '01/03/2026')).toEqual([undefined, undefined]);
  });

  it('keeps the places of headers that are no periods', () => {
    expect(row('Kennzahl', 'Jan 2026', '', 'Summe')).toEqual([undefined, '2026-01', undefined, undefined]);
  });
});
