import { describe, expect, it } from 'vitest';
import { findWord, wordList, wordsOf } from '../../../src/derive/rules/words.ts';

describe('a list of words', () => {
  const list = wordList('revenue, fideliz-, new customers, €', {
    except: 'revenue team-, new customers desk',
  });

  it('finds a whole word as it was written, never a part of one', () => {
    expect(findWord('Monthly Revenue', list)).toBe('Revenue');
    expect(findWord('monthly_revenue', list)).toBe('revenue');
    expect(findWord('Revenues', list)).toBeUndefined();
    expect(findWord('prerevenue', list)).toBeUndefined();
  });

  it('finds all words with a beginning', () => {
    expect(findWord('Fidelizzazione dei clienti', list)).toBe('Fidelizzazione');
    expect(findWord('infidelizzabile', list)).toBeUndefined();
  });

  it('finds words that follow one another, and signs of currency beside letters', () => {
    expect(findWord('More New customers, please', list)).toBe('New customers');
    expect(findWord('new, or old, customers', list)).toBeUndefined();
    expect(findWord('k€', list)).toBe('€');
  });

  it('passes over words in a phrase in which they mean something else', () => {
    expect(findWord('Active revenue teams', list)).toBeUndefined();
    expect(findWord('Active revenue teams by revenue', list)).toBe('revenue');
    expect(findWord('New customers desk', list)).toBeUndefined();
  });

  it('finds nothing in nothing', () => {
    expect(findWord('', list)).toBeUndefined();
    expect(findWord('— … !', list)).toBeUndefined();
    expect(findWord('anything', wordList(''))).toBeUndefined();
  });

  it('reads accents however they are stored', () => {
    const accented = wordList('notorietà');
    expect(findWord('Notorieta\u0300 spontanea', accented)?.normalize('NFC')).toBe('Notorietà');
    expect(wordsOf('Perché l’app?')).toEqual(['perché', 'l', 'app']);
  });

  it('finds words whose accents were left out, or put in', () => {
    expect(findWord('Marginalita’ lorda', wordList('marginalità'))).toBe('Marginalita');
    expect(findWord('Über-Conversion', wordList('uber'))).toBe('Über');
  });
});
