import type { SurfaceKind } from '../../sync/surface.ts';
import type { MissingRight } from '../../sync/vendor.ts';
import { routes } from '../routes.ts';
import { toolNames, vendorNames } from '../tool-name.ts';

/** Every way an approval can come to nothing. */
export type TurnedBackReason =
  | 'cancelled'
  | 'expired'
  | 'admin'
  | 'outsider'
  | 'browser'
  | 'unticked'
  | 'capability'
  | 'not-lasting'
  | 'not-offered'
  | 'too-often'
  | 'misconfigured'
  | 'unavailable'
  | 'unknown'
  | 'taken'
  | 'cannot-see'
  | 'failed';

/** What a person needs to know to go on. */
export interface TurnedBack {
  readonly reason: TurnedBackReason;
  readonly tool: SurfaceKind;
  /** Where another try begins. */
  readonly retry: string;
}

/** A page for one way of coming back without what was wanted: what happened, and at least one way on. */
export interface TurnedBackText {
  readonly title: string;
  readonly lines: readonly string[];
  readonly actions: readonly { readonly label: string; readonly href: string }[];
}

/** Says in plain words why an approval came to nothing. */
export function describeTurnedBack({ reason, tool, retry }: TurnedBack): TurnedBackText {
  const vendor = vendorNames[tool];
  const again = { label: `Try again with ${vendor}`, href: retry };
  const home = { label: 'Back to the start', href: routes.home };
  switch (reason) {
    case 'cancelled':
      return {
        title: 'Nothing was connected',
        lines: refusals[tool],
        actions: [again, home],
      };
    case 'expired':
      return {
        title: 'This approval is too old',
        lines: [
          'It takes effect once, within ten minutes, in the browser it was begun in. Nothing was connected.',
        ],
        actions: [again, home],
      };
    case 'admin':
      return {
        title: `Your company’s ${vendor} does not allow this`,
        lines: [
          `An administrator has to allow Northbook in ${vendor} first. Northbook asks for no more than it needs: ${needs[tool]}`,
          'Send them this page, then try again.',
        ],
        actions: [again, home],
      };
    case 'outsider':
      return {
        title: 'This Northbook is for one organisation’s accounts',
        lines: [
          `Its client at ${vendor} lets in accounts of that organisation only. Come back with one of those, or ask whoever runs this Northbook to make its client “External”.`,
        ],
        actions: [{ ...again, label: `Choose another at ${vendor}` }, home],
      };
    case 'browser':
      return {
        title: `${vendor} does not show its approval in this window`,
        lines: [
          'Windows inside of other apps are not safe for it. Open this page in your browser, then try again.',
        ],
        actions: [again, home],
      };
    case 'unticked':
      return {
        title: 'One tick is missing',
        lines: [
          'On Google’s page the box “only the specific Google Drive files you use with this app” was not ticked. Without it Northbook cannot make your spreadsheet.',
          'It never sees any other file of yours.',
        ],
        actions: [{ ...again, label: 'Try again and leave the box ticked' }, home],
      };
    case 'capability':
      return {
        title: 'Northbook may not do enough in this Notion',
        lines: [
          'It has to read, insert and update content; the connection was set up with less.',
          'Whoever runs this Northbook gives the connection these three capabilities in Notion’s settings. Then try again.',
        ],
        actions: [again, home],
      };
    case 'not-lasting':
      return {
        title: 'Google gave access for an hour only',
        lines: [
          'Northbook works at night and needs an access that lasts. Remove Northbook under “Third-party apps” in your Google account, then try again.',
        ],
        actions: [again, home],
      };
    case 'not-offered':
      return {
        title: `${toolNames[tool]} is not set up here yet`,
        lines: [
          `Whoever runs this Northbook has to register it with ${vendor} first; the README says how, under “Connect your own tools”.`,
        ],
        actions: [home],
      };
    case 'too-often':
      return {
        title: 'One moment',
        lines: [
          'More approvals were begun from your network in the last minute than people begin. Nothing is lost: wait a minute, then try again.',
        ],
        actions: [again, home],
      };
    case 'misconfigured':
      return {
        title: `${vendor} does not know this Northbook`,
        lines: [
          'Its client id, its secret or its redirect address is not what was registered. Whoever runs this Northbook has to correct it; nothing is wrong on your side.',
        ],
        actions: [again, home],
      };
    case 'unavailable':
      return {
        title: `${vendor} does not answer`,
        lines: ['Nothing was connected. Give it a minute.'],
        actions: [again, home],
      };
    case 'unknown':
      return {
        title: 'There is no account here for this yet',
        lines: [
          `Nobody has started with this ${vendor} account. Start with it now, or sign in with the other tool if you have used that before.`,
        ],
        actions: [{ label: `Start with ${toolNames[tool]}`, href: retry }, home],
      };
    case 'taken':
      return {
        title: `This ${vendor} account belongs to another account here`,
        lines: [
          `Somebody, perhaps you, has used it to sign in to Northbook before. Choose another one at ${vendor}, or sign out and sign in with it.`,
        ],
        actions: [
          { ...again, label: `Choose another at ${vendor}` },
          { label: 'Your account', href: routes.account },
        ],
      };
    case 'cannot-see':
      return {
        title: 'That account cannot see what is installed',
        lines: [
          `Nothing was changed. Share the ${tool === 'notion' ? 'page' : 'spreadsheet'} with it, or come back with the account that installed it.`,
        ],
        actions: [again, home],
      };
    case 'failed':
      return {
        title: `${vendor} sent you back without an approval`,
        lines: ['It gave no reason that Northbook knows. Nothing was connected.'],
        actions: [again, home],
      };
  }
}

