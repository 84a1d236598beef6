import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root, startDevWorker, startFolder } from './dev-worker.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '8788' } } });

try {
  const sandbox = await startDevWorker({
    name: 'sandbox',
    config: join(root, 'workers', 'sandbox', 'wrangler.toml'),
    folder: join(startFolder, 'sandbox'),
    port: Number(values.port),
  });
  console.log(`The sandbox answers as Notion and Google do on ${sandbox.origin}`);
  console.log('Tokens: ntn_sandbox (Notion), ya29.sandbox (Google). Stop it with Ctrl+C.');
  process.once('SIGINT', () => void sandbox.stop().then(() => process.exit(0)));
  process.once('SIGTERM', () => void sandbox.stop().then(() => process.exit(0)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
