import * as z from 'zod';
import type { TestBrowser, TestPage } from './browser.ts';

const sandbox = 'http://sandbox.test';

/** Puts a person and a page into the sandbox's Notion, and a person into its Google. */
export async function seedPerson(person: { name: string; email: string }): Promise<string> {
  const response = await fetch(`${sandbox}/_sandbox/seed`, {
    method: 'POST',
    body: JSON.stringify({ people: [person], pages: [{ title: `${person.name}’s page` }], google: person }),
  });
  const { pageIds } = z.object({ pageIds: z.array(z.string()) }).parse(await response.json());
  return pageIds[0] ?? '';
}

/** Decides on a tool's approval page as a person would; gives where the tool sends the browser. */
export async function decide(
  url: string,
  decision: {
    readonly person: string;
    readonly answer: 'approve' | 'cancel';
    readonly untick?: string;
    readonly template?: 'duplicate';
    /** Titles of the files to mark where Google asks for some. */
    readonly files?: readonly string[];
  },
): Promise<string> {
  return url.startsWith('https://api.notion.com/')
    ? decideInNotion(url, decision)
    : decideInGoogle(url, decision);
}

async function decideInNotion(
  url: string,
  {
    person,
    answer,
    untick,
    template,
  }: { person: string; answer: 'approve' | 'cancel'; untick?: string; template?: 'duplicate' },
): Promise<string> {
  const page = await (await fetch(url)).text();
  const form = new FormData();
  if (template !== undefined) form.set('template', template);
  form.set('decision', answer);
  form.set('person', new RegExp(`<option value="([^"]+)"[^>]*>\\s*${person}`).exec(page)?.[1] ?? '');
  for (const [, id = ''] of page.matchAll(/name="page" value="([^"]+)"/g)) {
    if (untick !== 'pages') form.append('page', id);
  }
  return locationOf(await fetch(url, { method: 'POST', body: form, redirect: 'manual' }));
}

async function decideInGoogle(
  url: string,
  {
    person,
    answer,
    untick,
    files = [],
  }: { person: string; answer: 'approve' | 'cancel'; untick?: string; files?: readonly string[] },
): Promise<string> {
  const asked = new URL(url);
  asked.searchParams.set('login_hint', person);
  const page = await (await fetch(asked)).text();
  const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const form = new URLSearchParams({ decision: answer === 'approve' ? 'allow' : 'cancel' });
  for (const [, scope = ''] of page.matchAll(/name="scope"\s+value="([^"]+)"/g)) {
    if (untick === undefined || !scope.includes(untick)) form.append('scope', scope);
  }
  const target = new URL(action, 'https://accounts.google.com');
  const decided = await fetch(target, { method: 'POST', body: form, redirect: 'manual' });
  return decided.status === 200 ? pickInGoogle(await decided.text(), files) : locationOf(decided);
}

/** Marks files on Google's page, by their titles, and presses “Select”. */
async function pickInGoogle(page: string, files: readonly string[]): Promise<string> {
  const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const form = new URLSearchParams({ decision: 'allow' });
  for (const [, name = '', value = ''] of page.matchAll(/type="hidden" name="(\w+)" value="([^"]+)"/g)) {
    form.append(name, value);
  }
  for (const title of files) {
    const id = new RegExp(`name="file" value="([^"]+)"[^>]*>\\s*${title}`).exec(page)?.[1];
    if (id === undefined) throw new Error(`Google does not list ${title}`);
    form.append('file', id);
  }
  const target = new URL(action, 'https://accounts.google.com');
  return locationOf(await fetch(target, { method: 'POST', body: form, redirect: 'manual' }));
}

function locationOf(response: Response): string {
  const location = response.headers.get('location');
  if (location === null) throw new Error(`The tool sent nobody anywhere: ${response.status}`);
  return location;
}

/** Goes out to a tool's approval page, approves there, and comes back. */
export async function approve(
  browser: TestBrowser,
  options: {
    readonly tool: 'notion' | 'sheets';
    readonly person: { readonly name: string; readonly email: string };
    /** What the link is for, with whatever else belongs in its query. */
    readonly wanted?: string;
  },
): Promise<TestPage> {
  const { tool, person, wanted = 'start' } = options;
  const out = await browser.open(`/connect/${tool}?for=${wanted}`);
  const named = tool === 'notion' ? person.name : person.email;
  return browser.open(await decide(out.url, { person: named, answer: 'approve' }));
}
