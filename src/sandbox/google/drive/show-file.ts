import type { Caller } from '../access-token.ts';
import type { GoogleContext } from '../google-context.ts';
import type { GoogleUser } from '../google-user.ts';
import { findUser } from '../google-user.ts';
import type { Json, JsonObject } from '../json.ts';
import { selectFields, readMask } from '../wire/field-mask.ts';
import { driveError } from './drive-error.ts';
import { canWrite, folderType, isGivenTo, roleOn, spreadsheetType } from './file-record.ts';
import type { FilePermission, FileRecord } from './file-record.ts';

export function isoTime(instant: number): string {
  return new Date(instant).toISOString();
}

const photoLink = 'https://lh3.googleusercontent.com/a/default-user=s64';

/** A person as Drive shows one to another. */
export function showUser(context: GoogleContext, viewer: GoogleUser, email: string): JsonObject {
  const user = findUser(context.store, email);
  return {
    kind: 'drive#user',
    displayName: user?.name ?? email,
    me: viewer.email.toLowerCase() === email.toLowerCase(),
    ...(user === undefined ? {} : { permissionId: user.permissionId, photoLink }),
    emailAddress: email,
  };
}

export function showPermission(permission: FilePermission): JsonObject {
  return {
    kind: 'drive#permission',
    ...permission,
    ...(permission.type === 'user' ? { photoLink, deleted: false, pendingOwner: false } : {}),
  };
}

const exportTypes: Record<string, string> = {
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/x-vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'text/csv': 'csv',
  'text/tab-separated-values': 'tsv',
};

export function exportLinks(id: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(exportTypes).map(([type, format]) => [
      type,
      `https://docs.google.com/spreadsheets/export?id=${id}&exportFormat=${format}`,
    ]),
  );
}

function linkOf(file: FileRecord): string {
  return file.mimeType === spreadsheetType
    ? `https://docs.google.com/spreadsheets/d/${file.id}/edit?usp=drivesdk`
    : file.mimeType === folderType
      ? `https://drive.google.com/drive/folders/${file.id}`
      : `https://drive.google.com/file/d/${file.id}/view?usp=drivesdk`;
}

/** Everything that can be said about a file. */
export function showFile(context: GoogleContext, caller: Caller, file: FileRecord): JsonObject {
  const viewer = caller.user;
  const owners = file.permissions.flatMap(({ role, emailAddress }) =>
    role === 'owner' ? (emailAddress ?? []) : [],
  );
  const isWriter = canWrite(file, viewer);
  const isOwner = roleOn(file, viewer) === 'owner';
  const isShared = file.permissions.length > 1;
  return {
    kind: 'drive#file',
    id: file.id,
    name: file.name,
    mimeType: file.mimeType,
    ...(file.description === undefined ? {} : { description: file.description }),
    starred: file.starred,
    trashed: file.trashed,
    explicitlyTrashed: file.trashed,
    parents: file.parents,
    ...(file.properties === undefined ? {} : { properties: file.properties }),
    ...(file.appProperties === undefined ? {} : { appProperties: file.appProperties }),
    spaces: ['drive'],
    version: String(file.version),
    webViewLink: linkOf(file),
    iconLink: `https://drive-thirdparty.googleusercontent.com/16/type/${file.mimeType}`,
    hasThumbnail: false,
    thumbnailVersion: '0',
    viewedByMe: true,
    createdTime: isoTime(file.createdTime),
    modifiedTime: isoTime(file.modifiedTime),
    modifiedByMe: file.lastModifier === viewer.email,
    ...(file.lastModifier === viewer.email ? { modifiedByMeTime: isoTime(file.modifiedTime) } : {}),
    owners: owners.map((email) => showUser(context, viewer, email)),
    lastModifyingUser: showUser(context, viewer, file.lastModifier),
    shared: isShared,
    ownedByMe: isOwner,
    capabilities: {
      canAddChildren: file.mimeType === folderType && isWriter,
      canChangeViewersCanCopyContent: isOwner,
      canComment: isWriter || roleOn(file, viewer) === 'commenter',
      canCopy: file.mimeType !== folderType,
      canDelete: isOwner,
      canDownload: true,
      canEdit: isWriter,
      canListChildren: file.mimeType === folderType,
      canModifyContent: isWriter,
      canReadRevisions: isWriter,
      canRename: isWriter,
      canShare: isWriter,
      canTrash: isOwner,
      canUntrash: isOwner,
    },
    viewersCanCopyContent: true,
    copyRequiresWriterPermission: false,
    writersCanShare: true,
    permissions: file.permissions.map((permission) => showPermission(permission)),
    permissionIds: file.permissions.map((permission) => permission.id),
    ...sizeOf(file),
    isAppAuthorized: isGivenTo(file, caller),
    ...(file.mimeType === spreadsheetType ? { exportLinks: exportLinks(file.id) } : {}),
    ...(file.mimeType === folderType ? { folderColorRgb: '#8f8f8f' } : {}),
  };
}

