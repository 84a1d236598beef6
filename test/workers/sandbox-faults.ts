import * as z from 'zod';

const faults = 'http://sandbox.test/_sandbox/faults';

/** Has the sandbox's tools fail in the given ways from now on. */
export async function armFaults(...wanted: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
  const response = await fetch(faults, { method: 'POST', body: JSON.stringify({ faults: wanted }) });
  if (!response.ok) throw new Error(await response.text());
}

export async function clearFaults(): Promise<void> {
  await (await fetch(faults, { method: 'DELETE' })).body?.cancel();
}

/** How many requests of a kind, such as `notion POST /v1/oauth/token`, the sandbox has answered. */
export async function countRequests(kind: string): Promise<number> {
  const answer: unknown = await (await fetch('http://sandbox.test/_sandbox/requests')).json();
  return z.object({ counts: z.record(z.string(), z.number()) }).parse(answer).counts[kind] ?? 0;
}
