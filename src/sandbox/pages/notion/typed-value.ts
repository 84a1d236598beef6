import type { Property } from '../../notion/property.ts';
import type { Fill } from '../open-edit.ts';
import { firstOf } from '../open-edit.ts';
import { VendorRefusal } from '../vendor-api.ts';

/** Notion's limit on one piece of text: https://developers.notion.com/reference/request-limits */
const longestPiece = 2000;

/**
 * What an editor's controls mean to the API, as the value of `properties.<name>`. Throws a `VendorRefusal` for a number that
 * is none, as Notion's app takes no such thing; everything else the API checks itself.
 */
export function typedValue(property: Property, fill: Fill): Record<string, unknown> {
  return { [property.type]: typedInner(property, fill) };
}

function typedInner(property: Property, fill: Fill): unknown {
  const text = firstOf(fill, 'value');
  switch (property.type) {
    case 'title':
    case 'rich_text':
      return textPieces(text);
    case 'number':
      return typedNumber(text, property.format);
    case 'checkbox':
      return text === 'true';
    case 'select':
    case 'status': {
      const name = firstOf(fill, 'new').trim() || text;
      return name === '' ? null : { name };
    }
    case 'multi_select': {
      const added = firstOf(fill, 'new').trim();
      return [...(fill['value'] ?? []), added].filter((name) => name !== '').map((name) => ({ name }));
    }
    case 'date':
      return typedDate(firstOf(fill, 'start').trim(), firstOf(fill, 'end').trim());
    case 'people':
    case 'relation':
      return (fill['value'] ?? []).filter((id) => id !== '').map((id) => ({ id }));
    default:
      return text.trim() === '' ? null : text.trim();
  }
}

/** Plain text as rich text, in pieces that the API takes. */
export function textPieces(text: string): { text: { content: string } }[] {
  const lines = text.replaceAll('\r\n', '\n');
  const count = Math.ceil(lines.length / longestPiece);
  return Array.from({ length: count }, (_, index) => ({
    text: { content: lines.slice(index * longestPiece, (index + 1) * longestPiece) },
  }));
}

function typedDate(start: string, end: string): unknown {
  if (start === '' && end === '') return null;
  return { start, end: end === '' ? null : end };
}

const decimal = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** In a percent property a number is typed as it is read: `12` and `12%` are both 0.12. */
function typedNumber(text: string, format: string): number | null {
  const typed = text.trim();
  if (typed === '') return null;
  const isPercent = typed.endsWith('%') || format === 'percent';
  const bare = typed.replace(/%$/, '').replaceAll(/[\s$€£¥]/g, '');
  if (bare === '' || !decimal.test(bare)) throw new VendorRefusal(400, `“${typed}” is not a number.`);
  const number = Number(bare.replaceAll(',', ''));
  return isPercent ? Number((number / 100).toPrecision(15)) : number;
}
