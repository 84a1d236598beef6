import { Hono } from 'hono';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

import type { SandboxStore } from '../sandbox-store.ts';
import { apiVersions } from './api-context.ts';
import type { Answer, ApiContext, ApiVersion } from './api-context.ts';
import { requireCapability } from './capability.ts';
import { connectionOf } from './connection.ts';
import type { SentFile } from './file-upload-requests.ts';
import { errorBody, NotionError, validationError } from './notion-error.ts';
import { randomId } from './notion-id.ts';
import { isNestedDeeper } from './is-nested-deeper.ts';
import { readSettings } from './notion-settings.ts';
import { createOAuthRoutes } from './oauth-routes.ts';
import { createRateLimit } from './rate-limit.ts';
import { handlerOf, notionPaths } from './notion-routes.ts';
import { createRecords } from './records.ts';
import type { RecordChange } from './records.ts';
import { ensureBot } from './seed-notion.ts';
import { workspace } from './workspace.ts';

const MAX_BODY_BYTES = 500 * 1024;
/** No request that makes sense comes near it. */
const MAX_LEVELS = 100;
/** A file beyond this is not kept: a row of SQLite holds two megabytes, and base64 takes a third more. */
const MAX_KEPT_BYTES = 1_000_000;

/** What the Notion half of the sandbox runs on. */
export interface NotionApiOptions {
  store: SandboxStore;
  /** Milliseconds. */
  now: () => number;
  /** Numbers in [0, 1); ids come from here, so a seed makes a run repeatable. */
  random: () => number;
  /** Told what a request changed, and who sent it. */
  onChanged?: ((changes: readonly RecordChange[], author: string) => void) | undefined;
}

/** The Notion API over a store, answering `/v1/…` as api.notion.com does. */
export function createNotionApi({ store, now, random, onChanged }: NotionApiOptions): Hono {
  const app = new Hono();
  const records = createRecords(store);
  const spendRequest = createRateLimit();

  function fail(c: Context, error: NotionError): Response {
    const requestId = randomId(random);
    return c.json(errorBody(error, requestId), statusOf(error.status), {
      ...headersOf(requestId),
      ...error.headers,
    });
  }

  async function answer(c: Context, route: { method: string; path: string }): Promise<Response> {
    ensureBot(records);
    const context: ApiContext = {
      records,
      connection: connectionOf(c.req.header('authorization'), records),
      version: readVersion(c.req.header('notion-version')),
      now: now(),
      random,
    };
    const { requestsPerMinute, workspaceRequestsPerMinute } = readSettings(records);
    const { botId } = context.connection;
    spendRequest({ spender: botId, of: 'connection', budget: requestsPerMinute, now: context.now });
    spendRequest({
      spender: workspace.id,
      of: 'workspace',
      budget: workspaceRequestsPerMinute,
      now: context.now,
    });
    const handler = handlerOf(route, context.version);
    if (handler === undefined) throw invalidUrl();
    requireCapability(route, context.connection);
    const body = { path: 'body', value: await readBody(c) };
    const request = { path: c.req.param(), query: new URL(c.req.url).searchParams, body };
    const result: Answer = records.atomically(
      () => handler(request, context),
      (changes) => onChanged?.(changes, context.connection.botId),
    );
    // The list of templates is the one answer without a request id.
    const requestId = randomId(random);
    const signed = 'templates' in result ? result : { ...result, request_id: requestId };
    const isQueued = result.object === 'async_task' && result.status === 'queued';
    return c.json(signed, isQueued ? 202 : 200, headersOf(requestId));
  }

  app.route(
    '/',
    createOAuthRoutes(() => ({ records, now: now(), random })),
  );
  for (const route of notionPaths) app.on(route.method, route.path, (c) => answer(c, route));
  app.notFound((c) => fail(c, invalidUrl()));
  app.onError((error, c) => {
    if (error instanceof NotionError) return fail(c, error);
    console.error(error);
    return fail(
      c,
      new NotionError({ status: 500, code: 'internal_server_error', message: 'Unexpected error occurred.' }),
    );
  });
  return app;
}

/** from documents: every answer names its request in a header too. */
function headersOf(requestId: string): Record<string, string> {
  return { 'content-type': 'application/json; charset=utf-8', 'x-notion-request-id': requestId };
}

function invalidUrl(): NotionError {
  return new NotionError({ status: 400, code: 'invalid_request_url', message: 'Invalid request URL.' });
}

function readVersion(header: string | undefined): ApiVersion {
  const version = apiVersions.find((candidate) => candidate === header);
  if (version !== undefined) return version;
  const names = apiVersions.map((candidate) => `\`"${candidate}"\``);
  const known = `${names.slice(0, -1).join(', ')}, or ${names.at(-1)}`;
  const expected =
    header === undefined ? 'defined, instead was `undefined`' : `${known}, instead was \`"${header}"\``;
  throw new NotionError({
    status: 400,
    code: 'missing_version',
    message: `Notion-Version header failed validation: Notion-Version header should be ${expected}.`,
  });
}

async function readBody(c: Context): Promise<unknown> {
  if (c.req.method === 'GET' || c.req.method === 'DELETE') return {};
  if (c.req.header('content-type')?.startsWith('multipart/form-data') === true)
    return readForm(await c.req.parseBody());
  const text = await c.req.text();
  if (new TextEncoder().encode(text).length > MAX_BODY_BYTES) {
    // from documents: the limit is documented, the answer was not seen.
    throw validationError(
      `body failed validation: body.length should be ≤ \`${MAX_BODY_BYTES}\`, instead was \`${text.length}\`.`,
    );
  }
  if (text.trim() === '') return {};
  const body = parseJson(text);
  if (body === undefined || isNestedDeeper(body, MAX_LEVELS))
    throw new NotionError({ status: 400, code: 'invalid_json', message: 'Error parsing JSON body.' });
  return body;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A multipart body as plain data: texts as they are, files by name, type, size and, when they fit a record, their bytes. */
async function readForm(
  form: Record<string, string | File | (string | File)[]>,
): Promise<Record<string, unknown>> {
  const body: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(form))
    body[key] = value instanceof File ? await sentFile(value) : value;
  return body;
}

async function sentFile(file: File): Promise<SentFile> {
  const { name, type, size } = file;
  if (size > MAX_KEPT_BYTES) return { name, type, size, base64: undefined };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return { name, type, size, base64: btoa(binary) };
}

/** Hono types statuses that carry a body; every one thrown here does. */
function statusOf(status: number): ContentfulStatusCode {
  const known = [400, 401, 403, 404, 409, 429, 500, 502, 503, 504] as const;
  return known.find((candidate) => candidate === status) ?? 500;
}
