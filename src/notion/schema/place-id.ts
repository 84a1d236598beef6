const plainId = /^[0-9a-f]{32}$/;
const dashes = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;

/**
 * The id in an address or an id as people paste it: with dashes or without, behind a title or alone. What stands after a
 * question mark names a view and is passed over. `undefined` where there is none.
 */
export function idInPlace(place: string): string | undefined {
  const [path = ''] = place.trim().split(/[?#]/);
  const last = path.split('/').findLast((part) => part !== '') ?? '';
  const id = last.replaceAll('-', '').slice(-32).toLowerCase();
  return plainId.test(id) ? id.replace(dashes, '$1-$2-$3-$4-$5') : undefined;
}
