import { drive_v3 } from '@googleapis/drive';
import { sheets_v4 } from '@googleapis/sheets';
import PQueue from 'p-queue';
import type * as z from 'zod';
import { SurfaceError } from '../sync/surface-error.ts';
import type { Usage } from '../sync/surface.ts';
import type { RequestFailure } from './request-failure.ts';
import { readFailure, toSurfaceError } from './request-failure.ts';
import { FileAnswer, FilesAnswer, SpreadsheetAnswer } from './wire.ts';

/** What a connection to Google is made of. Everything from outside comes in here. */
export interface SheetsClientOptions {
  readonly token: string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Where the APIs are; Google's own unless told otherwise. */
  readonly origin?: string;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Numbers in [0, 1): they spread retries. */
  readonly random: () => number;
  /** Milliseconds. */
  readonly now: () => number;
}

/** The requests Northbook sends to Google, throttled and retried. Every method throws a `SurfaceError`. */
export interface SheetsClient {
  create(body: sheets_v4.Schema$Spreadsheet): Promise<SpreadsheetAnswer>;
  /** Reads the fields of a mask, cells included when the mask names them. */
  get(spreadsheet: string, fields: string): Promise<SpreadsheetAnswer>;
  /** All of them or none. Must do no harm when sent twice. */
  batchUpdate(spreadsheet: string, requests: sheets_v4.Schema$Request[]): Promise<void>;
  /** The same for what would do harm: it is not sent again when its answer got lost, and the error is then `unavailable`. */
  batchUpdateOnce(spreadsheet: string, requests: sheets_v4.Schema$Request[]): Promise<void>;
  fileState(spreadsheet: string): Promise<FileAnswer>;
  /** Ids of the spreadsheets of that very name which this connection sees, the newest first, at most ten. */
  find(name: string): Promise<readonly string[]>;
  usage(): Usage;
}

/** Waits a full quota minute this often before giving up: https://developers.google.com/workspace/sheets/api/limits */
const quotaPatience = 4;
const outagePatience = 4;

const spreadsheetType = 'application/vnd.google-apps.spreadsheet';

/** Opens a connection with one access token. Nothing is sent until a method is called. */
export function createSheetsClient(options: SheetsClientOptions): SheetsClient {
  const { token, sleep, random, now } = options;
  const settings = {
    headers: { authorization: `Bearer ${token}` },
    // Outside wrangler's bundler the client would take node-fetch, which garbles compressed answers.
    fetchImplementation: (url: RequestInfo | URL, init?: RequestInit) =>
      options.fetch(url instanceof Request ? url.url : String(url), init ?? {}),
    // Its own retries leave out POST and know no quota minute.
    retry: false,
    ...(options.origin === undefined ? {} : { rootUrl: `${options.origin}/` }),
  };
  const sheets = new sheets_v4.Sheets(settings);
  const drive = new drive_v3.Drive(settings);
  const queue = new PQueue({ concurrency: 4 });
  const usage = { reads: 0, writes: 0 };

  function waitBeforeRetry(failure: RequestFailure, tries: number): number | undefined {
    if (failure.isQuota) {
      return tries >= quotaPatience ? undefined : 60_000 - (now() % 60_000) + random() * 5000;
    }
    const isOutage = failure.status === undefined || failure.status >= 500;
    return isOutage && tries < outagePatience ? 1000 * 2 ** tries * (0.5 + random()) : undefined;
  }

  async function send<T>(request: {
    name: string;
    effect: 'reads' | 'writes';
    /** Whether sending it twice does no harm. */
    idempotent: boolean;
    answer: z.ZodType<T>;
    send: () => Promise<{ data: unknown }>;
  }): Promise<T> {
    for (let tries = 0; ; tries += 1) {
      try {
        const { data } = await queue.add(() => {
          usage[request.effect] += 1;
          return request.send();
        });
        return readAnswer(request, data);
      } catch (cause) {
        if (cause instanceof SurfaceError) throw cause;
        const failure = readFailure(cause);
        const wait = request.idempotent || failure.isQuota ? waitBeforeRetry(failure, tries) : undefined;
        if (wait === undefined)
          throw toSurfaceError(failure, { request: request.name, cause, secret: token });
        await sleep(wait);
      }
    }
  }

  async function sendUpdate(update: {
    spreadsheet: string;
    requests: sheets_v4.Schema$Request[];
    idempotent: boolean;
  }): Promise<void> {
    const { spreadsheet, requests, idempotent } = update;
    await send({
      name: `POST /v4/spreadsheets/${spreadsheet}:batchUpdate`,
      effect: 'writes',
      idempotent,
      answer: SpreadsheetAnswer.pick({ spreadsheetId: true }),
      send: () =>
        sheets.spreadsheets.batchUpdate({
          spreadsheetId: spreadsheet,
          requestBody: { requests },
          fields: 'spreadsheetId',
        }),
    });
  }

  return {
    create(body) {
      return send({
        name: 'POST /v4/spreadsheets',
        effect: 'writes',
        idempotent: false,
        answer: SpreadsheetAnswer,
        send: () => sheets.spreadsheets.create({ requestBody: body, fields: 'spreadsheetId,spreadsheetUrl' }),
      });
    },
    get(spreadsheet, fields) {
      return send({
        name: `GET /v4/spreadsheets/${spreadsheet}`,
        effect: 'reads',
        idempotent: true,
        answer: SpreadsheetAnswer,
        send: () => sheets.spreadsheets.get({ spreadsheetId: spreadsheet, fields }),
      });
    },
    batchUpdate: (spreadsheet, requests) => sendUpdate({ spreadsheet, requests, idempotent: true }),
    batchUpdateOnce: (spreadsheet, requests) => sendUpdate({ spreadsheet, requests, idempotent: false }),
    fileState(spreadsheet) {
      return send({
        name: `GET /drive/v3/files/${spreadsheet}`,
        effect: 'reads',
        idempotent: true,
        answer: FileAnswer,
        send: () =>
          drive.files.get({
            fileId: spreadsheet,
            fields: 'version,modifiedTime,trashed',
            supportsAllDrives: true,
          }),
      });
    },
    async find(name) {
      const { files } = await send({
        name: 'GET /drive/v3/files',
        effect: 'reads',
        idempotent: true,
        answer: FilesAnswer,
        send: () =>
          drive.files.list({
            q: `name = '${name.replaceAll(/[\\']/g, '\\$&')}' and mimeType = '${spreadsheetType}' and trashed = false`,
            orderBy: 'createdTime desc',
            pageSize: 10,
            fields: 'files(id)',
          }),
      });
      return files.map(({ id }) => id);
    },
    usage: () => ({ ...usage }),
  };
}

function readAnswer<T>(request: { name: string; answer: z.ZodType<T> }, answer: unknown): T {
  const parsed = request.answer.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new SurfaceError({
    code: 'invalid',
    surface: 'sheets',
    request: request.name,
    message: 'answered in a form that Northbook does not know',
    cause: parsed.error,
  });
}
