import type { GoogleContext } from '../google-context.ts';
import { randomText } from '../google-ids.ts';
import { readParts } from './multipart-body.ts';
import type { BodyPart } from './multipart-body.ts';

const mostCalls = 100;

/**
 * POST batch/drive/v3: many requests in one, each answered by itself and in order.
 * from documents: https://developers.google.com/workspace/drive/api/guides/performance#batch-requests
 */
export async function answerBatch(
  context: GoogleContext,
  request: Request,
  handle: (inner: Request) => Promise<Response>,
): Promise<Response> {
  const contentType = request.headers.get('content-type') ?? '';
  const parts = readParts(new Uint8Array(await request.arrayBuffer()), contentType);
  const calls = parts?.map((part) => readCall(part, request));
  if (calls === undefined || calls.length === 0 || calls.some((call) => call === undefined))
    return failure('Failed to parse batch request, error: 0 items have been parsed');
  if (calls.length > mostCalls)
    return failure(`The batch request contains ${calls.length} calls, the limit is ${mostCalls}.`);
  const boundary = `batch_${randomText(context.random, 32)}`;
  const answers: string[] = [];
  for (const call of calls) {
    if (call === undefined) continue;
    const response = await handle(call.request);
    const id = call.id === undefined ? '' : `Content-ID: ${responseId(call.id)}\r\n`;
    answers.push(
      `--${boundary}\r\nContent-Type: application/http\r\n${id}\r\n${await spelled(response)}\r\n`,
    );
  }
  return new Response(`${answers.join('')}--${boundary}--\r\n`, {
    headers: { 'content-type': `multipart/mixed; boundary=${boundary}` },
  });
}

/** A request as a part spells it: its line, its headers, its body. It is the caller's unless it has a token of its own. */
function readCall(part: BodyPart, outer: Request): { id: string | undefined; request: Request } | undefined {
  const text = new TextDecoder().decode(part.content);
  const [head = '', ...rest] = text.split(/\r?\n\r?\n/);
  const [line = '', ...fields] = head.split(/\r?\n/);
  const [, method = '', target = ''] = /^([A-Z]+) (\S+)(?: HTTP\/[\d.]+)?$/.exec(line.trim()) ?? [];
  if (method === '' || !URL.canParse(target, outer.url)) return undefined;
  const headers = new Headers();
  const token = outer.headers.get('authorization');
  if (token !== null) headers.set('authorization', token);
  for (const field of fields) {
    const [, name = '', value = ''] = /^([\w-]+):\s*(.*)$/.exec(field) ?? [];
    if (name !== '' && !['content-length', 'host'].includes(name.toLowerCase())) headers.set(name, value);
  }
  const inner = new URL(target, outer.url);
  const own = new URL(inner.pathname + inner.search, outer.url);
  const body = method === 'GET' || method === 'HEAD' ? undefined : rest.join('\r\n\r\n');
  return { id: part.headers.get('content-id'), request: new Request(own, { method, headers, body }) };
}

/** `<name>` is answered as `<response-name>`. */
function responseId(id: string): string {
  return id.startsWith('<') ? `<response-${id.slice(1)}` : `response-${id}`;
}

async function spelled(response: Response): Promise<string> {
  const names = ['content-type', 'vary'];
  const headers = names.flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [`${name}: ${value}\r\n`];
  });
  const body = await response.text();
  const length = new TextEncoder().encode(body).length;
  return `HTTP/1.1 ${response.status} ${statusTexts[response.status] ?? 'Unknown'}\r\n${headers.join('')}content-length: ${length}\r\n\r\n${body}`;
}

const statusTexts: Readonly<Record<number, string>> = {
  200: 'OK',
  204: 'No Content',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
};

function failure(message: string): Response {
  const error = {
    code: 400,
    message,
    errors: [{ message, domain: 'global', reason: 'badRequest' }],
    status: 'INVALID_ARGUMENT',
  };
  return Response.json({ error }, { status: 400 });
}
