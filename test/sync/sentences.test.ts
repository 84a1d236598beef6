import { describe, expect, it } from 'vitest';
import { sayBeyond, sentencesOf } from '../../src/sync/sentences.ts';

describe('the sentences of a verdict', () => {
  it('end at full stops, not at the points of numbers', () => {
    expect(sentencesOf('Stands at 121.9 million. Rising, p = 0.001. -4 % of the way. 50 % to go.')).toEqual([
      'Stands at 121.9 million.',
      'Rising, p = 0.001.',
      '-4 % of the way.',
      '50 % to go.',
    ]);
  });

  it('are not said again by the reason beside them', () => {
    expect(
      sayBeyond('It moves the way it should. Rising, p = 0.001', 'Stands at 3. Rising, p = 0.001.'),
    ).toBe('It moves the way it should.');
    expect(sayBeyond('Nothing moves', 'Flat.')).toBe('Nothing moves.');
  });
});
