import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sayableName } from '../../src/derive/sayable-name.ts';
import { answersTo } from './answers.ts';

describe('a name in a sentence', () => {
  it('is the name, also in other scripts and with emoji', () => {
    for (const name of ['Activation', 'الإيرادات الشهرية', '🚀👩‍👩‍👧‍👦 growth', 'A'.repeat(200)]) {
      expect(sayableName(name)).toBe(name);
    }
  });

  it('stands on one line, turns nothing round, and is never empty', () => {
    expect(sayableName(' One\r\nand\tanother ')).toBe('One and another');
    expect(sayableName('\u202Eolleh\u202C')).toBe('olleh');
    expect(sayableName(' \n ')).toBe('unnamed');
    expect(sayableName('')).toBe('unnamed');
  });

  it('is cut where nobody would read on, between characters', () => {
    expect(sayableName(`${'a'.repeat(198)}😀😀😀`)).toBe(`${'a'.repeat(198)}…`);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 150, maxLength: 400 }), (name) => {
        const said = sayableName(name);
        expect(said.length).toBeLessThanOrEqual(200);
        expect(said.isWellFormed()).toBe(true);
        expect(sayableName(said)).toBe(said);
      }),
    );
  });

  it('keeps the reasons of a workspace short, whatever its rows are called', () => {
    const name = 'A very long name '.repeat(600);
    const { northStars, drivers, gaps } = answersTo({
      metrics: [
        { id: 'star', name, role: 'north-star' },
        { id: 'driver', name, role: 'key-driver', feeds: ['star'] },
      ],
    });
    const said = [
      ...northStars.map(({ verdict }) => verdict),
      ...drivers.map(({ gainAtTarget }) => gainAtTarget.because),
      ...gaps.map(({ message }) => message),
    ];
    expect(said.length).toBeGreaterThan(5);
    expect(Math.max(...said.map((text) => text.length))).toBeLessThan(1000);
  });
});
