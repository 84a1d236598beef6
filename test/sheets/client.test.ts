import { describe, expect, it } from 'vitest';
import { SurfaceError } from '../../src/sync/surface-error.ts';
import { emulateGoogle, token } from './emulated-google.ts';

function answer(status: number, message: string): Response {
  return Response.json({ error: { code: status, message, status: 'UNKNOWN' } }, { status });
}

/** Fails the first `count` requests with what `fail` makes. */
function failing(count: number, fail: () => Response) {
  const google = emulateGoogle();
  let left = count;
  google.fault = () => {
    left -= 1;
    return left >= 0 ? fail() : undefined;
  };
  return google;
}

async function errorOf(work: Promise<unknown>): Promise<SurfaceError> {
  const error = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (!(error instanceof SurfaceError))
    throw new Error('it did not fail with a SurfaceError', { cause: error });
  return error;
}

const body = { properties: { title: 'Book' } };

describe('requests to Google', () => {
  it('wait for the next quota minute after a 429, as Google names no time', async () => {
    const google = failing(1, () => answer(429, 'Quota exceeded'));
    await google.client().create(body);
    expect(google.waits).toHaveLength(1);
    expect(google.waits[0]).toBeGreaterThan(50_000);
  });

  it('are sent again through an outage when that does no harm', async () => {
    const google = emulateGoogle();
    const { spreadsheetId } = await google.client().create(body);
    let left = 2;
    google.fault = () => {
      left -= 1;
      return left >= 0 ? answer(503, 'The service is currently unavailable.') : undefined;
    };
    const client = google.client();
    await client.get(spreadsheetId, 'spreadsheetId');
    expect(google.waits).toHaveLength(2);
    expect(client.usage()).toEqual({ reads: 3, writes: 0 });
  });

  it('do not make a second spreadsheet when the answer to the first got lost', async () => {
    const google = failing(1, () => answer(503, 'The service is currently unavailable.'));
    const error = await errorOf(google.client().create(body));
    expect(error.code).toBe('unavailable');
    expect(google.seen).toHaveLength(1);
  });

  it('give up after a while and say why', async () => {
    const google = failing(99, () => answer(500, 'Internal error encountered.'));
    const error = await errorOf(google.client().get('x', 'spreadsheetId'));
    expect(error).toMatchObject({ code: 'unavailable', status: 500, surface: 'sheets' });
    expect(google.seen).toHaveLength(5);
  });

  it('tell a missing spreadsheet from a forbidden one and from a dead token', async () => {
    const missing = emulateGoogle();
    expect((await errorOf(missing.client().get('nowhere', 'spreadsheetId'))).code).toBe('not-found');
    const forbidden = failing(1, () => answer(403, 'The caller does not have permission'));
    expect((await errorOf(forbidden.client().get('x', 'spreadsheetId'))).code).toBe('forbidden');
    const dead = failing(1, () => answer(401, 'Request had invalid authentication credentials.'));
    expect((await errorOf(dead.client().get('x', 'spreadsheetId'))).code).toBe('unauthorized');
  });

  it('never show the token in an error', async () => {
    const google = failing(1, () => answer(400, `bad request with ${token}`));
    const error = await errorOf(google.client().get('x', 'spreadsheetId'));
    expect(error.message).not.toContain(token);
  });
});
