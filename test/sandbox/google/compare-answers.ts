const ids =
  /^(id|spreadsheetId|spreadsheetUrl|namedRangeId|protectedRangeId|permissionId|bandedRangeId|chartId|metadataId)$/;
const stamps =
  /^(createdTime|modifiedTime|.*Date|etag|thumbnailLink|embedLink|version|fileSize|quotaBytesUsed)$/;
const links = /^(selfLink|parentLink|alternateLink|exportLinks|picture)$/;

/**
 * What two answers differ in, as paths; nothing when they say the same. Ids, stamps and links (which carry ids) must be there
 * on both sides but may differ; so may a sheet id that Google drew by lot.
 */
export function differences(recorded: unknown, answered: unknown, path = ''): string[] {
  const key = path.split('.').at(-1) ?? '';
  const isFree = ids.test(key) || stamps.test(key) || links.test(key);
  const isDrawnSheetId = key === 'sheetId' && Number(recorded) > 100_000;
  if (isFree || isDrawnSheetId) return typeof recorded === typeof answered ? [] : [path];
  if (Array.isArray(recorded) && Array.isArray(answered)) {
    if (recorded.length !== answered.length) return [`${path}.length`];
    return recorded.flatMap((item, index) => differences(item, answered[index], `${path}.${index}`));
  }
  if (isRecord(recorded) && isRecord(answered)) {
    const names = new Set([...Object.keys(recorded), ...Object.keys(answered)]);
    return [...names].flatMap((name) => differences(recorded[name], answered[name], `${path}.${name}`));
  }
  return Object.is(recorded, answered) ? [] : [path === '' ? '(whole)' : path];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
