import type { PickPurpose } from '../../store/approval-store.ts';
import type { SurfaceKind } from '../../sync/surface.ts';
import type { FilePicker, Vendor } from '../../sync/vendor.ts';
import type { Services } from '../services.ts';

/** Why a file that a person was to choose is not there to work with. */
export type NotChosenReason =
  | 'nothing-picked'
  | 'not-a-spreadsheet'
  | 'other-account'
  | 'out-of-sight'
  | 'not-connected';

export interface Chosen {
  /** Its id. */
  readonly file: string;
}

export interface NotChosen {
  readonly reason: NotChosenReason;
  /** Who came back and who was expected, where that is what is wrong. */
  readonly accounts: WrongAccounts | undefined;
}

/** Labels of the account that came back and of the one that a workspace is connected through. */
export interface WrongAccounts {
  readonly came: string;
  readonly expected: string;
}

/**
 * Takes the file that a person picked for a workspace. The ids come by the person's browser, so that one counts only
 * once the workspace's own connection sees a spreadsheet there; another account's files it does not see. May throw a
 * `VendorError`.
 */
export async function chooseFile(
  services: Services,
  back: {
    readonly tool: SurfaceKind;
    readonly purpose: PickPurpose;
    readonly vendor: Vendor;
    readonly picked: string | undefined;
    readonly answer: Parameters<FilePicker['whoChose']>[0];
  },
): Promise<Chosen | NotChosen> {
  const { tool, purpose, vendor, answer } = back;
  const file = fileIn(back.picked);
  if (file === undefined) return { reason: 'nothing-picked', accounts: undefined };
  const uses = await services.connections.usedBy(purpose.workspace);
  const used = uses.find((use) => use.tool === tool);
  if (used === undefined || vendor.picker === undefined)
    return { reason: 'not-connected', accounts: undefined };
  const came = await vendor.picker.whoChose(answer);
  const seen = await services.tools.look(used.id, file);
  if (seen === undefined) return { reason: 'not-connected', accounts: undefined };
  if (seen.viewer.id !== came.id) {
    return { reason: 'other-account', accounts: { came: came.label, expected: seen.viewer.label } };
  }
  if (seen.is === 'unseen') return { reason: 'out-of-sight', accounts: undefined };
  return seen.is === 'spreadsheet' ? { file } : { reason: 'not-a-spreadsheet', accounts: undefined };
}

/** The first of the ids, separated by commas; one is asked for. */
function fileIn(picked: string | undefined): string | undefined {
  const [first = ''] = (picked ?? '').split(',').map((id) => id.trim());
  return /^[\w-]{10,200}$/.test(first) ? first : undefined;
}
