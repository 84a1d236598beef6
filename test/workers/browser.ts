import { exports } from 'cloudflare:workers';

export const origin = 'https://northbook.test';

/** A browser as far as Northbook needs one: it keeps cookies, follows Northbook's own redirects and sends an origin. */
export interface TestBrowser {
  /** Gets a page of Northbook's. */
  open(path: string): Promise<TestPage>;
  /** Sends a form from a page of Northbook's. */
  send(path: string, fields?: Readonly<Record<string, string>>): Promise<TestPage>;
  cookies(): ReadonlyMap<string, string>;
}

/** What came back. */
export interface TestPage {
  readonly status: number;
  /** Where the browser ended; a redirect to another site is not followed and stands here. */
  readonly url: string;
  readonly text: string;
  readonly headers: Headers;
}

/** Everything any browser was ever sent, so that a test can look for what must not be there. */
export const everythingSent: string[] = [];

export function openBrowser(): TestBrowser {
  const cookies = new Map<string, string>();

  async function request(path: string, init: RequestInit): Promise<TestPage> {
    const headers = new Headers(init.headers);
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    headers.set(
      'user-agent',
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36',
    );
    headers.set('accept-language', 'it-IT,it;q=0.9,en;q=0.8');
    const url = new URL(path, origin).href;
    const response = await exports.default.fetch(new Request(url, { ...init, headers, redirect: 'manual' }));
    for (const cookie of response.headers.getSetCookie()) keep(cookies, cookie);
    const text = await response.text();
    everythingSent.push(text, JSON.stringify([...response.headers]));
    const location = response.headers.get('location');
    if (location === null) return { status: response.status, url, text, headers: response.headers };
    const target = new URL(location, url);
    if (target.origin !== origin) {
      return { status: response.status, url: target.href, text, headers: response.headers };
    }
    return request(target.href, { method: 'GET' });
  }

  return {
    open: (path) => request(path, { method: 'GET' }),
    send: (path, fields = {}) =>
      request(path, { method: 'POST', body: new URLSearchParams(fields), headers: { origin } }),
    cookies: () => cookies,
  };
}

function keep(cookies: Map<string, string>, header: string): void {
  const [pair = ''] = header.split(';');
  const at = pair.indexOf('=');
  const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
  if (value === '' || /max-age=0/i.test(header)) cookies.delete(name);
  else cookies.set(name, value);
}
