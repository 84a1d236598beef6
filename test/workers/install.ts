import type { TestBrowser, TestPage } from './browser.ts';
import { waitFor } from './northbook.ts';

/** Fills in the install page with what the browser's person has connected, and sends it; gives the progress page. */
export async function install(
  browser: TestBrowser,
  fields: Readonly<Record<string, string>>,
): Promise<TestPage> {
  const form = await browser.open('/install');
  const connections = Object.fromEntries(
    [...form.text.matchAll(/name="(notion|sheets)"(?: value=|><option value=)"([^"]+)"/g)].map(
      ([, tool, id]) => [tool, id],
    ),
  );
  return browser.send('/install', {
    timeZone: 'Europe/Rome',
    template: 'experiments',
    ...connections,
    ...fields,
  });
}

/** Looks at a page again and again until it says something. */
export function until(browser: TestBrowser, options: { page: string; says: string }): Promise<TestPage> {
  return waitFor(async () => {
    const page = await browser.open(options.page);
    return page.text.includes(options.says) ? page : undefined;
  });
}

/** The id of the workspace that an address of Northbook's is about. */
export function workspaceIn(address: string): string {
  return /\/workspaces\/([0-9a-f-]{36})/.exec(address)?.[1] ?? '';
}
