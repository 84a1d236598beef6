import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerSchema, operationsOf, templateOf, violations, webhookSchema } from './openapi.ts';
import { runContent } from './run-content.ts';
import { runOAuth } from './run-oauth.ts';
import { runRefusals } from './run-refusals.ts';
import { runTables } from './run-tables.ts';
import { runViews } from './run-views.ts';
import { openSandbox } from './sandbox-client.ts';
import type { Exchange } from './sandbox-client.ts';
import { openSubscriber } from './subscriber.ts';

const shared = process.env.NORTHBOOK_SHARED ?? join(import.meta.dirname, '../../../../shared');
const file = join(shared, 'contracts/notion-openapi-2026-03-11.json');
const document: Record<string, unknown> | undefined = existsSync(file)
  ? JSON.parse(readFileSync(file, 'utf8'))
  : undefined;
if (document === undefined)
  console.log(`No OpenAPI document at ${file}: Notion's answers are not checked against it.`);

/** What the document has and the sandbox does not: nothing. */
const unsupported: readonly string[] = [];

/** What the sandbox has and the document does not. */
const undocumented = ['GET /v1/nothing', 'GET /v1/async_tasks/{task_id}'];

function problemsOf(traffic: readonly Exchange[], against: Record<string, unknown>): string[] {
  return traffic.flatMap(({ method, path, status, body }) => {
    const schema = answerSchema(against, { method, path, status });
    if (schema !== undefined)
      return violations(body, schema, against).map((one) => `${method} ${path} ${status} ${one}`);
    return undocumented.includes(`${method} ${path}`)
      ? []
      : [`${method} ${path} ${status} is not in the document`];
  });
}

describe.skipIf(document === undefined)('held to the official OpenAPI document', () => {
  const against = document ?? {};

  it('every operation it has is answered as it says', async () => {
    const traffic = [];
    for (const run of [runTables, runContent, runViews, runOAuth]) {
      const sandbox = openSandbox();
      await run(sandbox);
      traffic.push(...sandbox.traffic);
    }
    const refused = traffic.filter(({ status }) => status !== 200);
    expect(refused.map(({ method, path, body }) => [method, path, body])).toEqual([]);
    expect(problemsOf(traffic, against)).toEqual([]);
    const done = new Set(traffic.map(({ method, path }) => `${method} ${templateOf(against, path) ?? path}`));
    const missing = operationsOf(against).filter((operation) => !done.has(operation));
    expect(missing).toEqual(unsupported);
    console.log(`${traffic.length} answers of ${done.size} operations checked against the OpenAPI document`);
  });

  it('every refusal has the form and a code that it lists for the status', async () => {
    const sandbox = openSandbox();
    await runRefusals(sandbox);
    const refused = sandbox.traffic.filter(({ status }) => status !== 200);
    expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([404, 400, 401, 403, 429]));
    expect(problemsOf(refused, against)).toEqual([]);
    console.log(`${refused.length} refusals checked against the OpenAPI document`);
  });

  it('every event of a webhook has the form that it says', async () => {
    const notion = await openSubscriber();
    await notion.subscribe();
    const table = await notion.makeTable();
    const source = table.body.data_sources[0].id;
    const row = await notion.ask('POST', '/v1/pages', { parent: { data_source_id: source } });
    const view = await notion.ask('POST', '/v1/views', {
      data_source_id: source,
      database_id: table.body.id,
      name: 'V',
      type: 'table',
    });
    const told = await notion.pass(60_000);
    const text = [{ text: { content: 'x' } }];
    const comment = await notion.ask('POST', '/v1/comments', {
      parent: { page_id: row.body.id },
      rich_text: text,
    });
    for (const [method, path, body] of [
      ['PATCH', `/v1/pages/${row.body.id}`, { properties: { Value: { number: 1 } }, is_locked: true }],
      ['PATCH', `/v1/pages/${row.body.id}`, { is_locked: false }],
      ['PATCH', `/v1/data_sources/${source}`, { properties: { Value: { name: 'Amount' } } }],
      ['PATCH', `/v1/views/${view.body.id}`, { name: 'W' }],
      ['DELETE', `/v1/views/${view.body.id}`, undefined],
      ['PATCH', `/v1/comments/${comment.body.id}`, { rich_text: [] }],
      ['DELETE', `/v1/comments/${comment.body.id}`, undefined],
      ['POST', '/v1/file_uploads', { filename: 'a.png' }],
      ['POST', `/v1/pages/${row.body.id}/move`, { parent: { page_id: notion.home } }],
      ['PATCH', `/v1/databases/${table.body.id}`, { in_trash: true }],
    ] as const) {
      await notion.ask(method, path, body);
      told.push(...(await notion.pass(60_000)));
    }
    const types = new Set(told.map(({ body }) => String(body.type)));
    expect(types.size).toBeGreaterThan(15);
    const found = told.flatMap(({ body }) => {
      const schema = webhookSchema(against, body.type);
      return schema === undefined
        ? [`${body.type} is not in the document`]
        : violations(body, schema, against).map((one) => `${body.type} ${one}`);
    });
    expect(found).toEqual([]);
    console.log(`${told.length} events of ${types.size} types checked against the OpenAPI document`);
  });
});
