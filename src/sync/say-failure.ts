import type { SurfaceErrorCode } from './surface-error.ts';
import { SurfaceError } from './surface-error.ts';

/**
 * What a failure asks for: to connect the tool again, to give the connection more rights or to share something with
 * it, to make room in the tool's plan, to wait, or to tell those who look after Northbook.
 */
export const failureKinds = ['reconnect', 'rights', 'plan-limit', 'busy', 'fault'] as const;
export type FailureKind = (typeof failureKinds)[number];

/** What a failed run tells a person, and whether trying again at once could help. */
export interface Failure {
  readonly message: string;
  readonly kind: FailureKind;
  readonly isLasting: boolean;
}

const toolNames = { notion: 'Notion', sheets: 'Google Sheets' } as const;

/** Says in plain words what went wrong with a tool and what to do. Other errors keep their own message. */
export function sayFailure(error: unknown): Failure {
  if (!(error instanceof SurfaceError)) {
    const message = error instanceof Error ? error.message : String(error);
    return { message, kind: 'fault', isLasting: false };
  }
  const tool = toolNames[error.surface];
  const { say, kind, isLasting } = failures[error.code];
  // Of use only to whom it is reported.
  const request = kind === 'fault' ? ` (${error.request})` : '';
  return { message: `${say(tool)}${request}`, kind, isLasting };
}

const failures: Readonly<
  Record<
    SurfaceErrorCode,
    { readonly say: (tool: string) => string; readonly kind: FailureKind; readonly isLasting: boolean }
  >
> = {
  unauthorized: {
    say: (tool) => `${tool} does not accept Northbook’s connection any more. Connect ${tool} again.`,
    kind: 'reconnect',
    isLasting: true,
  },
  forbidden: {
    say: (tool) =>
      `${tool} does not let Northbook do this. Give the connection the right to read, insert and update content.`,
    kind: 'rights',
    isLasting: true,
  },
  'not-found': {
    say: (tool) =>
      `${tool} has nothing there that Northbook may see. Share it with Northbook’s connection, or restore it from the trash.`,
    kind: 'rights',
    isLasting: true,
  },
  'plan-limit': {
    say: (tool) =>
      `There is no room left: ${tool} takes no more on its present plan. Make room there or move to a larger plan, then go on.`,
    kind: 'plan-limit',
    isLasting: true,
  },
  'rate-limited': {
    say: (tool) => `${tool} is busy and asks to be left alone for a while. The next run goes on from here.`,
    kind: 'busy',
    isLasting: false,
  },
  unavailable: {
    say: (tool) => `${tool} does not answer. The next run goes on from here.`,
    kind: 'busy',
    isLasting: false,
  },
  invalid: {
    say: (tool) => `${tool} refused what Northbook sent. This is a fault of Northbook’s: please report it.`,
    kind: 'fault',
    isLasting: true,
  },
  conflict: {
    say: (tool) => `Somebody else was writing in ${tool} at the same moment. The next run goes on from here.`,
    kind: 'busy',
    isLasting: false,
  },
};
