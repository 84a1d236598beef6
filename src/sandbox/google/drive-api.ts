import { Hono } from 'hono';
import { bearerOf, callerByKey, callerOf } from './access-token.ts';
import type { Caller } from './access-token.ts';
import { answerBatch } from './drive/drive-batch.ts';
import { bodyObject } from './drive/drive-call.ts';
import { driveError } from './drive/drive-error.ts';
import { driveMethods } from './drive/drive-methods.ts';
import type { GoogleContext } from './google-context.ts';
import { answer, answerError, decodePart, readBody, withoutOverride } from './google-http.ts';

/** Answers `/drive/v3/…`, `/upload/drive/…`, batches of them, and the editor's export links. */
export function createDriveApi(context: GoogleContext): Hono {
  const api = new Hono();
  api.all('/drive/*', (c) => handle(context, c.req.raw));
  api.all('/upload/drive/*', (c) => handle(context, c.req.raw));
  for (const path of ['/batch', '/batch/drive/v3'])
    api.post(path, (c) => answerBatch(context, c.req.raw, (inner) => handle(context, inner)));
  api.get('/spreadsheets/d/:id/export', (c) => handle(context, c.req.raw));
  return api;
}

async function handle(context: GoogleContext, sent: Request): Promise<Response> {
  const request = await withoutOverride(sent);
  const url = new URL(request.url);
  const path = url.pathname.replace(/^.*?(?=\/(?:upload\/)?drive\/v[23]\/)/, '').replace(/(.)\/$/, '$1');
  try {
    const caller = callerFor(context, request);
    const found = driveMethods.find(
      (candidate) => candidate.verb === request.method && candidate.path.test(path),
    );
    if (found === undefined) return new Response('Not Found', { status: 404 });
    checkScope(caller, found.scopes);
    const ids = (found.path.exec(path) ?? []).slice(1).map((id) => decodePart(id));
    const isUpload = path.startsWith('/upload/');
    const body = isUpload ? {} : bodyObject(await readBody(request));
    const reply = await found.run({ context, caller, ids, query: url.searchParams, body, request });
    if (reply instanceof Response) return reply;
    return reply === undefined ? new Response(null, { status: 204 }) : answer(reply, url);
  } catch (error) {
    return answerError(error, url);
  }
}

function callerFor(context: GoogleContext, request: Request): Caller {
  const token = bearerOf(request);
  const caller =
    token === undefined
      ? callerByKey(new URL(request.url).searchParams.get('key'))
      : callerOf(context.store, token, context.now());
  if (caller !== undefined) return caller;
  throw driveError({
    code: 401,
    message: token === undefined ? 'Login Required.' : 'Invalid Credentials',
    reason: token === undefined ? 'required' : 'authError',
    location: 'Authorization',
    locationType: 'header',
  });
}

function checkScope(caller: Caller, accepted: readonly string[]): void {
  const { scopes } = caller;
  if (scopes === undefined) return;
  if (accepted.some((scope) => scopes.includes(`https://www.googleapis.com/auth/${scope}`))) return;
  throw driveError({
    code: 403,
    message: 'Request had insufficient authentication scopes.',
    reason: 'insufficientPermissions',
  });
}
