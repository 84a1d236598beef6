import { Hono } from 'hono';
import { bearerOf, callerByKey, callerOf } from './access-token.ts';
import type { Caller } from './access-token.ts';
import { getAbout } from './drive/about-method.ts';
import {
  getStartPageToken,
  listChanges,
  stopChannel,
  watchChanges,
  watchFile,
} from './drive/change-methods.ts';
import { bodyObject } from './drive/drive-call.ts';
import type { DriveCall } from './drive/drive-call.ts';
import { driveError } from './drive/drive-error.ts';
import {
  copyDriveFile,
  createDriveFile,
  deleteDriveFile,
  emptyTrash,
  generateIds,
  getDriveFile,
  listDriveFiles,
  updateDriveFile,
} from './drive/files-methods.ts';
import {
  createPermission,
  deletePermission,
  getPermission,
  listPermissions,
  updatePermission,
} from './drive/permission-methods.ts';
import { exportDriveFile, exportFromEditor } from './drive/export-methods.ts';
import {
  continueUpdate,
  continueUpload,
  updateContentV2,
  updateDriveContent,
  uploadDriveFile,
} from './drive/upload-methods.ts';
import { createComment, deleteComment, getComment, listComments } from './drive/comment-methods.ts';
import { listDrives, listRevisions } from './drive/small-methods.ts';
import type { GoogleContext } from './google-context.ts';
import { answer, answerError, decodePart, readBody, withoutOverride } from './google-http.ts';
import type { Json } from './json.ts';

interface DriveMethod {
  verb: string;
  path: RegExp;
  /** Scopes of Drive that allow it, by the last part of their names. */
  scopes: readonly string[];
  run: (call: DriveCall) => Json | Response | undefined | Promise<Json | Response>;
}

const reading = ['drive', 'drive.file', 'drive.readonly', 'drive.metadata', 'drive.metadata.readonly'];
const writing = ['drive', 'drive.file'];

function method(verb: string, path: RegExp, rest: Pick<DriveMethod, 'scopes' | 'run'>): DriveMethod {
  return { verb, path, ...rest };
}

const methods: readonly DriveMethod[] = [
  method('GET', /^\/drive\/v3\/about$/, { scopes: [...reading, 'spreadsheets'], run: getAbout }),
  method('GET', /^\/drive\/v3\/files$/, { scopes: reading, run: listDriveFiles }),
  method('POST', /^\/drive\/v3\/files$/, { scopes: writing, run: createDriveFile }),
  method('GET', /^\/drive\/v3\/files\/generateIds$/, { scopes: writing, run: generateIds }),
  method('DELETE', /^\/drive\/v3\/files\/trash$/, { scopes: ['drive'], run: emptyTrash }),
  method('GET', /^\/drive\/v3\/files\/([^/]+)$/, { scopes: reading, run: getDriveFile }),
  method('PATCH', /^\/drive\/v3\/files\/([^/]+)$/, {
    scopes: [...writing, 'drive.metadata'],
    run: updateDriveFile,
  }),
  method('DELETE', /^\/drive\/v3\/files\/([^/]+)$/, { scopes: writing, run: deleteDriveFile }),
  method('POST', /^\/drive\/v3\/files\/([^/]+)\/copy$/, { scopes: writing, run: copyDriveFile }),
  method('GET', /^\/drive\/v3\/files\/([^/]+)\/export$/, {
    scopes: reading.slice(0, 3),
    run: exportDriveFile,
  }),
  method('POST', /^\/drive\/v3\/files\/([^/]+)\/watch$/, { scopes: reading, run: watchFile }),
  method('GET', /^\/drive\/v3\/files\/([^/]+)\/permissions$/, { scopes: reading, run: listPermissions }),
  method('POST', /^\/drive\/v3\/files\/([^/]+)\/permissions$/, { scopes: writing, run: createPermission }),
  method('GET', /^\/drive\/v3\/files\/([^/]+)\/permissions\/([^/]+)$/, {
    scopes: reading,
    run: getPermission,
  }),
  method('PATCH', /^\/drive\/v3\/files\/([^/]+)\/permissions\/([^/]+)$/, {
    scopes: writing,
    run: updatePermission,
  }),
  method('DELETE', /^\/drive\/v3\/files\/([^/]+)\/permissions\/([^/]+)$/, {
    scopes: writing,
    run: deletePermission,
  }),
  method('GET', /^\/drive\/v3\/files\/([^/]+)\/comments$/, {
    scopes: reading.slice(0, 3),
    run: listComments,
  }),
  method('POST', /^\/drive\/v3\/files\/([^/]+)\/comments$/, { scopes: writing, run: createComment }),
  method('GET', /^\/drive\/v3\/files\/([^/]+)\/comments\/([^/]+)$/, {
    scopes: reading.slice(0, 3),
    run: getComment,
  }),
  method('DELETE', /^\/drive\/v3\/files\/([^/]+)\/comments\/([^/]+)$/, {
    scopes: writing,
    run: deleteComment,
  }),
  method('GET', /^\/drive\/v3\/files\/([^/]+)\/revisions$/, { scopes: reading, run: listRevisions }),
  method('GET', /^\/drive\/v3\/drives$/, { scopes: ['drive', 'drive.readonly'], run: listDrives }),
  method('GET', /^\/drive\/v3\/changes\/startPageToken$/, { scopes: reading, run: getStartPageToken }),
  method('GET', /^\/drive\/v3\/changes$/, { scopes: reading, run: listChanges }),
  method('POST', /^\/drive\/v3\/changes\/watch$/, { scopes: reading, run: watchChanges }),
  method('POST', /^\/drive\/v3\/channels\/stop$/, { scopes: reading, run: stopChannel }),
  method('GET', /^\/spreadsheets\/d\/([^/]+)\/export$/, {
    scopes: [...reading.slice(0, 3), 'spreadsheets', 'spreadsheets.readonly'],
    run: exportFromEditor,
  }),
  method('POST', /^\/upload\/drive\/v3\/files$/, { scopes: writing, run: uploadDriveFile }),
  method('PATCH', /^\/upload\/drive\/v3\/files\/([^/]+)$/, { scopes: writing, run: updateDriveContent }),
  method('PUT', /^\/upload\/drive\/v3\/files$/, { scopes: writing, run: continueUpload }),
  method('PUT', /^\/upload\/drive\/v3\/files\/([^/]+)$/, { scopes: writing, run: continueUpdate }),
  method('PUT', /^\/upload\/drive\/v2\/files\/([^/]+)$/, { scopes: writing, run: updateContentV2 }),
];

