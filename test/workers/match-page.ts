import type { TestBrowser, TestPage } from './browser.ts';

/** The columns that a match page proposes, as its form would send them. */
export function proposedColumns(page: TestPage): Record<string, string> {
  return Object.fromEntries(
    [...page.text.matchAll(/name="(column\.\w+)">.*?<\/select>/gs)].flatMap(([select, name = '']) => {
      const value = /<option value="([^"]*)" selected/.exec(select)?.[1];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Follows “Use as …” on the page of own tables for a table that was found there; gives the match page. */
export async function openMatch(
  browser: TestBrowser,
  wanted: { readonly page: TestPage; readonly found: string; readonly use: string },
): Promise<TestPage> {
  const { page, found, use } = wanted;
  const card = page.text.split('<li class="card">').find((own) => own.includes(`<strong>${found}</strong>`));
  const href = new RegExp(`href="([^"]+)">Use as ${use}<`).exec(card ?? '')?.[1];
  if (href === undefined) throw new Error(`${found} is not offered as ${use}`);
  return browser.open(href.replaceAll('&amp;', '&'));
}

/** Confirms what a match page proposes. */
export async function confirmMatch(
  browser: TestBrowser,
  { page, columns }: { readonly page: TestPage; readonly columns?: Readonly<Record<string, string>> },
): Promise<TestPage> {
  const form = /<form method="post" action="([^"]+\/own-tables\/[^"]+)"/.exec(page.text)?.[1] ?? '';
  const hidden = Object.fromEntries(
    [...page.text.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );
  return browser.send(form, { ...hidden, ...proposedColumns(page), ...columns });
}
