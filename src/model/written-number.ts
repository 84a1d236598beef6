/** Which sign parts the decimals of written numbers. */
export type DecimalSign = '.' | ',';

/**
 * The sign that parts decimals in a set of written numbers, as far as they tell: `1.234,56` and `0,5` do, `1.234` does
 * not. `undefined` when none tells or when they contradict one another.
 */
export function decimalSignOf(texts: readonly string[]): DecimalSign | undefined {
  const told = new Set(texts.flatMap((text) => signToldBy(bare(text).digits) ?? []));
  const [sign] = told;
  return told.size === 1 ? sign : undefined;
}

/**
 * Reads a number as people write it: `1.234,56`, `1,234.56`, `1 234,56`, `1'234.56`, `12 %` (0.12), `(500)` (−500), with a
 * currency sign or code around it. Where the sign of the decimals is open (`1.234`), `sign` decides; without it the
 * text is no number, as a thousandfold error is worse than a gap.
 */
export function readNumber(text: string, sign?: DecimalSign): number | undefined {
  const { digits, isNegative, isPercent } = bare(text);
  if (!/^\d[\d.,]*$/.test(digits)) return undefined;
  const decimal = signToldBy(digits) ?? sign;
  if (decimal === undefined && /[.,]/.test(digits)) return undefined;
  const grouping = decimal === ',' ? '.' : ',';
  const [whole = '', fraction, ...more] = digits.split(decimal ?? '.');
  if (more.length > 0 || fraction?.includes(grouping) === true) return undefined;
  const groups = whole.split(grouping);
  if (groups.length > 1 && !groups.slice(1).every((group) => group.length === 3)) return undefined;
  const value = Number(`${groups.join('')}.${fraction ?? '0'}`);
  if (!Number.isFinite(value)) return undefined;
  const signed = isNegative && value !== 0 ? -value : value;
  return isPercent ? signed / 100 : signed;
}

/** Digits with their signs, without what stands around them. */
function bare(text: string): { digits: string; isNegative: boolean; isPercent: boolean } {
  const trimmed = text
    .trim()
    .replaceAll(/[\u00A0\u202F]/g, ' ')
    .replace('−', '-');
  const inner = /^\((.*)\)$/.exec(trimmed)?.[1] ?? trimmed;
  const isPercent = inner.endsWith('%');
  const plain = inner
    .replace(/%$/, '')
    .replaceAll(/[€$£¥]|\b(?:EUR|USD|GBP|CHF)\b/g, '')
    .trim();
  const isNegative = inner !== trimmed || plain.startsWith('-');
  const digits = plain.replace(/^[+-]\s*/, '').replaceAll(/(?<=\d)[ '’](?=\d{3}(?:\D|$))/g, '');
  return { digits, isNegative, isPercent };
}

/** Both signs: the later one. One sign that stands twice parts thousands; one that parts other than three digits, decimals. */
function signToldBy(digits: string): DecimalSign | undefined {
  const comma = digits.lastIndexOf(',');
  const point = digits.lastIndexOf('.');
  if (comma !== -1 && point !== -1) return comma > point ? ',' : '.';
  const at = Math.max(comma, point);
  if (at === -1) return undefined;
  const sign: DecimalSign = comma === -1 ? '.' : ',';
  const other: DecimalSign = sign === '.' ? ',' : '.';
  if (digits.indexOf(sign) !== at) return other;
  const isThousands = digits.length - at - 1 === 3 && at <= 3 && !digits.startsWith('0');
  return isThousands ? undefined : sign;
}
