/** Which of our ids stands for which recorded one; one for one, in both directions. */
export class IdPairs {
  readonly #ours = new Map<string, string>();
  readonly #recorded = new Map<string, string>();

  /** Whether two ids can be the same thing: already paired, or both new and of one shape. */
  pair(recorded: string, ours: string): boolean {
    const known = this.#ours.get(recorded);
    if (known !== undefined) return known === ours;
    if (this.#recorded.has(ours) || shapeOf(recorded) !== shapeOf(ours)) return false;
    this.#ours.set(recorded, ours);
    this.#recorded.set(ours, recorded);
    return true;
  }

  /** A recorded text with our ids in it. */
  apply(text: string): string {
    let replaced = text;
    for (const [recorded, ours] of this.#ours)
      if (recorded.length > 4) replaced = replaced.replaceAll(recorded, ours);
    return replaced;
  }
}

/** What ids of one kind have in common: their alphabet, and their length unless they are plain numbers. */
function shapeOf(id: string): string {
  if (/^\d{1,10}$/.test(id)) return 'number';
  return /^\d+$/.test(id) ? `${id.length} digits` : `${id.length} characters`;
}

const ids =
  /^(id|spreadsheetId|namedRangeId|protectedRangeId|permissionId|bandedRangeId|chartId|metadataId|sheetId)$/;
const stamps = /^(createdTime|modifiedTime|viewedByMeTime|modifiedByMeTime|.*Date)$/;
/** Counters and hashes that say nothing beyond their form. */
const drawn = /^(etag|version|fileSize|quotaBytesUsed)$/;
/** Links that carry a token nobody can know; the rest of a link must agree. */
const tokenLinks = /^(thumbnailLink|picture|url|embedLink)$/;

/** What two answers differ in, as paths; nothing when they say the same but for ids, stamps and tokens. */
export function differences(recorded: unknown, answered: unknown, pairs: IdPairs, path = ''): string[] {
  if (Array.isArray(recorded) && Array.isArray(answered)) {
    if (recorded.length !== answered.length) return [`${path}.length`];
    return recorded.flatMap((item, index) => differences(item, answered[index], pairs, `${path}.${index}`));
  }
  if (isRecord(recorded) && isRecord(answered)) {
    const names = new Set([...Object.keys(recorded), ...Object.keys(answered)]);
    const idsFirst = [...names].toSorted((a, b) => Number(ids.test(b)) - Number(ids.test(a)));
    return idsFirst.flatMap((name) => differences(recorded[name], answered[name], pairs, `${path}.${name}`));
  }
  return isSameValue(path.split('.').at(-1) ?? '', [recorded, answered], pairs)
    ? []
    : [path === '' ? '(whole)' : path];
}

function isSameValue(
  key: string,
  [recorded, answered]: readonly [unknown, unknown],
  pairs: IdPairs,
): boolean {
  if (Object.is(recorded, answered)) return true;
  if (typeof recorded !== typeof answered) return false;
  if (ids.test(key)) return pairs.pair(String(recorded), String(answered));
  if (typeof recorded !== 'string' || typeof answered !== 'string') return false;
  if (stamps.test(key)) return isStamp(recorded) && isStamp(answered);
  if (drawn.test(key)) return formOf(recorded) === formOf(answered);
  if (tokenLinks.test(key) && recorded.startsWith('https:'))
    return new URL(recorded).hostname === new URL(answered).hostname;
  return pairs.apply(recorded) === answered;
}

function isStamp(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text);
}

function formOf(text: string): string {
  if (/^\d+$/.test(text)) return 'number';
  return text.startsWith('"') ? 'quoted' : 'text';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
