import { isObject } from '../field.ts';

const escaped = /[\\*~`$[\]<>{}|^]/g;

/** Rich text as one line of markdown: styles, links, colours, formulas and mentions, a line break as `<br>`. */
export function inlineMarkdown(pieces: unknown): string {
  if (!Array.isArray(pieces)) return '';
  return pieces.map((piece: unknown) => (isObject(piece) ? pieceMarkdown(piece) : '')).join('');
}

function pieceMarkdown(piece: Record<string, unknown>): string {
  const plain = typeof piece.plain_text === 'string' ? piece.plain_text : '';
  const styles = isObject(piece.annotations) ? piece.annotations : {};
  const content = contentOf(piece, plain, styles.code === true);
  return styled(content, styles);
}

function contentOf(piece: Record<string, unknown>, plain: string, isCode: boolean): string {
  const { equation, mention, text } = piece;
  if (isObject(equation)) return `$${String(equation.expression)}$`;
  if (isObject(mention)) return mentionMarkdown(mention, plain, piece.href);
  const shown = isCode ? `\`${plain}\`` : plain.replaceAll(escaped, String.raw`\$&`);
  const link = isObject(text) && isObject(text.link) ? text.link.url : undefined;
  const line = shown.replaceAll('\n', '<br>');
  return typeof link === 'string' ? `[${line}](${link})` : line;
}

function mentionMarkdown(mention: Record<string, unknown>, plain: string, href: unknown): string {
  const { type } = mention;
  if (type === 'user' && isObject(mention.user))
    return `<mention-user url="user://${String(mention.user.id)}">${plain.replace(/^@/, '')}</mention-user>`;
  if (type === 'page' || type === 'database')
    return `<mention-${type} url="${String(href)}">${plain}</mention-${type}>`;
  if (type === 'date' && isObject(mention.date)) {
    const { start, end } = mention.date;
    const until = typeof end === 'string' ? ` end="${end}"` : '';
    return `<mention-date start="${String(start)}"${until}/>`;
  }
  return plain;
}

/** Styles go around the words only: spaces at the ends stay outside, or markdown would not see the style. */
function styled(content: string, styles: Record<string, unknown>): string {
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(content) ?? [];
  if (words === '') return content;
  let text = words;
  if (styles.bold === true) text = `**${text}**`;
  if (styles.italic === true) text = `*${text}*`;
  if (styles.strikethrough === true) text = `~~${text}~~`;
  if (styles.underline === true) text = `<span underline="true">${text}</span>`;
  const color = shortColor(styles.color);
  if (color !== undefined) text = `<span color="${color}">${text}</span>`;
  return before + text + after;
}

/** `blue_background` as markdown spells it, `blue_bg`; undefined for the default. */
export function shortColor(color: unknown): string | undefined {
  if (typeof color !== 'string' || color === 'default') return undefined;
  return color.replace('_background', '_bg');
}
