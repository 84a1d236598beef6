/** A connection that broke before the first byte of an answer, as `fetch` in Node and in browsers reports it. */
export class ConnectionReset extends TypeError {
  constructor() {
    super('fetch failed', { cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }) });
    this.name = 'ConnectionReset';
  }
}

/** Long enough for the head of the answer to be on its way; workerd answers 500 when a body breaks before that. */
const headStart = 30;

/**
 * An answer whose connection breaks after a text. Over a socket the head and the text arrive, then the socket closes early, and
 * `text()` rejects.
 */
export function breakAfter(
  text: string,
  head: { readonly status: number; readonly headers: Headers },
): Response {
  let isSent = text === '';
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (!isSent) {
        isSent = true;
        controller.enqueue(new TextEncoder().encode(text));
        return;
      }
      await new Promise((resolve) => {
        setTimeout(resolve, headStart);
      });
      controller.error(new ConnectionReset());
    },
  });
  return new Response(body, head);
}

/**
 * The nearest that a Worker can come to a ConnectionReset: it cannot close a connection without a head, so there is one, of an
 * answer that breaks before its first byte.
 */
export function brokenAnswer(error: unknown): Response {
  if (!(error instanceof ConnectionReset)) throw error;
  return breakAfter('', { status: 200, headers: new Headers({ 'content-type': 'application/json' }) });
}
