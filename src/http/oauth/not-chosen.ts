import { pathTo, routes, withQuery } from '../routes.ts';
import type { NotChosenReason, WrongAccounts } from './choose-file.ts';
import type { TurnedBackReason, TurnedBackText } from './turned-back.ts';
import { describeTurnedBack } from './turned-back.ts';

/** The way to Google's page on which a spreadsheet is chosen for a workspace; `account` is suggested there. */
export function pickLink(workspace: string, account: string | undefined): string {
  return withQuery(pathTo(routes.approve, { tool: 'sheets' }), {
    for: 'pick',
    workspace,
    ...(account === undefined ? {} : { account }),
  });
}

/** Says in plain words why no spreadsheet was chosen, with the ways on. */
export function describeNotChosen(back: {
  readonly reason: TurnedBackReason | NotChosenReason;
  readonly workspace: string;
  readonly accounts: WrongAccounts | undefined;
  /** The account that the workspace is connected through, where there is one. */
  readonly account: string | undefined;
}): TurnedBackText {
  const { reason, workspace, accounts, account } = back;
  const retry = pickLink(workspace, accounts?.expected ?? account);
  const again = { label: 'Choose a spreadsheet', href: retry };
  const tables = { label: 'Back to your tables', href: pathTo(routes.ownTables, { workspace }) };
  switch (reason) {
    case 'cancelled':
    case 'nothing-picked':
      return {
        title: 'No spreadsheet was chosen',
        lines: [
          'Nothing was changed. On Google’s page, mark your spreadsheet in the list and press “Select”.',
          'Instead of that you can copy a tab of yours into Northbook’s spreadsheet: the menu of the tab, “Copy to”.',
        ],
        actions: [again, tables],
      };
    case 'not-a-spreadsheet':
      return {
        title: 'That is not a Google spreadsheet',
        lines: [
          'Northbook reads spreadsheets of Google’s own kind. An Excel file becomes one in Google Sheets with “File”, “Save as Google Sheets”.',
        ],
        actions: [{ ...again, label: 'Choose another file' }, tables],
      };
    case 'other-account':
      return {
        title: 'That was another Google account',
        lines: [
          `You chose as ${accounts?.came ?? 'another account'}; this workspace is connected through ${accounts?.expected ?? 'a Google account'}, which does not see the spreadsheet by that. Nothing was changed.`,
          `Choose it as ${accounts?.expected ?? 'that account'}. If it is not in the list there, share it with that account as an editor first.`,
        ],
        actions: [{ ...again, label: `Choose as ${accounts?.expected ?? 'the other account'}` }, tables],
      };
    case 'out-of-sight':
      return {
        title: 'Northbook cannot open that spreadsheet',
        lines: ['It is in the trash, or is not shared with you any more. Restore it, or choose another one.'],
        actions: [again, tables],
      };
    case 'not-connected':
      return {
        title: 'Google has to be connected first',
        lines: ['This workspace has no access to Google at the moment. Connect Google again, then choose.'],
        actions: [
          {
            label: 'Connect Google again',
            href: withQuery(pathTo(routes.approve, { tool: 'sheets' }), { for: 'reconnect', workspace }),
          },
          tables,
        ],
      };
    default: {
      const { title, lines, actions } = describeTurnedBack({ reason, tool: 'sheets', retry });
      const [first = again] = actions;
      return { title, lines, actions: [first, tables] };
    }
  }
}