/** How much a file holds; a folder has no size, and what editors made counts as a kilobyte. */
function sizeOf(file: FileRecord): JsonObject {
  if (file.mimeType === folderType) return { quotaBytesUsed: '0' };
  if (file.mimeType.startsWith('application/vnd.google-apps.'))
    return { size: '1024', quotaBytesUsed: '1024' };
  const { size = 0, revisionId, ...checksums } = file.content ?? {};
  const ending = /\.([^.]+)$/.exec(file.name)?.[1];
  return {
    originalFilename: file.name,
    ...(ending === undefined ? {} : { fullFileExtension: ending, fileExtension: ending }),
    ...checksums,
    size: String(size),
    quotaBytesUsed: String(size),
    ...(revisionId === undefined ? {} : { headRevisionId: revisionId }),
    webContentLink: `https://drive.google.com/uc?id=${file.id}&export=download`,
  };
}

/** The part of an answer that `fields` asks for, or a default part when it asks for nothing; unknown names are refused. */
export function pickFields(value: JsonObject, fields: string | null, fallback: string): Json {
  const tree = readMask(fields === null || fields === '' ? fallback : fields);
  if (tree === undefined) throw invalidSelection(fields ?? '');
  return selectFields(value, tree);
}

const fileFields =
  'kind,id,name,mimeType,description,starred,trashed,explicitlyTrashed,trashedTime,trashingUser,parents,properties,appProperties,spaces,version,webContentLink,webViewLink,iconLink,hasThumbnail,thumbnailLink,thumbnailVersion,viewedByMe,viewedByMeTime,createdTime,modifiedTime,modifiedByMeTime,modifiedByMe,sharedWithMeTime,sharingUser,owners,teamDriveId,driveId,lastModifyingUser,shared,ownedByMe,capabilities,viewersCanCopyContent,copyRequiresWriterPermission,writersCanShare,permissions,permissionIds,hasAugmentedPermissions,folderColorRgb,originalFilename,fullFileExtension,fileExtension,md5Checksum,sha1Checksum,sha256Checksum,size,quotaBytesUsed,headRevisionId,contentHints,imageMediaMetadata,videoMediaMetadata,isAppAuthorized,exportLinks,shortcutDetails,contentRestrictions,labelInfo,resourceKey,linkShareMetadata,inheritedPermissionsDisabled,downloadRestrictions,clientEncryptionDetails';
const knownFileFields = new Set(fileFields.split(','));

/** Refuses a `fields` of a file that names what no file has. */
export function checkFileFields(fields: string | null, prefix = ''): void {
  const tree = readMask(fields ?? '');
  const below = prefix === '' ? tree : tree?.get(prefix);
  for (const name of below?.keys() ?? [])
    if (name !== '*' && !knownFileFields.has(name)) throw invalidSelection(name);
}

function invalidSelection(name: string): Error {
  return driveError({
    code: 400,
    message: `Invalid field selection ${name}`,
    reason: 'invalidParameter',
    location: 'fields',
  });
}
