import { describe, expect, it } from 'vitest';
import { sheetLocale } from '../../../src/sheets/install/locale.ts';

describe('the locale of a new spreadsheet', () => {
  it('is the language of the browser, where it names a country and where it does not', () => {
    expect(sheetLocale('it-IT')).toBe('it_IT');
    expect(sheetLocale('de')).toBe('de_DE');
    expect(sheetLocale('zh-Hant-TW')).toBe('zh_TW');
  });

  it('is American where Sheets does not offer that language, or nothing is known', () => {
    expect(sheetLocale('la')).toBe('en_US');
    expect(sheetLocale('not a language')).toBe('en_US');
    expect(sheetLocale(undefined)).toBe('en_US');
  });
});
