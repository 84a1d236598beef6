import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { root, startDevWorker, startFolder } from './dev-worker.ts';

const usage = `npm run sandbox [-- options]

Starts the sandbox alone: Notion's and Google's APIs on one address, for any client whose base address can be set.
What it holds is kept from start to start.

  --port N   its port (8788)
  --fresh    throw away what it held`;

const folder = join(startFolder, 'sandbox');
const Users = z.object({ results: z.array(z.object({ type: z.string() })) });

/** A person and a page to build under: an internal connection of Notion's cannot make anything at the top of a workspace. */
const firstSeed = { people: [{ name: 'You', email: 'you@example.com' }], pages: [{ title: 'Home' }] };

/** Reads the options. Throws an Error with the usage when they are none. */
function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '8788' },
        fresh: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`${values.port} is no port.`);
    return { ...values, port };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`, {
      cause: error,
    });
  }
}

/** Gives a sandbox without people its first page. */
async function seedWhenEmpty(origin: string): Promise<void> {
  const headers = { authorization: 'Bearer ntn_sandbox', 'notion-version': '2026-03-11' };
  const { results } = Users.parse(await (await fetch(`${origin}/v1/users`, { headers })).json());
  if (results.some(({ type }) => type === 'person')) return;
  await fetch(`${origin}/_sandbox/seed`, { method: 'POST', body: JSON.stringify(firstSeed) });
}

function introduction(origin: string): string {
  return `The sandbox runs on ${origin}. Open that address to see what it holds, and to edit it.

  Notion          ${origin}/v1/…                token ntn_sandbox   (the official client: baseUrl '${origin}')
  Google Sheets   ${origin}/v4/spreadsheets/…   token ya29.sandbox  (the official client: rootUrl '${origin}/')
  Google Drive    ${origin}/drive/v3/…          token ya29.sandbox
  OAuth           Notion ${origin}/v1/oauth/authorize, Google ${origin}/o/oauth2/v2/auth and ${origin}/token

  POST ${origin}/_sandbox/reset      empties it
  POST ${origin}/_sandbox/seed       {"people":[{"name","email"}],"pages":[{"title"}],"google":{"name","email"}}
  POST ${origin}/_sandbox/settings   rate limits, the lag of search, quotas
  POST ${origin}/_sandbox/faults     {"faults":[{"kind":"503","committed":true,"path":"/v1/pages","count":1}],"seed":1}
  GET  ${origin}/_sandbox/requests   what was asked, with counts
  POST ${origin}/_sandbox/notion/connections and /webhooks: what Notion's developer portal does
  POST ${origin}/_sandbox/notion/templates {"page":"<a row>","isDefault":true}: makes a row a template

Stop it with Ctrl+C.`;
}

try {
  const { port, fresh, help } = readOptions();
  if (help) console.log(usage);
  else {
    if (fresh) rmSync(join(folder, 'state'), { recursive: true, force: true });
    const sandbox = await startDevWorker({
      name: 'sandbox',
      config: join(root, 'workers', 'sandbox', 'wrangler.toml'),
      folder,
      port,
      portOption: 'npm run sandbox -- --port',
    });
    process.once('SIGINT', () => void sandbox.stop().then(() => process.exit(0)));
    process.once('SIGTERM', () => void sandbox.stop().then(() => process.exit(0)));
    await seedWhenEmpty(sandbox.origin);
    console.log(introduction(sandbox.origin));
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
