import type { FaultKind } from './fault.ts';

/** One request as the sandbox answered it. */
export interface LoggedRequest {
  readonly service: 'notion' | 'google';
  readonly method: string;
  readonly path: string;
  /** Undefined when a fault left it without an answer. */
  readonly status: number | undefined;
  /** The faults that hit it. */
  readonly faults: readonly FaultKind[];
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The newest requests, and how many there were of each kind since the last reset. */
export interface RequestLog {
  add(request: LoggedRequest): void;
  entries(): readonly LoggedRequest[];
  /** By service, method and path with ids left out: `notion POST /v1/pages`. */
  counts(): Readonly<Record<string, number>>;
  clear(): void;
}

const kept = 500;
const countedKinds = 1000;

/** A log that never grows past a few hundred entries, whatever is asked of the sandbox. */
export function createRequestLog(): RequestLog {
  let entries: LoggedRequest[] = [];
  let counts = new Map<string, number>();
  return {
    add(request) {
      entries = [...entries.slice(1 - kept), request];
      const kind = kindOf(request);
      if (counts.has(kind) || counts.size < countedKinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    },
    entries: () => entries,
    counts: () => Object.fromEntries([...counts].toSorted(([left], [right]) => left.localeCompare(right))),
    clear() {
      entries = [];
      counts = new Map();
    },
  };
}

function kindOf({ service, method, path }: LoggedRequest): string {
  const plain = path
    .split('/')
    .map((part) => (/^[\w-]{20,}/.test(part) ? part.replace(/^[\w-]+/, '…') : part))
    .join('/');
  return `${service} ${method} ${plain}`;
}
