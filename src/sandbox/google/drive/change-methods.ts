import { numberAt, textAt } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { closeChannel, findChannel, openChannel } from './channels.ts';
import type { Channel } from './channels.ts';
import { fileOf } from './drive-call.ts';
import type { DriveCall } from './drive-call.ts';
import { driveError, invalidParameter } from './drive-error.ts';
import { changeNumbered, isVisible, loadFile, nextChange } from './file-record.ts';
import { isoTime, pickFields, showFile } from './show-file.ts';

/** GET changes/startPageToken (from documents) */
export function getStartPageToken(call: DriveCall): Json {
  const startPageToken = String(nextChange(call.context.store));
  return pickFields({ kind: 'drive#startPageToken', startPageToken }, call.query.get('fields'), '*');
}

function pageStart(call: DriveCall): number {
  const token = call.query.get('pageToken');
  if (token === null)
    throw driveError({
      code: 400,
      message: 'Required parameter: pageToken',
      reason: 'required',
      location: 'pageToken',
    });
  if (!/^\d+$/.test(token)) throw invalidParameter('pageToken', 'Invalid Value');
  return Number(token);
}

/** GET changes: what happened from a page token on, each file once with its last change (from documents). */
export function listChanges(call: DriveCall): Json {
  const { context, caller, query } = call;
  const start = pageStart(call);
  const pageSize = Number(query.get('pageSize') ?? 100);
  const end = nextChange(context.store);
  const until = Math.min(end, start + pageSize);
  const last = new Map<string, JsonObject>();
  for (let number = start; number < until; number += 1) {
    const change = changeNumbered(context.store, number);
    if (change === undefined) continue;
    const file = loadFile(context.store, change.fileId);
    const isShown = file !== undefined && isVisible(file, caller);
    if (file === undefined && change.removed !== true) continue;
    const head = {
      kind: 'drive#change',
      changeType: 'file',
      type: 'file',
      time: isoTime(change.time),
      fileId: change.fileId,
    };
    last.delete(change.fileId);
    last.set(
      change.fileId,
      isShown
        ? { ...head, removed: false, file: showFile(context, caller, file) }
        : { ...head, removed: true },
    );
  }
  const page = until < end ? { nextPageToken: String(until) } : { newStartPageToken: String(end) };
  const reply = { kind: 'drive#changeList', ...page, changes: [...last.values()] };
  const short =
    'kind,nextPageToken,newStartPageToken,changes(kind,removed,file(kind,id,name,mimeType),fileId,time,type,changeType)';
  return pickFields(reply, query.get('fields'), short);
}

const hour = 3_600_000;

/** Opens a channel as a body describes it; an hour long unless asked otherwise, never longer than allowed. */
function watch(call: DriveCall, about: { resourceUri: string; fileId?: string; longest: number }): Channel {
  const { body, context, caller } = call;
  const id = textAt(body, 'id');
  const address = textAt(body, 'address');
  if (id === undefined) throw driveError({ code: 400, message: 'entity.id', reason: 'required' });
  if (textAt(body, 'type') !== 'web_hook' && textAt(body, 'type') !== 'webhook')
    throw driveError({
      code: 400,
      message: `Unknown channel type: ${textAt(body, 'type') ?? ''}`,
      reason: 'channelTypeUnknown',
    });
  if (address === undefined || !/^https?:\/\//.test(address))
    throw driveError({
      code: 401,
      message: `WebHook callback must be HTTPS: ${address ?? ''}`,
      reason: 'push.webhookUrlNotHttps',
    });
  if (findChannel(context.store, id) !== undefined)
    throw driveError({ code: 400, message: `Channel id ${id} not unique`, reason: 'channelIdNotUnique' });
  const asked = textAt(body, 'expiration') ?? numberAt(body, 'expiration');
  const now = context.now();
  const expiration = asked === undefined ? now + hour : Number(asked);
  if (!(expiration > now))
    throw driveError({ code: 400, message: 'Invalid ttl value for channel', reason: 'badRequest' });
  const { resourceUri, fileId, longest } = about;
  const end = Math.min(expiration, now + longest);
  return openChannel(context, {
    id,
    address,
    token: textAt(body, 'token'),
    expiration: end,
    email: caller.user.email,
    resourceUri,
    fileId,
  });
}

function showChannel(channel: Channel): JsonObject {
  const { id, resourceId, resourceUri, token, expiration } = channel;
  return {
    kind: 'api#channel',
    id,
    resourceId,
    resourceUri,
    ...(token === undefined ? {} : { token }),
    expiration: String(expiration),
  };
}

/** POST files/{id}/watch: a day at most (from documents) */
export function watchFile(call: DriveCall): Json {
  const file = fileOf(call);
  const resourceUri = `https://www.googleapis.com/drive/v3/files/${file.id}?alt=json&null`;
  return showChannel(watch(call, { resourceUri, fileId: file.id, longest: 24 * hour }));
}

/** POST changes/watch: a week at most (from documents) */
export function watchChanges(call: DriveCall): Json {
  const token = pageStart(call);
  const resourceUri = `https://www.googleapis.com/drive/v3/changes?alt=json&pageToken=${token}`;
  return showChannel(watch(call, { resourceUri, longest: 7 * 24 * hour }));
}

/** POST channels/stop (from documents) */
export function stopChannel(call: DriveCall): undefined {
  const id = textAt(call.body, 'id') ?? '';
  const channel = findChannel(call.context.store, id);
  if (channel === undefined || channel.resourceId !== textAt(call.body, 'resourceId'))
    throw driveError({
      code: 404,
      message: `Channel '${id}' not found for project '123456789012'`,
      reason: 'notFound',
      location: 'entity.resourceId',
      locationType: 'other',
    });
  closeChannel(call.context.store, channel);
  return undefined;
}
