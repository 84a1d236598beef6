import { badRequest, GoogleError } from './google-error.ts';
import type { Json } from './json.ts';

const contentType = { 'content-type': 'application/json; charset=UTF-8', vary: 'Origin, X-Origin, Referer' };

/** A JSON answer, indented unless the caller asked for none of that. */
export function answer(value: Json, url: URL, status = 200): Response {
  const isPlain = /^false$/i.test(url.searchParams.get('prettyPrint') ?? '');
  const text = isPlain ? JSON.stringify(value) : `${JSON.stringify(value, undefined, 2)}\n`;
  return new Response(text, { status, headers: contentType });
}

/** A refusal as Google's JSON; what is nested too deeply to be read is an invalid argument, anything unforeseen a 500. */
export function answerError(error: unknown, url: URL): Response {
  if (error instanceof GoogleError) return answer(error.body(), url, error.code);
  if (error instanceof RangeError)
    return answer(badRequest('Request contains an invalid argument.').body(), url, 400);
  console.error(error);
  const unforeseen = new GoogleError({ code: 500, message: 'Internal error encountered.' });
  return answer(unforeseen.body(), url, 500);
}

/**
 * The request that a POST with `X-HTTP-Method-Override` stands for: clients send a GET that way when its address gets too long,
 * with the query as the form in the body.
 */
export async function withoutOverride(request: Request): Promise<Request> {
  const method = request.headers.get('x-http-method-override')?.toUpperCase();
  if (method === undefined || request.method !== 'POST') return request;
  const { headers } = request;
  if (method !== 'GET') return new Request(request.url, { method, headers, body: await request.text() });
  const url = new URL(request.url);
  for (const [name, value] of new URLSearchParams(await request.text())) url.searchParams.append(name, value);
  return new Request(url, { method, headers });
}

/** A part of a path with its escapes read; one that cannot be read stays as it is. */
export function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const maximumBody = 10_000_000;

/** The JSON a request carries; nothing at all reads as an empty object. */
export async function readBody(request: Request): Promise<unknown> {
  if (request.method === 'GET' || request.method === 'HEAD') return {};
  const text = await request.text();
  if (text.length > maximumBody)
    throw new GoogleError({
      code: 413,
      message: 'Request payload size exceeds the limit: 10485760 bytes.',
      status: 'INVALID_ARGUMENT',
    });
  if (text.trim() === '') return {};
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed;
  } catch {
    const start = text.trim().slice(0, 40).split('\n')[0] ?? '';
    throw badRequest(`Invalid JSON payload received. Unexpected token.\n${start}\n^`);
  }
}
