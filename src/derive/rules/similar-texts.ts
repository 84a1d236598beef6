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

/** Finds the texts most like a given one without comparing it with all of them. */
export interface TextIndex<Item extends NamedText> {
  /** The most alike but the text's own row; `undefined` when none shares a telling word. */
  nearest(text: NamedText): Likeness<Item> | undefined;
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
    nearest({ id, text }) {
      const own = tellingWords(text);
      const shared = new Map<Item, number>();
      for (const word of own) {
        const sharers = byWord.get(word) ?? [];
        if (sharers.length > tooCommon) continue;
        for (const item of sharers) if (item.id !== id) shared.set(item, (shared.get(item) ?? 0) + 1);
      }
      let best: Likeness<Item> | undefined;
      for (const [item, count] of shared) {
        const likeness = count / (own.size + (words.get(item)?.size ?? 0) - count);
        const isBetter = best === undefined || likeness > best.likeness;
        if (isBetter || (likeness === best?.likeness && item.id < best.item.id)) best = { item, likeness };
      }
      return best;
    },
  };
}

function tellingWords(text: string): ReadonlySet<string> {
  return new Set(wordsOf(text).filter((word) => !fillerWords.has(word)));
}
