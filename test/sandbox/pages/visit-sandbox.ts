import { createMemoryStore } from '../../../src/sandbox/memory-store.ts';
import { createSandboxApp } from '../../../src/sandbox/sandbox-app.ts';
import type { LooseAnswer } from '../notion/sandbox-client.ts';
import { seededRandom } from '../notion/seeded-random.ts';

const origin = 'http://sandbox.test';

/** A fresh sandbox with two people and a page, whose pages are visited and whose services are asked. */
export async function visitSandbox() {
  const clock = { now: Date.UTC(2026, 10, 24, 9, 30) };
  const app = createSandboxApp({
    store: createMemoryStore(),
    now: () => clock.now,
    random: seededRandom(3),
  });

  async function ask(method: string, path: string, body?: unknown, token?: string): Promise<LooseAnswer> {
    const usual = path.startsWith('/v1/') ? 'ntn_sandbox' : 'ya29.sandbox';
    const response = await app.fetch(
      new Request(origin + path, {
        method,
        headers: {
          authorization: `Bearer ${token ?? usual}`,
          'notion-version': '2026-03-11',
          'content-type': 'application/json',
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
    const answer: LooseAnswer = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
    return answer;
  }

  /** Opens a page as a browser does. */
  async function open(path: string): Promise<{ status: number; html: string; headers: Headers }> {
    const response = await app.fetch(new Request(origin + path));
    return { status: response.status, html: await response.text(), headers: response.headers };
  }

  /** Sends a form as a browser without a script does, and follows to where it leads. */
  async function send(
    path: string,
    fields: Readonly<Record<string, string | readonly string[]>>,
    from = origin,
  ): Promise<{ status: number; html: string }> {
    const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
    const response = await app.fetch(
      new Request(origin + path, {
        method: 'POST',
        headers: { origin: from, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(pairs).toString(),
      }),
    );
    const next = response.headers.get('location');
    return next === null || response.status !== 303
      ? { status: response.status, html: await response.text() }
      : open(`${next.startsWith('?') ? path.replace(/\?.*$/, '') : ''}${next}`);
  }

  const seeded = await ask('POST', '/_sandbox/seed', {
    people: [
      { name: 'Ada', email: 'ada@example.com' },
      { name: 'Grace', email: 'grace@example.com' },
    ],
    pages: [{ title: 'Strategy' }],
    google: { name: 'Finance', email: 'finance@example.com' },
  });
  return { ask, open, send, clock, page: String(seeded.pageIds[0]), people: seeded.personIds.map(String) };
}

/** The element with an id, as it stands in a page; '' when it is not there. */
export function elementWithId(html: string, id: string): string {
  const [, tag = '', rest = ''] = new RegExp(`<(\\w+) [^>]*?id="${escape(id)}"(.*)`, 's').exec(html) ?? [];
  return rest.slice(0, rest.indexOf(`</${tag}>`));
}

/** What a person reads of some HTML. */
export function wordsOf(html: string): string {
  return html
    .replaceAll(/<(style|script|template)\b.*?<\/\1>/gs, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
