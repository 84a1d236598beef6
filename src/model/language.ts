import * as z from 'zod';

/** A language as browsers name it: `it-IT`, `en`. One that nothing in the world is called by is refused. */
export const Language = z.string().trim().max(35).refine(isLanguage, {
  error: 'not a language; write one like it-IT or en-GB',
});

/** What a language is called in English: `Italian (Italy)`. Its own text where it has no name, `none` where it is not set. */
export function sayLanguage(language: string | undefined): string {
  return language === undefined ? 'none' : (nameOf(language) ?? language);
}

function isLanguage(text: string): boolean {
  return nameOf(text) !== undefined;
}

function nameOf(text: string): string | undefined {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(text);
  } catch {
    return undefined;
  }
}
