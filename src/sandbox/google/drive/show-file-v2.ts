import type { GoogleContext } from '../google-context.ts';
import { findUser } from '../google-user.ts';
import type { GoogleUser } from '../google-user.ts';
import type { JsonObject } from '../json.ts';
import { canWrite, rootFolderId } from './file-record.ts';
import type { FileRecord } from './file-record.ts';
import { exportLinks, isoTime } from './show-file.ts';

const base = 'https://www.googleapis.com/drive/v2/files';

function showUserV2(context: GoogleContext, viewer: GoogleUser, email: string): JsonObject {
  const user = findUser(context.store, email);
  return {
    displayName: user?.name ?? email,
    kind: 'drive#user',
    isAuthenticatedUser: viewer.email === email,
    permissionId: user?.permissionId ?? '',
    emailAddress: email,
    picture: { url: 'https://lh3.googleusercontent.com/a/default-user=s64' },
  };
}

/** A file as the second version of the Drive API shows it after an upload. */
export function showFileV2(context: GoogleContext, viewer: GoogleUser, file: FileRecord): JsonObject {
  const modified = isoTime(file.modifiedTime);
  const owners = file.permissions.flatMap(({ role, emailAddress }) =>
    role === 'owner' ? (emailAddress ?? []) : [],
  );
  const shownOwners = owners.map((email) => showUserV2(context, viewer, email));
  return {
    kind: 'drive#file',
    userPermission: {
      id: 'me',
      type: 'user',
      role: owners.includes(viewer.email) ? 'owner' : 'writer',
      kind: 'drive#permission',
      selfLink: `${base}/${file.id}/permissions/me`,
      etag: `"${file.id.slice(0, 27)}"`,
      pendingOwner: false,
    },
    selfLink: `${base}/${file.id}`,
    ownerNames: shownOwners.map((owner) => owner.displayName ?? ''),
    lastModifyingUserName: findUser(context.store, file.lastModifier)?.name ?? file.lastModifier,
    editable: canWrite(file, viewer),
    writersCanShare: true,
    mimeType: file.mimeType,
    exportLinks: exportLinks(file.id),
    parents: file.parents.map((id) => ({
      selfLink: `${base}/${file.id}/parents/${id}`,
      id,
      isRoot: id === rootFolderId(viewer),
      kind: 'drive#parentReference',
      parentLink: `${base}/${id}`,
    })),
    thumbnailLink: `https://docs.google.com/feeds/vt?gd=true&id=${file.id}&v=1&s=${file.version}&sz=s220`,
    appDataContents: false,
    iconLink: `https://drive-thirdparty.googleusercontent.com/16/type/${file.mimeType}`,
    shared: file.permissions.length > 1,
    lastModifyingUser: showUserV2(context, viewer, file.lastModifier),
    owners: shownOwners,
    copyable: true,
    etag: `"${file.modifiedTime}"`,
    alternateLink: `https://docs.google.com/spreadsheets/d/${file.id}/edit?usp=drivesdk`,
    embedLink: `https://docs.google.com/spreadsheets/d/${file.id}/htmlembed?ouid=${viewer.permissionId}`,
    fileSize: '1024',
    copyRequiresWriterPermission: false,
    spaces: ['drive'],
    id: file.id,
    title: file.name,
    labels: { viewed: true, restricted: false, starred: file.starred, hidden: false, trashed: file.trashed },
    explicitlyTrashed: file.trashed,
    createdDate: isoTime(file.createdTime),
    modifiedDate: modified,
    modifiedByMeDate: modified,
    lastViewedByMeDate: modified,
    markedViewedByMeDate: isoTime(0),
    quotaBytesUsed: '1024',
    version: String(file.version),
    capabilities: { canEdit: canWrite(file, viewer), canCopy: true },
  };
}
