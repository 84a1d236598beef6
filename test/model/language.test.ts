import { describe, expect, it } from 'vitest';
import { Language, sayLanguage } from '../../src/model/language.ts';

describe('a language', () => {
  it('is taken as browsers name it', () => {
    expect(Language.parse(' it-IT ')).toBe('it-IT');
    expect(Language.safeParse('de').success).toBe(true);
  });

  it('is refused when nothing is called so', () => {
    for (const text of ['', 'Italian', 'xx-XX', 'it_IT', '-', 'i']) {
      expect([text, Language.safeParse(text).success]).toEqual([text, false]);
    }
  });

  it('has a name in English', () => {
    expect(sayLanguage('it-IT')).toBe('Italian (Italy)');
    expect(sayLanguage('klingonish')).toBe('klingonish');
    expect(sayLanguage(undefined)).toBe('none');
  });
});
