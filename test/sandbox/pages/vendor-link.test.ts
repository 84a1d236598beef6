import { describe, expect, it } from 'vitest';
import { placeOf, safeLink } from '../../../src/sandbox/pages/vendor-link.ts';

describe('an address in a text', () => {
  it('leads to the sandbox’s own page of what lies in it', () => {
    const id = '0123456789abcdef0123456789abcdef';
    expect(placeOf(`https://app.notion.com/p/KPI-Book-${id}?v=1`)).toBe(`/notion/${id}`);
    expect(placeOf(`https://www.notion.so/${id}`)).toBe(`/notion/${id}`);
    expect(placeOf('https://docs.google.com/spreadsheets/d/1-a_B/edit#gid=7')).toBe('/sheets/1-a_B?tab=7');
    expect(placeOf('https://docs.google.com/spreadsheets/d/1-a_B/edit')).toBe('/sheets/1-a_B');
    expect(placeOf('https://example.com/p/1')).toBe('https://example.com/p/1');
  });

  it('is no link when following it would run something', () => {
    expect(safeLink('https://example.com')).toBe('https://example.com');
    expect(safeLink('javascript:alert(1)')).toBeUndefined();
    expect(safeLink(' javascript:alert(1)')).toBeUndefined();
    expect(safeLink('data:text/html,hello')).toBeUndefined();
    expect(safeLink('//example.com')).toBeUndefined();
    expect(safeLink(undefined)).toBeUndefined();
  });
});
