import { describe, expect, it } from 'vitest';
import { describeTurnedBack, reasonForError, reasonForMissing } from '../../src/http/oauth/turned-back.ts';

const reasons = [
  'cancelled',
  'expired',
  'admin',
  'outsider',
  'browser',
  'unticked',
  'capability',
  'not-lasting',
  'not-offered',
  'misconfigured',
  'unavailable',
  'unknown',
  'taken',
  'cannot-see',
  'failed',
] as const;

describe('an approval that came to nothing', () => {
  it.each(reasons)('has a page of its own with a way on: %s', (reason) => {
    const text = describeTurnedBack({ reason, tool: 'sheets', retry: '/connect/sheets?for=start' });
    expect(text.title).not.toBe('');
    expect(text.lines.length).toBeGreaterThan(0);
    expect(text.actions.length).toBeGreaterThan(0);
    expect(text.actions.every(({ href }) => href.startsWith('/'))).toBe(true);
  });

  it('never has the page of another', () => {
    const titles = reasons.map((reason) => describeTurnedBack({ reason, tool: 'notion', retry: '/' }).title);
    expect(new Set(titles).size).toBe(reasons.length);
  });

  it('is told apart by the error that came back', () => {
    expect(reasonForError('access_denied')).toBe('cancelled');
    expect(reasonForError('admin_policy_enforced')).toBe('admin');
    expect(reasonForError('org_internal')).toBe('outsider');
    expect(reasonForError('disallowed_useragent')).toBe('browser');
    expect(reasonForError('temporarily_unavailable')).toBe('unavailable');
    expect(reasonForError('redirect_uri_mismatch')).toBe('misconfigured');
    expect(reasonForError('something new')).toBe('failed');
  });

  it('names every possibility with its way on where the tool does not tell them apart', () => {
    const notion = describeTurnedBack({ reason: 'cancelled', tool: 'notion', retry: '/' }).lines.join(' ');
    expect(notion).toMatch(/You cancelled.*an owner of the workspace.*You are a guest/);
    const google = describeTurnedBack({ reason: 'cancelled', tool: 'sheets', retry: '/' }).lines.join(' ');
    expect(google).toMatch(/You cancelled.*its administrator/);
  });

  it('is told apart by the right that is missing', () => {
    expect(reasonForMissing('files')).toBe('unticked');
    expect(reasonForMissing('lasting')).toBe('not-lasting');
    expect(reasonForMissing('insert')).toBe('capability');
  });
});
