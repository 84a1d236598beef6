import { isAfterCommit } from './armed-fault.ts';
import { breakAfter, ConnectionReset } from './connection-break.ts';
import { errorPage } from './error-page.ts';
import { googleFaultAnswer } from './google-fault-answer.ts';
import type { Hit } from './hit.ts';
import { notionFaultAnswer } from './notion-fault-answer.ts';

/** What a client gets of a request that a fault hits. Throws a ConnectionReset when that is nothing. */
export async function answerWithFault(hit: Hit): Promise<Response> {
  const { fault } = hit;
  if (fault.kind === 'truncated' || (fault.kind === 'reset' && fault.at === 'body')) {
    const { head, text } = await readAnswer(hit);
    const half = text.slice(0, Math.floor(text.length / 2));
    return fault.kind === 'reset' ? breakAfter(half, head) : new Response(half, head);
  }
  if (!isAfterCommit(fault)) return refusal(hit, undefined);
  const response = await hit.carryOut();
  if (response.ok) return refusal(hit, parsed(await response.text()));
  hit.release();
  return response;
}

function refusal(hit: Hit, committed: unknown): Response {
  const { fault, call } = hit;
  if (fault.kind === 'reset') throw new ConnectionReset();
  if (fault.kind === 'html') return errorPage(fault.status);
  return call.service === 'notion' ? notionFaultAnswer(hit, committed) : googleFaultAnswer(hit);
}

async function readAnswer({
  carryOut,
}: Hit): Promise<{ head: { status: number; headers: Headers }; text: string }> {
  const response = await carryOut();
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  return { head: { status: response.status, headers }, text: await response.text() };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
