import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { TestBrowser } from './browser.ts';
import { openBrowser } from './browser.ts';
import { install, until, workspaceIn } from './install.ts';
import { waitFor } from './northbook.ts';
import { askNotion } from './own-database.ts';
import { approve, seedPerson } from './vendor-pages.ts';

const pia = { name: 'Pia Moro', email: 'pia@example.com' };

/** As much of a binding as a person who deletes a column in Notion would see on the screen. */
const Binding = z.object({
  page: z.string(),
  tables: z.array(
    z.object({
      id: z.string(),
      dataSource: z.string(),
      fields: z.array(z.looseObject({ id: z.string(), property: z.string() })),
    }),
  ),
});

async function bindingOf(id: string): Promise<z.infer<typeof Binding>> {
  const workspace = await env.WORKSPACES.getByName(id).read();
  return Binding.parse(JSON.parse(workspace?.installations[0]?.binding ?? ''));
}

async function putPage(id: string, change: { readonly in_trash: boolean }): Promise<void> {
  await askNotion(`PATCH /v1/pages/${(await bindingOf(id)).page}`, change);
}

async function deleteColumn(id: string, place: { table: string; field: string }): Promise<void> {
  const table = (await bindingOf(id)).tables.find((own) => own.id === place.table);
  const column = table?.fields.find((own) => own.id === place.field)?.property ?? '';
  await askNotion(`PATCH /v1/data_sources/${table?.dataSource ?? ''}`, { properties: { [column]: null } });
}

async function fieldsOf(browser: TestBrowser, page: string): Promise<Record<string, string>> {
  const { text } = await browser.open(page);
  const form = /<form method="post" action="[^"]+\/repairs">(.*?)<\/form>/.exec(text)?.[1] ?? '';
  return Object.fromEntries(
    [...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

describe('a set-up that people have changed', () => {
  let browser: TestBrowser;
  let id: string;
  let page: string;

  beforeAll(async () => {
    await seedPerson(pia);
    browser = openBrowser();
    await approve(browser, { tool: 'notion', person: pia });
    const { url } = await install(browser, { name: 'Changed' });
    await until(browser, { page: url, says: 'is ready' });
    id = workspaceIn(url);
    page = `/workspaces/${id}`;
  });

  it('is found to be as it should, and that is said', async () => {
    const checked = await browser.send(`${page}/check`);
    expect(checked.text).toContain('Set-up: as it should be');
  });

  it('is told of on the workspace page, and put right by a press', async () => {
    await deleteColumn(id, { table: 'experiments', field: 'gaps' });
    const checked = await browser.send(`${page}/check`);
    expect(checked.text).toContain('Set-up (1)');
    expect(checked.text).toContain('Make the column again');
    const fields = await fieldsOf(browser, page);
    expect(fields).toMatchObject({
      surface: 'notion',
      code: 'lost-field',
      table: 'experiments',
      field: 'gaps',
    });
    const repaired = await browser.send(`${page}/repairs`, fields);
    expect(repaired.status).toBe(200);
    expect((await browser.open(page)).text).not.toContain('Set-up (');
    expect((await browser.send(`${page}/check`)).text).not.toContain('Set-up (');
    const again = await browser.send(`${page}/repairs`, fields);
    expect(again.text).toContain('This has been put right already');
  });

  it('is told of above the answers when nothing could be read', async () => {
    await putPage(id, { in_trash: true });
    await browser.send(`${page}/recalculate`);
    const failed = await until(browser, { page, says: 'did not come to its end' });
    expect(failed.text).toContain('or restore it from the trash. What you see is the last that was known.');
    await putPage(id, { in_trash: false });
    await browser.send(`${page}/recalculate`);
    const good = await waitFor(async () => {
      const { text } = await browser.open(page);
      return text.includes('as it should be') && !text.includes('data-live') ? text : undefined;
    });
    expect(good).not.toContain('did not come to its end');
  });

  it('is noticed by a recalculation too', async () => {
    await deleteColumn(id, { table: 'experiments', field: 'gaps' });
    await browser.send(`${page}/recalculate`);
    await until(browser, { page, says: 'Make the column again' });
    await browser.send(`${page}/repairs`, await fieldsOf(browser, page));
    await browser.send(`${page}/recalculate`);
    expect((await browser.open(page)).text).not.toContain('Set-up (');
  });
});
