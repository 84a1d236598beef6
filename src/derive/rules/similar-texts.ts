import { fillerWords } from './word-lists.ts';
import { wordsOf } from './words.ts';

/** A text of a row, to be compared with others. */
export interface NamedText {
  readonly id: string;
  readonly text: string;
}

/** How alike two texts are: the words they share over all their words (Jaccard), filler words left out. */
export interface Likeness<Item> {
  readonly item: Item;
  readonly likeness: number;
}

/** A word in more texts than this tells nothing apart and would make the search slow. */
const tooCommon = 200;

/** A share of a whole number of words may come out a hair above a whole number. */
const roundOff = 1e-9;

/** Finds the texts most like a given one without comparing it with all of them. */
export interface TextIndex<Item extends NamedText> {
  /**
   * The most alike but the text's own row; `undefined` when none shares a telling word, or none is alike enough. Who
   * is to share so many of the words must share one of the rarest few: only those are asked for.
   */
  nearest(text: NamedText, atLeast?: number): Likeness<Item> | undefined;
}

/** Builds the index once, by the words of each text. */
export function indexTexts<Item extends NamedText>(items: readonly Item[]): TextIndex<Item> {
  const words = new Map(items.map((item) => [item, tellingWords(item.text)]));
  const byWord = new Map<string, Item[]>();
  for (const [item, own] of words) {
    for (const word of own) {
      const sharers = byWord.get(word);
      if (sharers === undefined) byWord.set(word, [item]);
      else sharers.push(item);
    }
  }
  return {
    nearest({ id, text }, atLeast = 0) {
      const own = [...tellingWords(text)].toSorted(
        (left, right) => (byWord.get(left)?.length ?? 0) - (byWord.get(right)?.length ?? 0),
      );
      const needed = Math.ceil(atLeast * own.length - roundOff);
      const asked = own.slice(0, own.length - Math.max(needed, 1) + 1);
      let best: Likeness<Item> | undefined;
      for (const item of new Set(asked.flatMap((word) => tellingSharers(word)))) {
        const others = words.get(item);
        if (others === undefined || item.id === id) continue;
        const count = own.filter((word) => others.has(word)).length;
        const likeness = count / (own.length + others.size - count);
        const isBetter = best === undefined || likeness > best.likeness;
        if (isBetter || (likeness === best?.likeness && item.id < best.item.id)) best = { item, likeness };
      }
      return best !== undefined && best.likeness >= atLeast ? best : undefined;
    },
  };

  function tellingSharers(word: string): readonly Item[] {
    const sharers = byWord.get(word) ?? [];
    return sharers.length > tooCommon ? [] : sharers;
  }
}

function tellingWords(text: string): ReadonlySet<string> {
  return new Set(wordsOf(text).filter((word) => !fillerWords.has(word)));
}
