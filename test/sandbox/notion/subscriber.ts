import { createMemoryStore } from '../../../src/sandbox/memory-store.ts';
import { createSandboxApp } from '../../../src/sandbox/sandbox-app.ts';
import { seededRandom } from './seeded-random.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- payloads of every kind of event are looked into by tests
type LooseAnswer = any;

/** A message as it arrived at the subscriber's address. */
export interface Arrived {
  readonly url: string;
  readonly text: string;
  readonly signature: string | null;
  readonly body: LooseAnswer;
}

/** A sandbox whose webhooks end at a listener that answers as it is told. The clock stands until moved. */
export async function openSubscriber() {
  const clock = { now: Date.UTC(2026, 10, 24, 9, 30, 15) };
  const arrived: Arrived[] = [];
  const listener = { status: 200 };
  const app = createSandboxApp({
    store: createMemoryStore(),
    now: () => clock.now,
    random: seededRandom(1),
    async deliver(request) {
      const text = await request.text();
      const body: LooseAnswer = JSON.parse(text);
      arrived.push({ url: request.url, text, signature: request.headers.get('x-notion-signature'), body });
      return new Response(null, { status: listener.status });
    },
  });

  async function ask(method: string, path: string, body?: unknown, token = 'ntn_sandbox') {
    const response = await app.fetch(
      new Request(`http://sandbox.test${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          'notion-version': '2026-03-11',
          'content-type': 'application/json',
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
    const answer: LooseAnswer = await response.json();
    return { status: response.status, body: answer };
  }

  const seed = await ask('POST', '/_sandbox/seed', {
    people: [{ name: 'Ada', email: 'ada@example.com' }],
    pages: [{ title: 'Home' }, { title: 'Other' }],
  });
  const [home, other]: string[] = seed.body.pageIds;
  return {
    app,
    ask,
    clock,
    listener,
    arrived,
    home: home ?? '',
    other: other ?? '',
    person: String(seed.body.personIds[0]),
    /** Subscribes and types in the token that was sent. */
    async subscribe(wanted: object = {}): Promise<string> {
      const made = await ask('POST', '/_sandbox/notion/webhooks', {
        url: 'https://hooks.test/notion',
        ...wanted,
      });
      const token: string = arrived.at(-1)?.body.verification_token;
      await ask('POST', `/_sandbox/notion/webhooks/${made.body.id}/verify`, { verification_token: token });
      arrived.length = 0;
      return token;
    },
    /** Lets time pass and everything due go out; gives what arrived. */
    async pass(milliseconds: number): Promise<Arrived[]> {
      clock.now += milliseconds;
      await app.webhooks.deliverDue();
      return arrived.splice(0);
    },
    makePage: (title = 'New', parent = home) =>
      ask('POST', '/v1/pages', {
        parent: { page_id: parent },
        properties: { title: { title: [{ text: { content: title } }] } },
      }),
    makeTable: () =>
      ask('POST', '/v1/databases', {
        parent: { page_id: home },
        initial_data_source: { properties: { Name: { title: {} }, Value: { number: {} } } },
      }),
  };
}

export function typesOf(arrived: readonly Arrived[]): string[] {
  return arrived.map(({ body }) => String(body.type)).toSorted();
}
