import * as z from 'zod';
import { isPathPattern } from './path-pattern.ts';

const longestWait = 600_000;
const Milliseconds = z.number().int().positive().max(longestWait);

/** Which requests a fault is about; what is left out matches everything. */
const place = {
  service: z.enum(['notion', 'google']).optional(),
  method: z
    .string()
    .regex(/^[A-Za-z]+$/, 'is the name of a method, such as POST')
    .transform((method) => method.toUpperCase())
    .optional(),
  /** `/v1/pages/*` (`*` within a part, `**` across parts), or a regular expression that begins with `^`. */
  path: z
    .string()
    .max(300)
    .refine(isPathPattern, 'is a path with * and **, or a regular expression that begins with ^')
    .optional(),
};

/** Queries and searches are reads, whatever their method. */
const effect = { effect: z.enum(['read', 'write']).optional() };

/** Which of the matching requests it hits. */
const frequency = {
  /** This many matching requests go through first. */
  skip: z.number().int().nonnegative().default(0),
  /** It is over after this many hits; without it, it lasts until it is cleared. */
  count: z.number().int().positive().optional(),
  /** The chance that it hits a matching request, drawn from the seed. */
  probability: z.number().gt(0).max(1).optional(),
};

const usual = { ...place, ...effect, ...frequency };

/**
 * Whether the write was carried out and only its answer got lost. Such a fault is about writes alone, and one that the service
 * refuses is refused as ever.
 */
const committed = { committed: z.boolean().default(false) };

const rateLimitReasons = [
  'public_api_request_rate_limit',
  'public_api_space_request_rate_limit',
  'public_api_endpoint_rate_limit',
  'public_api_request_blocked',
] as const;

const kinds = [
  /** The answer comes this much later. Other faults may hit the same request afterwards. */
  z.strictObject({ kind: z.literal('delay'), ...usual, ms: Milliseconds }),
  /** No answer: the connection breaks before its first byte, or in the middle of the body, when all was carried out. */
  z.strictObject({
    kind: z.literal('reset'),
    ...usual,
    ...committed,
    at: z.enum(['connect', 'body']).default('connect'),
  }),
  /** Too many requests. Notion says for how many seconds and why; Google says neither. */
  z.strictObject({
    kind: z.literal('429'),
    ...usual,
    retryAfter: z.number().int().nonnegative().default(1),
    reason: z.enum(rateLimitReasons).default('public_api_request_rate_limit'),
  }),
  z.strictObject({ kind: z.literal('500'), ...usual, ...committed }),
  /** Notion's own JSON; Google's front end, which speaks HTML. */
  z.strictObject({ kind: z.literal('502'), ...usual, ...committed }),
  /** Of a write that was carried out, Notion names what came of it. */
  z.strictObject({ kind: z.literal('503'), ...usual, ...committed }),
  z.strictObject({ kind: z.literal('504'), ...usual, ...committed }),
  /** Notion alone answers so. */
  z.strictObject({ kind: z.literal('529'), ...usual, service: z.literal('notion').default('notion') }),
  /** The plan has no room for another block: Notion's free plan with several members. */
  z.strictObject({ kind: z.literal('plan-limit'), ...usual, service: z.literal('notion').default('notion') }),
  /** Two writes at once: Notion's `conflict_error`, Google's `ABORTED`. Reads are let through. */
  z.strictObject({ kind: z.literal('409'), ...place, ...frequency }),
  /** Carried out, and the first half of the answer arrives as if it were all. */
  z.strictObject({ kind: z.literal('truncated'), ...usual }),
  /** A page from whatever stands before the service. */
  z.strictObject({
    kind: z.literal('html'),
    ...usual,
    ...committed,
    status: z.number().int().min(200).max(599).default(502),
  }),
  /** The API no longer knows the token, and the token endpoint no longer the refresh token. */
  z.strictObject({ kind: z.literal('token-revoked'), ...usual }),
  /**
   * From its first hit until the quota refills every matching request is refused: Google's refills with the next minute of
   * the clock, Notion's after 60 seconds, either after `ms` when that is given.
   */
  z.strictObject({
    kind: z.literal('quota-exhausted'),
    ...place,
    ...effect,
    skip: frequency.skip,
    probability: frequency.probability,
    ms: Milliseconds.optional(),
  }),
  /**
   * After a write, reads see what was there before the first write since the fault was set: for `count` reads, or until `ms`
   * after that write, whichever is first. A write after `ms` begins anew.
   */
  z.strictObject({ kind: z.literal('stale-read'), ...place, ...frequency, ms: Milliseconds.optional() }),
] as const;

/** The name of every kind of fault. */
export const faultKinds = kinds.map((kind) => kind.shape.kind.value);

/** One fault: its kind, and which requests it hits. */
export const Fault = z.discriminatedUnion('kind', kinds, {
  error: (issue) =>
    issue.code === 'invalid_union' ? `Unknown kind of fault; there are ${faultKinds.join(', ')}` : undefined,
});
export type Fault = z.infer<typeof Fault>;
export type FaultKind = Fault['kind'];

/** What `POST /_sandbox/faults` takes. The same seed lets the same requests fail. */
export const WantedFaults = z.strictObject({
  faults: z.array(Fault).min(1).max(100),
  seed: z.number().int().default(1),
});
