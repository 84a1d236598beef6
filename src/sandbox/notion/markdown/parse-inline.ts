import { dashedId } from '../notion-id.ts';

const MAX_CONTENT = 2000;

type Styles = Record<string, boolean | string>;
type Piece = Record<string, unknown>;

/** Where a style begins in markdown, and the annotation that it is. */
const marks: readonly (readonly [mark: string, style: Styles])[] = [
  ['**', { bold: true }],
  ['__', { bold: true }],
  ['~~', { strikethrough: true }],
  ['*', { italic: true }],
  ['_', { italic: true }],
];

/** Reads one line of Notion's markdown as the rich text of a request. */
export function parseInline(source: string): Piece[] {
  const pieces: Piece[] = [];
  let words = '';

  function flush(styles: Styles, link: string | undefined): void {
    for (let start = 0; start < words.length; start += MAX_CONTENT)
      pieces.push({
        text: {
          content: words.slice(start, start + MAX_CONTENT),
          ...(link === undefined ? {} : { link: { url: link } }),
        },
        annotations: styles,
      });
    words = '';
  }

  function read(text: string, styles: Styles, link?: string): void {
    let rest = text;
    let before = '';
    while (rest !== '') {
      const taken = takeSpecial(rest, before, { styles, link });
      if (taken > 0) {
        before = rest[taken - 1] ?? '';
        rest = rest.slice(taken);
        continue;
      }
      const character = rest.startsWith('\\') && rest.length > 1 ? rest.slice(1, 2) : rest.slice(0, 1);
      words += character;
      before = character;
      rest = rest.slice(rest.startsWith('\\') && rest.length > 1 ? 2 : 1);
    }
    flush(styles, link);
  }

  /** Reads what is not plain text at the start of the rest; tells how many characters it took. */
  function takeSpecial(
    rest: string,
    before: string,
    at: { styles: Styles; link: string | undefined },
  ): number {
    const { styles, link } = at;
    const lineBreak = /^<br\s*\/?>/i.exec(rest);
    if (lineBreak !== null) {
      words += '\n';
      return lineBreak[0].length;
    }
    const code = /^`([^`]+)`/.exec(rest);
    if (code !== null) {
      flush(styles, link);
      words = code[1] ?? '';
      flush({ ...styles, code: true }, link);
      return code[0].length;
    }
    const equation = /^\$`?([^$\s](?:[^$]*[^$\s`])?)`?\$(?!\d)/.exec(rest);
    if (equation !== null) {
      flush(styles, link);
      pieces.push({ equation: { expression: equation[1] ?? '' }, annotations: styles });
      return equation[0].length;
    }
    const anchor = /^\[((?:\\.|[^\]\\])*)\]\(([^)\s]+)\)/.exec(rest);
    if (anchor !== null) {
      flush(styles, link);
      read(anchor[1] ?? '', styles, anchor[2]);
      return anchor[0].length;
    }
    return takeSpan(rest, at) || takeMention(rest, at) || takeMark(rest, before, at);
  }

  function takeSpan(rest: string, at: { styles: Styles; link: string | undefined }): number {
    const span = /^<span ((?:\w+="[^"]*"\s*)+)>(.*?)<\/span>/s.exec(rest);
    if (span === null) return 0;
    const [, attributes = '', inside = ''] = span;
    flush(at.styles, at.link);
    const color = /color="([a-z]+)(_bg|_background)?"/.exec(attributes);
    read(
      inside,
      {
        ...at.styles,
        ...(attributes.includes('underline="true"') ? { underline: true } : {}),
        ...(color === null ? {} : { color: `${color[1]}${color[2] === undefined ? '' : '_background'}` }),
      },
      at.link,
    );
    return span[0].length;
  }

  function takeMention(rest: string, at: { styles: Styles; link: string | undefined }): number {
    const found =
      /^<mention-(user|page|database|date)((?:\s+\w+="[^"]*")+)\s*(?:\/>|>[^<]*<\/mention-\1>)/.exec(rest);
    if (found === null) return 0;
    const [whole, type = '', attributes = ''] = found;
    flush(at.styles, at.link);
    const values = Object.fromEntries(
      [...attributes.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]),
    );
    pieces.push({ mention: { [type]: mentioned(type, values) }, annotations: at.styles });
    return whole.length;
  }

  function takeMark(rest: string, before: string, at: { styles: Styles; link: string | undefined }): number {
    for (const [mark, style] of marks) {
      if (!rest.startsWith(mark) || /\s/.test(rest[mark.length] ?? ' ')) continue;
      // An underscore inside a word is a letter.
      if (mark.startsWith('_') && /\w/.test(before)) continue;
      const end = closing(rest, mark);
      if (end === -1) continue;
      flush(at.styles, at.link);
      read(rest.slice(mark.length, end), { ...at.styles, ...style }, at.link);
      return end + mark.length;
    }
    return 0;
  }

  read(source, {});
  return pieces;
}

/** Where a mark closes: not after a backslash or a space, and a single star not as part of two. */
function closing(text: string, mark: string): number {
  for (let place = mark.length + 1; place <= text.length - mark.length; place += 1) {
    if (text[place - 1] === '\\') continue;
    if (!text.startsWith(mark, place) || /\s/.test(text[place - 1] ?? ' ')) continue;
    const [symbol = ''] = mark;
    const isSingle = mark.length === 1;
    if (isSingle && text[place + 1] === symbol) {
      place += 1;
      continue;
    }
    return place;
  }
  return -1;
}

function mentioned(type: string, values: Record<string, string>): unknown {
  if (type === 'date')
    return { start: values.start, ...(values.end === undefined ? {} : { end: values.end }) };
  return { id: idIn(values.url ?? '') };
}

/** The id that an address ends with. */
export function idIn(url: string): string {
  const [digits] =
    /[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}(?!.*[0-9a-f]{32})/i.exec(url) ?? [];
  return dashedId(digits ?? '') ?? url;
}
