import { connectionId } from '../../store/connection-directory.ts';
import type { AccessPurpose, PickPurpose, Purpose } from '../../store/approval-store.ts';
import type { SurfaceKind } from '../../sync/surface.ts';
import type { Approved } from '../../sync/vendor.ts';
import { VendorError } from '../../sync/vendor.ts';
import type { Services } from '../services.ts';
import type { Chosen, NotChosen } from './choose-file.ts';
import { chooseFile } from './choose-file.ts';
import type { TurnedBackReason } from './turned-back.ts';
import { reasonForError, reasonForMissing } from './turned-back.ts';

/** What a person comes back with from a tool's approval page. */
export interface ComeBack {
  readonly tool: SurfaceKind;
  /** The query of the address they came back to. */
  readonly state: string | undefined;
  readonly code: string | undefined;
  readonly error: string | undefined;
  /** The files that were picked along with it, as the tool lists them. */
  readonly picked: string | undefined;
  /** The secret of their browser, if it has one. */
  readonly browser: string | undefined;
  /** Who they are signed in as. */
  readonly user: string | undefined;
  readonly redirectUri: string;
}

/** Who came back, for what, and through which connection they let Northbook in. */
export interface Welcome {
  readonly purpose: AccessPurpose;
  readonly user: string;
  /** Undefined where no more was asked than who they are. */
  readonly connection: string | undefined;
}

/** A file was chosen for a workspace, and its connection sees it. */
export interface ChosenFile extends Chosen {
  readonly purpose: PickPurpose;
}

/** What was picked is nothing to work with. */
export interface NotUsable extends NotChosen {
  readonly purpose: PickPurpose;
}

/** Nothing came of it; `purpose` is what it was for, where that is still known. */
export interface NotWelcome {
  readonly reason: TurnedBackReason;
  readonly purpose: Purpose | undefined;
}

/**
 * Turns what a person comes back with into an identity and a connection that Northbook keeps. Nothing is kept unless
 * the approval was begun in the same browser within ten minutes, is for the account they are signed in to, and gives
 * every right that Northbook needs.
 */
export async function comeBack(
  services: Services,
  back: ComeBack,
): Promise<Welcome | ChosenFile | NotUsable | NotWelcome> {
  const { tool, state, browser, code, error, redirectUri } = back;
  if (state === undefined || browser === undefined) return { reason: 'expired', purpose: undefined };
  const taken = await services.approvals.take({ tool, browser, state, now: services.now() });
  if (taken === undefined) return { reason: 'expired', purpose: undefined };
  const { purpose, verifier } = taken;
  if (error !== undefined) return { reason: reasonForError(error), purpose };
  const vendor = await services.tools.vendor(tool);
  if (vendor === undefined) return { reason: 'not-offered', purpose };
  if (code === undefined) return { reason: 'failed', purpose };
  // Somebody else has signed in here in the meantime: what comes back is not theirs.
  if ('user' in purpose && purpose.user !== back.user) return { reason: 'expired', purpose };
  const asks = asksOf(purpose, tool);
  try {
    if (purpose.kind === 'pick') {
      const chosen = await chooseFile(services, {
        tool,
        purpose,
        vendor,
        picked: back.picked,
        answer: { code, verifier, redirectUri },
      });
      return { purpose, ...chosen };
    }
    const approved = await vendor.exchange({ code, verifier, redirectUri, asks });
    const [missing] = approved.missing;
    if (missing !== undefined) return { reason: reasonForMissing(missing), purpose };
    return await receive(services, { tool, purpose, approved, asks });
  } catch (cause) {
    if (!(cause instanceof VendorError)) throw cause;
    console.error('an approval came to nothing:', cause.message);
    return { reason: cause.code === 'refused' ? 'expired' : cause.code, purpose };
  }
}

/** Notion knows one kind of approval; Google can be asked who somebody is and no more. */
export function asksOf(purpose: Purpose, tool: SurfaceKind): 'work' | 'identity' {
  const isVisit = purpose.kind === 'sign-in' || purpose.kind === 'join';
  return isVisit && tool === 'sheets' ? 'identity' : 'work';
}

async function receive(
  services: Services,
  arrival: {
    readonly tool: SurfaceKind;
    readonly purpose: AccessPurpose;
    readonly approved: Approved;
    readonly asks: 'work' | 'identity';
  },
): Promise<Welcome | NotWelcome> {
  const { tool, purpose, approved, asks } = arrival;
  const user = await userFor(services, { tool, purpose, approved, asks });
  if (typeof user === 'object') return user;
  if (asks === 'identity') return { purpose, user, connection: undefined };
  const id = connectionId(tool, approved.account.id);
  // Who only joins a team does not lend it their own Notion.
  const isGuest = purpose.kind === 'join' && (await services.connections.find(id)) === undefined;
  if (isGuest) return { purpose, user, connection: undefined };
  const { label } = approved.account;
  const isOurs = await services.connections.add({
    id,
    tool,
    user,
    label,
    copy: approved.copy ?? null,
    isHolder: (await services.accounts.find({ tool, ...approved.person })) === user,
    now: services.now(),
  });
  if (!isOurs) return { reason: 'taken', purpose };
  await services.tools.keep(id, approved.tokens);
  return { purpose, user, connection: id };
}

async function userFor(
  services: Services,
  arrival: {
    readonly tool: SurfaceKind;
    readonly purpose: AccessPurpose;
    readonly approved: Approved;
    readonly asks: 'work' | 'identity';
  },
): Promise<string | NotWelcome> {
  const { tool, purpose, approved, asks } = arrival;
  const { accounts } = services;
  const now = services.now();
  const identity = { tool, ...approved.person };
  if (purpose.kind === 'reconnect') {
    // Another account may lend a workspace its access; it does not become a way to sign in by that.
    const holder = await accounts.find(identity);
    return holder === undefined || holder === purpose.user ? purpose.user : { reason: 'taken', purpose };
  }
  if ('user' in purpose) {
    const isLinked = await accounts.link({ user: purpose.user, identity, now });
    return isLinked ? purpose.user : { reason: 'taken', purpose };
  }
  const known = await accounts.find(identity);
  if (known !== undefined) {
    await accounts.link({ user: known, identity, now });
    return known;
  }
  // Who only wanted back in and was never here is told so, rather than given an account that can do nothing.
  if (purpose.kind === 'sign-in' && asks === 'identity') return { reason: 'unknown', purpose };
  return accounts.create(identity, now);
}
