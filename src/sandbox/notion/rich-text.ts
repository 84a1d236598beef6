import type { ApiContext } from './api-context.ts';
import {
  at,
  isAbsent,
  itemsOf,
  missingAlternatives,
  readBoolean,
  readId,
  readObject,
  readOneOf,
  readString,
  refusal,
} from './field.ts';
import type { Field } from './field.ts';
import { readDate } from './date-value.ts';
import { validationError } from './notion-error.ts';
import { customEmoji } from './icon.ts';
import { undashedId } from './notion-id.ts';
import { titleOf } from './page-title.ts';
import { optionColors } from './property.ts';
import type { Annotations, RichText } from './property.ts';
import { userAnswer } from './user-answer.ts';

const MAX_CONTENT = 2000;
const MAX_EXPRESSION = 1000;
const MAX_URL = 2000;

export const textColors = [...optionColors, ...optionColors.map((color) => `${color}_background`)];

/** Reads an array of rich text as sent and gives it as Notion answers it, with every default filled in. */
export function readRichTexts(field: Field, context: ApiContext): RichText[] {
  return itemsOf(field).map((item) => readRichText(item, context));
}

/** The text without any style. */
export function plainText(texts: readonly RichText[]): string {
  return texts.map((text) => text.plain_text).join('');
}

/** Rich text of one unstyled piece, as a seed or a title needs it. */
export function richTextOf(content: string): RichText[] {
  return content === '' ? [] : [textPiece({ content, link: null }, defaultAnnotations())];
}

function readRichText(field: Field, context: ApiContext): RichText {
  readObject(field, ['type', 'text', 'mention', 'equation', 'annotations', 'plain_text', 'href']);
  const annotations = readAnnotations(at(field, 'annotations'));
  if (!isAbsent(at(field, 'text'))) return readText(at(field, 'text'), annotations);
  if (!isAbsent(at(field, 'equation'))) {
    const expression = readString(at(at(field, 'equation'), 'expression'), { max: MAX_EXPRESSION });
    return { type: 'equation', equation: { expression }, annotations, plain_text: expression, href: null };
  }
  if (!isAbsent(at(field, 'mention'))) {
    const { type, mention, plain_text, href } = readMention(at(field, 'mention'), context);
    return { type, mention, annotations, plain_text, href };
  }
  throw missingAlternatives(field, ['text', 'mention', 'equation']);
}

function readText(field: Field, annotations: Annotations): RichText {
  readObject(field, ['content', 'link']);
  const content = readString(at(field, 'content'), { max: MAX_CONTENT });
  const link = at(field, 'link');
  if (isAbsent(link) || link.value === null) return textPiece({ content, link: null }, annotations);
  readObject(link);
  const url = readString(at(link, 'url'), { max: MAX_URL });
  // from documents: an address that is neither absolute nor a path within Notion is refused.
  if (!/^(https?:|mailto:|tel:|\/|#|[a-z][a-z0-9+.-]*:)/i.test(url))
    throw validationError('Invalid URL for link.');
  return textPiece({ content, link: { url } }, annotations);
}

function textPiece(
  text: { content: string; link: { url: string } | null },
  annotations: Annotations,
): RichText {
  return { type: 'text', text, annotations, plain_text: text.content, href: text.link?.url ?? null };
}

/** from documents, but for dates. */
function readMention(field: Field, context: ApiContext): Omit<RichText, 'annotations'> {
  readObject(field);
  if (!isAbsent(at(field, 'date'))) {
    const date = readDate(at(field, 'date'));
    const plain = date.end === null ? date.start : `${date.start} → ${date.end}`;
    return { type: 'mention', mention: { type: 'date', date }, plain_text: plain, href: null };
  }
  if (!isAbsent(at(field, 'user'))) {
    const id = readId(at(at(field, 'user'), 'id'));
    const user = context.records.get('user', id);
    const shown = user === undefined ? { object: 'user', id } : userAnswer(user, context);
    return {
      type: 'mention',
      mention: { type: 'user', user: shown },
      plain_text: `@${user?.name ?? 'Anonymous'}`,
      href: null,
    };
  }
  for (const noun of ['page', 'database'] as const) {
    if (isAbsent(at(field, noun))) continue;
    const id = readId(at(at(field, noun), 'id'));
    const href = `https://app.notion.com/p/${undashedId(id)}`;
    return {
      type: 'mention',
      mention: { type: noun, [noun]: { id } },
      plain_text: titleOf(context.records, id) ?? 'Untitled',
      href,
    };
  }
  if (!isAbsent(at(field, 'custom_emoji'))) {
    const custom = customEmoji(at(field, 'custom_emoji'));
    return {
      type: 'mention',
      mention: { type: 'custom_emoji', custom_emoji: custom },
      plain_text: `:${custom.name}:`,
      href: null,
    };
  }
  const template = at(field, 'template_mention');
  if (!isAbsent(template)) return readTemplateMention(template);
  throw missingAlternatives(field, ['user', 'date', 'page', 'database', 'template_mention', 'custom_emoji']);
}

/** What a template fills in when it is used: the day, the moment, or whoever uses it. */
function readTemplateMention(field: Field): Omit<RichText, 'annotations'> {
  readObject(field, ['type', 'template_mention_date', 'template_mention_user']);
  const date = at(field, 'template_mention_date');
  const user = at(field, 'template_mention_user');
  if (isAbsent(date) && isAbsent(user))
    throw missingAlternatives(field, ['template_mention_date', 'template_mention_user']);
  const type = isAbsent(date) ? 'template_mention_user' : 'template_mention_date';
  const value = isAbsent(date)
    ? readOneOf(user, ['me'] as const)
    : readOneOf(date, ['today', 'now'] as const);
  return {
    type: 'mention',
    mention: { type: 'template_mention', template_mention: { type, [type]: value } },
    plain_text: { today: '@Today', now: '@Now', me: '@Me' }[value],
    href: null,
  };
}

function readAnnotations(field: Field): Annotations {
  const annotations = defaultAnnotations();
  if (isAbsent(field)) return annotations;
  readObject(field, Object.keys(annotations));
  for (const style of ['bold', 'italic', 'strikethrough', 'underline', 'code'] as const) {
    if (!isAbsent(at(field, style))) annotations[style] = readBoolean(at(field, style));
  }
  if (!isAbsent(at(field, 'color'))) annotations.color = readTextColor(at(field, 'color'));
  return annotations;
}

/** A colour of text or of its background. */
export function readTextColor(field: Field): string {
  if (typeof field.value !== 'string') throw refusal(field, 'a string');
  return readOneOf(field, textColors);
}

function defaultAnnotations(): Annotations {
  return {
    bold: false,
    italic: false,
    strikethrough: false,
    underline: false,
    code: false,
    color: 'default',
  };
}
