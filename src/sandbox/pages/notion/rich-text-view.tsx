/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import * as z from 'zod';
import { placeOf, safeLink } from '../vendor-link.ts';

const Piece = z.object({
  plain_text: z.string(),
  href: z.string().nullish(),
  annotations: z
    .object({
      bold: z.boolean().default(false),
      italic: z.boolean().default(false),
      strikethrough: z.boolean().default(false),
      underline: z.boolean().default(false),
      code: z.boolean().default(false),
      color: z.string().default('default'),
    })
    .partial()
    .default({}),
});

/** Rich text as Notion answers it, with its styles; anything else is nothing. */
export function RichTextView({ texts }: { texts: unknown }) {
  const pieces = z.array(Piece).catch([]).parse(texts);
  return (
    <>
      {pieces.map((piece) => (
        <Styled piece={piece} />
      ))}
    </>
  );
}

/** Rich text without its styles. */
export function plainWords(texts: unknown): string {
  const pieces = z.array(Piece).catch([]).parse(texts);
  return pieces.map((piece) => piece.plain_text).join('');
}

/** Whether any of the words lead somewhere. */
export function hasLinks(texts: unknown): boolean {
  return z
    .array(Piece)
    .catch([])
    .parse(texts)
    .some(({ href }) => safeLink(href ?? undefined) !== undefined);
}

function Styled({ piece }: { piece: z.infer<typeof Piece> }) {
  const { bold, italic, strikethrough, underline, code, color = 'default' } = piece.annotations;
  let content: Child = piece.plain_text;
  if (code === true) content = <code>{content}</code>;
  if (bold === true) content = <strong>{content}</strong>;
  if (italic === true) content = <em>{content}</em>;
  if (strikethrough === true) content = <s>{content}</s>;
  if (underline === true) content = <u>{content}</u>;
  if (color !== 'default') content = <span class={`ink ${color}`}>{content}</span>;
  const href = safeLink(piece.href ?? undefined);
  return href === undefined ? <>{content}</> : <a href={placeOf(href)}>{content}</a>;
}
