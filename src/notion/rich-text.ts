import * as z from 'zod';

/** Notion takes pieces of 2,000 characters, a hundred of them. https://developers.notion.com/reference/request-limits */
const longestPiece = 2000;
const mostPieces = 100;

/** Text as Notion hands it out: formatting, mentions and links are only looked through. */
export const RichText = z.array(z.object({ plain_text: z.string() }));

/** The text as a person reads it; an empty one is `undefined`. */
export function plainText(pieces: z.infer<typeof RichText>): string | undefined {
  const text = pieces.map((piece) => piece.plain_text).join('');
  return text === '' ? undefined : text;
}

/** Text as Notion takes it, cut into pieces it allows, never through a character. Beyond 200,000 characters it ends. */
export function richText(text: string): { text: { content: string } }[] {
  const pieces: { text: { content: string } }[] = [];
  let start = 0;
  while (start < text.length && pieces.length < mostPieces) {
    const end = pieceEnd(text, start);
    pieces.push({ text: { content: text.slice(start, end) } });
    start = end;
  }
  return pieces;
}

function pieceEnd(text: string, start: number): number {
  const end = start + longestPiece;
  if (end >= text.length) return text.length;
  const last = text.charCodeAt(end - 1);
  const isHighSurrogate = last >= 0xd800 && last <= 0xdbff;
  return isHighSurrogate ? end - 1 : end;
}
