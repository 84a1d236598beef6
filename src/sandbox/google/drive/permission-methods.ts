import { randomText } from '../google-ids.ts';
import { findUser, placeUser } from '../google-user.ts';
import { flagAt, textAt } from '../json.ts';
import type { Json } from '../json.ts';
import { fileOf, writableFile } from './drive-call.ts';
import type { DriveCall } from './drive-call.ts';
import { driveError, insufficientPermissions } from './drive-error.ts';
import { roleOn, saveFile } from './file-record.ts';
import type { FilePermission, FileRecord } from './file-record.ts';
import { pickFields, showPermission } from './show-file.ts';

const shortPermission = 'kind,id,type,role';
const roles = ['owner', 'organizer', 'fileOrganizer', 'writer', 'commenter', 'reader'];
const types = ['user', 'group', 'domain', 'anyone'];

function save(call: DriveCall, file: FileRecord, permissions: readonly FilePermission[]): void {
  saveFile(call.context.store, { ...file, permissions, version: file.version + 1 });
}

function permissionOf(call: DriveCall, file: FileRecord): FilePermission {
  const id = call.ids[1] ?? '';
  const permission = file.permissions.find((candidate) => candidate.id === id);
  if (permission === undefined)
    throw driveError({
      code: 404,
      message: `Permission not found: ${id}.`,
      reason: 'notFound',
      location: 'permissionId',
    });
  return permission;
}

/** POST files/{id}/permissions */
export function createPermission(call: DriveCall): Json {
  const file = writableFile(call);
  const { body, context } = call;
  const role = textAt(body, 'role') ?? '';
  const type = textAt(body, 'type') ?? '';
  if (!roles.includes(role) || !types.includes(type))
    throw driveError({
      code: 400,
      message: `The specified ${roles.includes(role) ? 'permission type' : 'role'} is invalid or not supported.`,
      reason: 'invalid',
      location: roles.includes(role) ? 'permission.type' : 'permission.role',
      locationType: 'other',
    });
  const permission = newPermission(call, role, type);
  if (role === 'owner') return transferOwnership(call, file, permission);
  const others = file.permissions.filter((candidate) => candidate.id !== permission.id);
  const isOwner = file.permissions.some(({ id, role: held }) => id === permission.id && held === 'owner');
  if (!isOwner) save(call, file, [...others, permission]);
  if (
    type === 'user' &&
    permission.emailAddress !== undefined &&
    findUser(context.store, permission.emailAddress) === undefined
  )
    placeUser(context.store, { email: permission.emailAddress, name: permission.emailAddress });
  return pickFields(showPermission(permission), call.query.get('fields'), shortPermission);
}

function newPermission(call: DriveCall, role: string, type: string): FilePermission {
  const { body, context } = call;
  if (type === 'anyone')
    return { id: 'anyoneWithLink', type, role, allowFileDiscovery: flagAt(body, 'allowFileDiscovery') };
  if (type === 'domain') {
    const domain = textAt(body, 'domain') ?? '';
    return {
      id: `${randomText(context.random, 20).replace(/\D/g, '7')}k`,
      type,
      role,
      domain,
      displayName: domain,
    };
  }
  const emailAddress = textAt(body, 'emailAddress');
  if (emailAddress === undefined || !/^[^@\s]+@[^@\s]+$/.test(emailAddress))
    throw driveError({
      code: 400,
      message: 'The specified emailAddress is invalid or not applicable for the given permission type.',
      reason: 'invalid',
      location: 'permission.emailAddress',
      locationType: 'other',
    });
  const user =
    findUser(context.store, emailAddress) ??
    placeUser(context.store, { email: emailAddress, name: emailAddress });
  return { id: user.permissionId, type, role, emailAddress, displayName: user.name };
}

function transferOwnership(call: DriveCall, file: FileRecord, permission: FilePermission): Json {
  if (!/^true$/i.test(call.query.get('transferOwnership') ?? ''))
    throw driveError({
      code: 403,
      message: "The transferOwnership parameter must be enabled when the permission role is 'owner'.",
      reason: 'forbidden',
      location: 'transferOwnership',
    });
  if (roleOn(file, call.caller.user) !== 'owner') throw insufficientPermissions();
  const others = file.permissions
    .filter((candidate) => candidate.id !== permission.id)
    .map((candidate) => (candidate.role === 'owner' ? { ...candidate, role: 'writer' } : candidate));
  save(call, file, [...others, permission]);
  return pickFields(showPermission(permission), call.query.get('fields'), shortPermission);
}

/** GET files/{id}/permissions */
export function listPermissions(call: DriveCall): Json {
  const file = fileOf(call);
  const permissions = file.permissions.map((permission) => showPermission(permission));
  return pickFields(
    { kind: 'drive#permissionList', permissions },
    call.query.get('fields'),
    `kind,permissions(${shortPermission})`,
  );
}

/** GET files/{id}/permissions/{permissionId} */
export function getPermission(call: DriveCall): Json {
  return pickFields(
    showPermission(permissionOf(call, fileOf(call))),
    call.query.get('fields'),
    shortPermission,
  );
}

/** PATCH files/{id}/permissions/{permissionId} */
export function updatePermission(call: DriveCall): Json {
  const file = writableFile(call);
  const before = permissionOf(call, file);
  const role = textAt(call.body, 'role') ?? before.role;
  if (!roles.includes(role))
    throw driveError({
      code: 400,
      message: 'The specified role is invalid or not supported.',
      reason: 'invalid',
      location: 'permission.role',
      locationType: 'other',
    });
  const after = { ...before, role };
  if (role === 'owner') return transferOwnership(call, file, after);
  if (before.role === 'owner') throw insufficientPermissions();
  save(
    call,
    file,
    file.permissions.map((candidate) => (candidate === before ? after : candidate)),
  );
  return pickFields(showPermission(after), call.query.get('fields'), shortPermission);
}

/** DELETE files/{id}/permissions/{permissionId}: an owner cannot be removed; anyone may remove himself. */
export function deletePermission(call: DriveCall): undefined {
  const file = fileOf(call);
  const permission = permissionOf(call, file);
  if (permission.role === 'owner') throw insufficientPermissions();
  if (permission.emailAddress !== call.caller.user.email) writableFile(call);
  save(
    call,
    file,
    file.permissions.filter((candidate) => candidate !== permission),
  );
  return undefined;
}
