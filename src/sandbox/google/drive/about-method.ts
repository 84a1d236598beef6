import type { Json } from '../json.ts';
import type { DriveCall } from './drive-call.ts';
import { driveError } from './drive-error.ts';
import { exportLinks, pickFields } from './show-file.ts';
import { spreadsheetType } from './file-record.ts';

/** GET about: who the caller is; the method insists on `fields` (from documents). */
export function getAbout(call: DriveCall): Json {
  const fields = call.query.get('fields');
  if (fields === null || fields === '')
    throw driveError({
      code: 400,
      message: "The 'fields' parameter is required for this method.",
      reason: 'required',
      location: 'fields',
    });
  const { user } = call.caller;
  const about = {
    kind: 'drive#about',
    user: {
      kind: 'drive#user',
      displayName: user.name,
      me: true,
      permissionId: user.permissionId,
      emailAddress: user.email,
    },
    storageQuota: user.isServiceAccount
      ? { limit: '0', usage: '0', usageInDrive: '0', usageInDriveTrash: '0' }
      : { limit: '16106127360', usage: '1048576', usageInDrive: '1048576', usageInDriveTrash: '0' },
    importFormats: { 'text/csv': [spreadsheetType], 'text/tab-separated-values': [spreadsheetType] },
    exportFormats: { [spreadsheetType]: Object.keys(exportLinks('')) },
    maxImportSizes: { [spreadsheetType]: '104857600' },
    maxUploadSize: '5242880000000',
    appInstalled: false,
    folderColorPalette: ['#ac725e', '#d06b64', '#8f8f8f'],
    driveThemes: [],
    canCreateDrives: !user.isServiceAccount,
    canCreateTeamDrives: !user.isServiceAccount,
  };
  return pickFields(about, fields, '*');
}
