import type { Hono } from 'hono';
import * as z from 'zod';

/** One request to a vendor's API; the body is sent as JSON. */
export interface VendorRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT';
  readonly path: string;
  readonly body?: unknown;
}

/** Asks one vendor's API as a person would through its own app. Throws a `VendorRefusal` when it refuses. */
export type VendorApi = (request: VendorRequest) => Promise<unknown>;

/** The vendor said no, in its own words or in those of its app. */
export class VendorRefusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'VendorRefusal';
    this.status = status;
  }
}

const Refusal = z.union([
  z.object({ message: z.string() }).transform(({ message }) => message),
  z.object({ error: z.object({ message: z.string() }) }).transform(({ error }) => error.message),
]);

/** A vendor's API with the headers of whoever asks. It is asked within the sandbox, past its log of requests. */
export function createVendorApi(app: Hono, headers: Readonly<Record<string, string>>): VendorApi {
  return async ({ method, path, body }) => {
    const response = await app.request(path, {
      method,
      headers: { ...headers, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (response.ok) return answer;
    const refusal = Refusal.safeParse(answer);
    throw new VendorRefusal(
      response.status,
      refusal.success ? refusal.data : `The request failed with status ${response.status}.`,
    );
  };
}
