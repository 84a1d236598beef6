import type { SurfaceErrorCode } from './surface-error.ts';
import { SurfaceError } from './surface-error.ts';

/** What a failed run tells a person, and whether trying again at once could help. */
export interface Failure {
  readonly message: string;
  readonly isLasting: boolean;
}

const toolNames = { notion: 'Notion', sheets: 'Google Sheets' } as const;

/** Says in plain words what went wrong with a tool and what to do. Other errors keep their own message. */
export function sayFailure(error: unknown): Failure {
  if (!(error instanceof SurfaceError)) {
    return { message: error instanceof Error ? error.message : String(error), isLasting: false };
  }
  const tool = toolNames[error.surface];
  const { say, isLasting } = failures[error.code];
  return { message: `${say(tool)} (${error.request})`, isLasting };
}

const failures: Readonly<
  Record<SurfaceErrorCode, { readonly say: (tool: string) => string; readonly isLasting: boolean }>
> = {
  unauthorized: {
    say: (tool) => `${tool} does not accept Northbook’s connection any more. Connect ${tool} again.`,
    isLasting: true,
  },
  forbidden: {
    say: (tool) =>
      `${tool} does not let Northbook do this. Give the connection the right to read, insert and update content.`,
    isLasting: true,
  },
  'not-found': {
    say: (tool) =>
      `${tool} has nothing there that Northbook may see. Share it with Northbook’s connection, or restore it from the trash.`,
    isLasting: true,
  },
  'rate-limited': {
    say: (tool) => `${tool} is busy and asks to be left alone for a while. The next run goes on from here.`,
    isLasting: false,
  },
  unavailable: {
    say: (tool) => `${tool} does not answer. The next run goes on from here.`,
    isLasting: false,
  },
  invalid: {
    say: (tool) => `${tool} refused what Northbook sent. This is a fault of Northbook’s: please report it.`,
    isLasting: true,
  },
  conflict: {
    say: (tool) => `Somebody else was writing in ${tool} at the same moment. The next run goes on from here.`,
    isLasting: false,
  },
};
