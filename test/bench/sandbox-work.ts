/** What keeps a sandbox busy. */
export interface SandboxWork {
  /** Makes a database with as many rows, each with a title, a number, a choice and a day. */
  fill(count: number): Promise<number>;
  /** Queries the whole database in pages of a hundred, filtered and sorted, as a pull does. */
  readThrough(): Promise<number>;
  /** What a sandbox does all day: rows read, written and queried, and things asked for that are not there. */
  work(count: number): Promise<number>;
}

/** Work for a sandbox that has a page to build under. */
export function createSandboxWork(options: {
  readonly send: (request: Request) => Promise<Response>;
  readonly home: string;
}): SandboxWork {
  const { send, home } = options;
  let source = '';
  let rows: string[] = [];

  async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const token = path.startsWith('/v1/') ? 'ntn_sandbox' : 'ya29.sandbox';
    const response = await send(
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
    return response.json();
  }

  async function fill(count: number): Promise<number> {
    const database = await ask('POST', '/v1/databases', {
      parent: { page_id: home },
      initial_data_source: {
        properties: {
          Name: { title: {} },
          Value: { number: {} },
          Kind: { select: { options: [{ name: 'a' }, { name: 'b' }] } },
          Day: { date: {} },
        },
      },
    });
    source = textIn(database, 'data_sources', 0, 'id');
    rows = [];
    for (let index = 0; index < count; index += 1) {
      const page = await ask('POST', '/v1/pages', {
        parent: { data_source_id: source },
        properties: {
          Name: { title: [{ text: { content: `Row ${index}` } }] },
          Value: { number: index },
          Kind: { select: { name: index % 2 === 0 ? 'a' : 'b' } },
          Day: { date: { start: '2026-01-01' } },
        },
      });
      rows.push(textIn(page, 'id'));
    }
    return rows.length;
  }

  async function readThrough(): Promise<number> {
    let seen = 0;
    let cursor: string | undefined;
    do {
      const answer = await ask('POST', `/v1/data_sources/${source}/query`, {
        page_size: 100,
        filter: { property: 'Value', number: { greater_than_or_equal_to: 0 } },
        sorts: [{ property: 'Value', direction: 'ascending' }],
        ...(cursor === undefined ? {} : { start_cursor: cursor }),
      });
      const results = partOf(answer, 'results');
      seen += Array.isArray(results) ? results.length : 0;
      const next = partOf(answer, 'next_cursor');
      cursor = typeof next === 'string' ? next : undefined;
    } while (cursor !== undefined);
    return seen;
  }

  async function work(count: number): Promise<number> {
    for (let index = 0; index < count; index += 1) {
      const row = rows[index % rows.length] ?? '';
      if (index % 4 === 0) await ask('GET', `/v1/pages/${row}`);
      if (index % 4 === 1)
        await ask('PATCH', `/v1/pages/${row}`, { properties: { Value: { number: index } } });
      if (index % 4 === 2) await ask('POST', `/v1/data_sources/${source}/query`, { page_size: 5 });
      if (index % 4 === 3) await ask('GET', `/v1/pages/${crypto.randomUUID()}`);
    }
    return count;
  }

  return { fill, readThrough, work };
}

function partOf(value: unknown, ...path: (string | number)[]): unknown {
  let part = value;
  for (const key of path)
    part = typeof part === 'object' && part !== null ? Reflect.get(part, key) : undefined;
  return part;
}

function textIn(value: unknown, ...path: (string | number)[]): string {
  const part = partOf(value, ...path);
  if (typeof part !== 'string') throw new Error(`No text at ${path.join('.')} in ${JSON.stringify(value)}`);
  return part;
}
