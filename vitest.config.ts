import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';
import { createMemoryStore } from './src/sandbox/memory-store.ts';
import { createSandboxApp } from './src/sandbox/sandbox-app.ts';

/** The sandbox answers everything the Worker asks of the world; nothing leaves this machine. */
const sandbox = createSandboxApp({
  store: createMemoryStore(),
  now: () => Date.now(),
  random: () => Math.random(),
});

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          // No test changes anything that another sees, so they share their modules: half the time.
          pool: 'threads',
          isolate: false,
          maxWorkers: '100%',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/workers/**', 'test/e2e/**'],
          setupFiles: ['test/properties.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Each file has a Northbook of its own, which mostly waits.
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
      {
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              cf: false,
              bindings: {
                ORIGIN: 'https://northbook.test',
                OWNER_KEY: 'an-owner-key-for-tests',
                SEALING_KEY: Buffer.alloc(32, 1).toString('base64'),
                NOTION_CLIENT_ID: 'notion-client',
                NOTION_CLIENT_SECRET: 'notion-secret',
                GOOGLE_CLIENT_ID: 'google-client',
                GOOGLE_CLIENT_SECRET: 'google-secret',
                TEST_MIGRATIONS: await readD1Migrations('./workers/migrations'),
              },
              outboundService: (request: Request) => sandbox.fetch(request),
              queueConsumers: { 'northbook-jobs': { maxBatchTimeout: 0.05, maxRetries: 2, retryDelay: 0 } },
            },
          })),
        ],
        test: {
          name: 'workers',
          include: ['test/workers/**/*.test.ts'],
          setupFiles: ['test/workers/setup.ts'],
          isolate: false,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
