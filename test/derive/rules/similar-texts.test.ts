import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexTexts } from '../../../src/derive/rules/similar-texts.ts';

const words = fc.array(fc.constantFrom('teams', 'stay', 'answer', 'day', 'churn', 'price', 'week'), {
  maxLength: 5,
});

/** The slow way: every text against every other. */
function likeness(left: readonly string[], right: readonly string[]): number {
  const shared = new Set(left).intersection(new Set(right)).size;
  return shared === 0 ? 0 : shared / new Set([...left, ...right]).size;
}

describe('the nearest text', () => {
  it('shares most words with the text, filler words left out', () => {
    const texts = indexTexts([
      { id: 'a', text: 'Teams stay for a year' },
      { id: 'b', text: 'The price of a week' },
    ]);
    expect(texts.nearest({ id: 'x', text: 'More teams stay' })).toMatchObject({
      item: { id: 'a' },
      likeness: 2 / 3,
    });
    expect(texts.nearest({ id: 'a', text: 'Teams stay for a year' })).toBeUndefined();
    expect(texts.nearest({ id: 'x', text: 'of the a' })).toBeUndefined();
    expect(texts.nearest({ id: 'x', text: 'More teams stay' }, 0.7)).toBeUndefined();
  });

  it('is the one that comparing with every text finds, however alike it has to be', () => {
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 12 }),
        words,
        fc.constantFrom(0, 0.3, 0.5, 0.7, 1),
        (all, own, atLeast) => {
          const items = all.map((text, at) => ({ id: String(at).padStart(2, '0'), text: text.join(' ') }));
          const found = indexTexts(items).nearest({ id: 'own', text: own.join(' ') }, atLeast);
          const best = Math.max(0, ...all.map((text) => likeness(text, own)));
          expect(found?.likeness ?? 0).toBeCloseTo(best >= atLeast && best > 0 ? best : 0, 12);
        },
      ),
    );
  });
});
