/** What an element holds: its attributes, and what stands in it. */
interface Held {
  readonly [attribute: string]: string | number | readonly string[];
}

/**
 * An SVG element as text; under `children` stand elements or text that has been escaped. Numbers are cut to what can be
 * seen.
 */
export function element(name: string, held: Held): string {
  const { children = [], ...attributes } = held;
  const written = Object.entries(attributes)
    .map(
      ([key, value]) =>
        ` ${key}="${typeof value === 'number' ? shortNumber(value) : escapeText(String(value))}"`,
    )
    .join('');
  return `<${name}${written}>${typeof children === 'object' ? children.join('') : children}</${name}>`;
}

/** A line of text; what people wrote never becomes markup. */
export function label(text: string, place: TextPlace): string {
  const { x, y, anchor = 'start', size = 14, weight = 400, fill = '#37352f' } = place;
  return element('text', {
    x,
    y,
    'text-anchor': anchor,
    'font-size': size,
    'font-weight': weight,
    fill,
    children: [escapeText(text)],
  });
}

interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly size?: number;
  readonly weight?: number;
  readonly fill?: string;
}

/** Cut to a number of characters, never through one. */
export function cut(text: string, length: number): string {
  const characters = Array.from(text);
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}

/** Text that stands for itself; characters that XML does not allow would make the whole picture unreadable. */
export function escapeText(text: string): string {
  return Array.from(text)
    .filter(isAllowed)
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** https://www.w3.org/TR/xml/#charsets */
function isAllowed(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  const isLoneSurrogate = code >= 0xd800 && code <= 0xdfff;
  return !isLoneSurrogate && code !== 0xfffe && code !== 0xffff;
}

function shortNumber(value: number): string {
  return String(Math.round(value * 100) / 100);
}