/**
 * A cancel, a refusal by an administrator and a guest without rights come back as one and the same error, so each is
 * named with its way on. https://developers.notion.com/docs/authorization
 */
const refusals: Readonly<Record<SurfaceKind, readonly string[]>> = {
  notion: [
    'Notion does not say why: one of these is so.',
    'You cancelled: then try again whenever you like.',
    'Notion said that an owner of the workspace has to allow it: send them this page. They allow Northbook under Settings, Connections; it asks to read, insert and update content on the pages it makes or is given.',
    'You are a guest there: guests cannot connect anything. Choose a workspace of your own at the top of Notion’s page, or let a member connect it and invite you here.',
  ],
  sheets: [
    'You cancelled, or Google did not let you approve: it does not say which.',
    'If Google showed that your organisation blocks the app, send this page to its administrator. They allow Northbook under Security, API controls; it asks for the scope drive.file alone, which covers the files it makes or is given.',
  ],
};

/** What an administrator wants to know. */
const needs: Readonly<Record<SurfaceKind, string>> = {
  notion: 'to read, insert and update content on the pages it makes or is given.',
  sheets: 'the scope drive.file, which covers the files it makes itself and no others.',
};

/** The page for a right that was not given. */
export function reasonForMissing(right: MissingRight): TurnedBackReason {
  if (right === 'files') return 'unticked';
  return right === 'lasting' ? 'not-lasting' : 'capability';
}

/**
 * The page for the error that a tool sent a person back with:
 * https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1 and Google's own beyond that.
 */
export function reasonForError(error: string): TurnedBackReason {
  if (error === 'access_denied') return 'cancelled';
  if (['admin_policy_enforced', 'restricted_client'].includes(error)) return 'admin';
  if (error === 'org_internal') return 'outsider';
  if (error === 'disallowed_useragent') return 'browser';
  if (['server_error', 'temporarily_unavailable'].includes(error)) return 'unavailable';
  return ['unauthorized_client', 'invalid_client', 'redirect_uri_mismatch'].includes(error)
    ? 'misconfigured'
    : 'failed';
}
