import { describe, expect, it } from 'vitest';
import { idInPlace } from '../../../src/notion/schema/place-id.ts';

const id = '26a3f0a2-1111-4222-8333-444455556666';
const bare = id.replaceAll('-', '');

describe('the id in an address', () => {
  it.each([
    [id],
    [bare],
    [` ${id.toUpperCase()} `],
    [`https://www.notion.so/acme/OKRs-2026-${bare}?v=11112222333344445555666677778888`],
    [`https://app.notion.com/p/${bare}`],
    [`https://acme.notion.site/${bare}/#heading`],
  ])('is found in %s', (place) => {
    expect(idInPlace(place)).toBe(id);
  });

  it.each([[''], ['https://www.notion.so/'], ['OKRs'], ['https://docs.google.com/spreadsheets/d/1AbC']])(
    'is missing in “%s”',
    (place) => {
      expect(idInPlace(place)).toBeUndefined();
    },
  );
});
