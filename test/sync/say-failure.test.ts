import { describe, expect, it } from 'vitest';
import { sayFailure } from '../../src/sync/say-failure.ts';
import type { SurfaceErrorCode } from '../../src/sync/surface-error.ts';
import { SurfaceError } from '../../src/sync/surface-error.ts';

function failure(code: SurfaceErrorCode) {
  return sayFailure(
    new SurfaceError({ code, surface: 'notion', request: 'POST /v1/pages', message: 'internal' }),
  );
}

describe('a failure that a person reads', () => {
  it('says what to do, and never what the tool said inside', () => {
    expect(failure('unauthorized')).toMatchObject({ kind: 'reconnect', isLasting: true });
    expect(failure('forbidden')).toMatchObject({ kind: 'rights', isLasting: true });
    expect(failure('rate-limited')).toMatchObject({ kind: 'busy', isLasting: false });
    expect(failure('unauthorized').message).not.toContain('internal');
  });

  it('names a full plan, and how to go on', () => {
    expect(failure('plan-limit')).toEqual({
      kind: 'plan-limit',
      isLasting: true,
      message:
        'There is no room left: Notion takes no more on its present plan. Make room there or move to a larger plan, then go on.',
    });
  });

  it('names the request where it is to be reported, and nowhere else', () => {
    expect(failure('invalid').message).toMatch(/please report it\. \(POST \/v1\/pages\)$/);
    expect(failure('unauthorized').message).not.toContain('/v1/pages');
  });

  it('that no tool is to blame for keeps its own words', () => {
    expect(sayFailure(new Error('There is no template x'))).toEqual({
      kind: 'fault',
      isLasting: false,
      message: 'There is no template x',
    });
  });
});