/** Answers `/drive/v3/…`, `/upload/drive/…` and the editor's export links. */
export function createDriveApi(context: GoogleContext): Hono {
  const api = new Hono();
  api.all('/drive/*', (c) => handle(context, c.req.raw));
  api.all('/upload/drive/*', (c) => handle(context, c.req.raw));
  api.get('/spreadsheets/d/:id/export', (c) => handle(context, c.req.raw));
  return api;
}

async function handle(context: GoogleContext, sent: Request): Promise<Response> {
  const request = await withoutOverride(sent);
  const url = new URL(request.url);
  const path = url.pathname.replace(/^.*?(?=\/(?:upload\/)?drive\/v[23]\/)/, '').replace(/(.)\/$/, '$1');
  try {
    const caller = callerFor(context, request);
    const found = methods.find((candidate) => candidate.verb === request.method && candidate.path.test(path));
    if (found === undefined) return new Response('Not Found', { status: 404 });
    checkScope(caller, found.scopes);
    const ids = (found.path.exec(path) ?? []).slice(1).map((id) => decodePart(id));
    const isUpload = path.startsWith('/upload/');
    const body = isUpload ? {} : bodyObject(await readBody(request));
    const reply = await found.run({ context, caller, ids, query: url.searchParams, body, request });
    if (reply instanceof Response) return reply;
    return reply === undefined ? new Response(null, { status: 204 }) : answer(reply, url);
  } catch (error) {
    return answerError(error, url);
  }
}

function callerFor(context: GoogleContext, request: Request): Caller {
  const token = bearerOf(request);
  const caller =
    token === undefined
      ? callerByKey(new URL(request.url).searchParams.get('key'))
      : callerOf(context.store, token, context.now());
  if (caller !== undefined) return caller;
  throw driveError({
    code: 401,
    message: token === undefined ? 'Login Required.' : 'Invalid Credentials',
    reason: token === undefined ? 'required' : 'authError',
    location: 'Authorization',
    locationType: 'header',
  });
}

function checkScope(caller: Caller, accepted: readonly string[]): void {
  const { scopes } = caller;
  if (scopes === undefined) return;
  if (accepted.some((scope) => scopes.includes(`https://www.googleapis.com/auth/${scope}`))) return;
  throw driveError({
    code: 403,
    message: 'Request had insufficient authentication scopes.',
    reason: 'insufficientPermissions',
  });
}
