import { parseArgs } from 'node:util';
import * as z from 'zod';

const usage = `OWNER_KEY=… npm run rotate-keys -- --origin https://<your worker>

Seals every token anew under the newest key. First put the new key before the old one, with a comma between:
  npx wrangler secret put SEALING_KEY
Once this command has come to its end the old key can go.`;

const Answer = z.object({ resealed: z.number(), next: z.string().nullable() });

/** Goes through everything that is sealed, a stretch a request; gives how much there was to do. */
async function rotate(origin: string, ownerKey: string): Promise<number> {
  let resealed = 0;
  let after: string | null = '';
  while (after !== null) {
    const url = new URL('/api/rotate-keys', origin);
    url.searchParams.set('after', after);
    const response = await fetch(url, { method: 'POST', headers: { authorization: `Bearer ${ownerKey}` } });
    const text = await response.text();
    if (!response.ok) throw new Error(`${url.pathname} answered ${response.status}: ${text}`);
    const answer = Answer.parse(JSON.parse(text));
    resealed += answer.resealed;
    after = answer.next;
  }
  return resealed;
}

const { values } = parseArgs({ options: { origin: { type: 'string' } } });
const ownerKey = process.env['OWNER_KEY'];

if (values.origin === undefined || ownerKey === undefined) {
  console.error(usage);
  process.exitCode = 1;
} else {
  try {
    console.log(`${await rotate(values.origin, ownerKey)} sealed anew; the old key can go.`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
