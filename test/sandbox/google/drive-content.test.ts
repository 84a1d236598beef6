import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { md5 } from '../../../src/sandbox/google/drive/md5.ts';
import { at, createGoogleSandbox, token } from './google-sandbox.ts';
import type { GoogleSandbox } from './google-sandbox.ts';

const spreadsheetType = 'application/vnd.google-apps.spreadsheet';
let sandbox: GoogleSandbox;

beforeEach(() => {
  sandbox = createGoogleSandbox();
});

/** Bytes that are no text, with a part boundary's dashes in them. */
const bytes = Uint8Array.from({ length: 3000 }, (_, index) => (index * 7 + (index >> 3)) % 256);

async function send(
  path: string,
  { headers, ...rest }: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
) {
  return sandbox.api.request(path, { ...rest, headers: { authorization: `Bearer ${token}`, ...headers } });
}

function multipart(
  metadata: object,
  media: Uint8Array,
  type: string,
): Omit<RequestInit, 'headers'> & { headers: Record<string, string> } {
  const head = `--edge\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n${JSON.stringify(metadata)}\r\n--edge\r\nContent-Type: ${type}\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), media, Buffer.from('\r\n--edge--')]);
  return { method: 'POST', body, headers: { 'content-type': 'multipart/related; boundary=edge' } };
}

describe('whatever arrives as an upload or a batch', () => {
  it('gets an answer of Google, never a 500, and a refused one leaves nothing behind', async () => {
    const type = fc.constantFrom(
      'text/csv',
      'multipart/related; boundary=edge',
      'multipart/mixed; boundary="edge"',
      'multipart/related',
      'image/png',
      spreadsheetType,
    );
    const piece = fc.constantFrom(
      '--edge',
      '--edge--',
      '\r\n',
      '\r\n\r\n',
      'Content-Type: application/json',
      'Content-Transfer-Encoding: base64',
      '{"name":"x"}',
      `{"mimeType":"${spreadsheetType}"}`,
      'GET /drive/v3/files HTTP/1.1',
      'GET http:// HTTP/1.1',
      '{',
      '\u0000',
    );
    const range = fc.constantFrom('bytes 0-9/10', 'bytes 5-1/3', 'bytes */*', 'bytes 99-100/*', 'x', '');
    const path = fc.constantFrom(
      ['POST', '/upload/drive/v3/files?uploadType=multipart'],
      ['POST', '/upload/drive/v3/files?uploadType=media'],
      ['POST', '/upload/drive/v3/files?uploadType=resumable'],
      ['PUT', '/upload/drive/v3/files?uploadType=resumable&upload_id=none'],
      ['PATCH', '/upload/drive/v3/files/none?uploadType=media'],
      ['PUT', '/upload/drive/v2/files/none'],
      ['POST', '/batch/drive/v3'],
    );
    await fc.assert(
      fc.asyncProperty(
        path,
        type,
        fc.array(piece, { maxLength: 12 }),
        range,
        async (place, kind, pieces, part) => {
          const [method = '', address = ''] = place;
          const before = [...sandbox.store.list('google/files')].length;
          const response = await send(address, {
            method,
            body: pieces.join('\r\n'),
            headers: { 'content-type': kind, ...(part === '' ? {} : { 'content-range': part }) },
          });
          expect(response.status).toBeLessThan(500);
          const text = await response.text();
          if (response.status < 400) return;
          expect(text).toContain('"error"');
          expect([...sandbox.store.list('google/files')]).toHaveLength(before);
        },
      ),
      { numRuns: 400, seed: 12 },
    );
  }, 60_000);
});

describe('a file of bytes', () => {
  it('comes back as it was sent, whole and in part, with its size and digests', async () => {
    const made = await send(
      '/upload/drive/v3/files?uploadType=multipart&fields=*',
      multipart({ name: 'photo.png' }, bytes, 'image/png'),
    );
    const file: unknown = await made.json();
    expect(file).toMatchObject({
      name: 'photo.png',
      mimeType: 'image/png',
      size: '3000',
      fileExtension: 'png',
      md5Checksum: createHash('md5').update(bytes).digest('hex'),
      sha256Checksum: createHash('sha256').update(bytes).digest('hex'),
    });
    const path = `/drive/v3/files/${String(at(file, 'id'))}?alt=media`;
    const whole = await send(path);
    expect(whole.headers.get('content-type')).toBe('image/png');
    expect(new Uint8Array(await whole.arrayBuffer())).toEqual(bytes);
    const part = await send(path, { headers: { range: 'bytes=10-19' } });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 10-19/3000']);
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(bytes.slice(10, 20));
    expect((await send(path, { headers: { range: 'bytes=9000-' } })).status).toBe(416);
  });

  it('can be sent in parts, one of them twice', async () => {
    const opened = await send('/upload/drive/v3/files?uploadType=resumable&fields=id,size', {
      method: 'POST',
      body: JSON.stringify({ name: 'big.bin' }),
      headers: { 'x-upload-content-type': 'application/octet-stream' },
    });
    const { pathname, search } = new URL(opened.headers.get('location') ?? '');
    function part(from: number, to: number): Promise<Response> {
      const range = `bytes ${from}-${to - 1}/3000`;
      return send(pathname + search, {
        method: 'PUT',
        body: bytes.slice(from, to),
        headers: { 'content-range': range },
      });
    }
    const first = await part(0, 1000);
    expect([first.status, first.headers.get('range')]).toEqual([308, 'bytes=0-999']);
    const again = await part(500, 1500);
    expect(again.headers.get('range')).toBe('bytes=0-1499');
    const asked = await send(pathname + search, {
      method: 'PUT',
      headers: { 'content-range': 'bytes */3000' },
    });
    expect(asked.headers.get('range')).toBe('bytes=0-1499');
    const last: unknown = await (await part(1500, 3000)).json();
    expect(at(last, 'size')).toBe('3000');
    const read = await send(`/drive/v3/files/${String(at(last, 'id'))}?alt=media`);
    expect(new Uint8Array(await read.arrayBuffer())).toEqual(bytes);
    expect((await part(0, 10)).status).toBe(404);
  });

  it('can be sent in parts by clients that take 308 for a redirect, and by POST', async () => {
    const opened = await send('/upload/drive/v3/files?uploadType=resumable', { method: 'POST', body: '{}' });
    const { pathname, search } = new URL(opened.headers.get('location') ?? '');
    async function part(from: number, to: number, total: string): Promise<Response> {
      const range = `bytes ${from}-${to - 1}/${total}`;
      const headers = { 'content-range': range, 'x-guploader-no-308': 'yes' };
      return send(pathname + search, { method: 'POST', body: bytes.slice(from, to), headers });
    }
    const first = await part(0, 1000, '*');
    expect([first.status, first.headers.get('x-http-status-code-override')]).toEqual([200, '308']);
    const last: unknown = await (await part(1000, 3000, '3000')).json();
    expect(at(last, 'kind')).toBe('drive#file');
  });

  it('can be sent in the words of the other upload protocol', async () => {
    const start = { 'x-goog-upload-protocol': 'resumable', 'x-goog-upload-command': 'start' };
    const opened = await send('/upload/drive/v3/files?fields=id,size', {
      method: 'POST',
      body: '{"name":"r.txt"}',
      headers: start,
    });
    expect(opened.headers.get('x-goog-upload-status')).toBe('active');
    const { pathname, search } = new URL(opened.headers.get('x-goog-upload-url') ?? '');
    const query = await send(pathname + search, {
      method: 'POST',
      headers: { 'x-goog-upload-command': 'query' },
    });
    expect(query.headers.get('x-goog-upload-size-received')).toBe('0');
    const sent = await send(pathname + search, {
      method: 'POST',
      body: bytes,
      headers: { 'x-goog-upload-command': 'upload, finalize', 'x-goog-upload-offset': '0' },
    });
    expect(sent.headers.get('x-goog-upload-status')).toBe('final');
    expect(at(await sent.json(), 'size')).toBe('3000');
  });

  it('is copied with its bytes, and gone with its bytes', async () => {
    const made: unknown = await (
      await send('/upload/drive/v3/files?uploadType=multipart', multipart({ name: 'a' }, bytes, 'image/png'))
    ).json();
    const copy = await sandbox.ask(`/drive/v3/files/${String(at(made, 'id'))}/copy`, { body: {} });
    await sandbox.ask(`/drive/v3/files/${String(at(made, 'id'))}`, { method: 'DELETE' });
    const read = await send(`/drive/v3/files/${String(at(copy.body, 'id'))}?alt=media`);
    expect(new Uint8Array(await read.arrayBuffer())).toEqual(bytes);
    expect([...sandbox.store.list('google/file_content')]).toHaveLength(1);
  });

  it('has digests as everybody makes them, whatever its length', () => {
    for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 2000])
      expect(md5(bytes.slice(0, length))).toBe(
        createHash('md5').update(bytes.slice(0, length)).digest('hex'),
      );
  });
});

describe('an upload that is to be a spreadsheet', () => {
  it('reads columns between commas or tabs', async () => {
    for (const [type, separator] of [
      ['text/csv', ','],
      ['text/tab-separated-values', '\t'],
    ] as const) {
      const media = Buffer.from(['name', 'value'].join(separator) + '\n' + ['a', '1.5'].join(separator));
      const made: unknown = await (
        await send(
          '/upload/drive/v3/files?uploadType=multipart',
          multipart({ name: 'S', mimeType: spreadsheetType }, media, type),
        )
      ).json();
      const path = `/v4/spreadsheets/${String(at(made, 'id'))}/values/A1:B2?valueRenderOption=UNFORMATTED_VALUE`;
      expect(at((await sandbox.ask(path)).body, 'values')).toEqual([
        ['name', 'value'],
        ['a', 1.5],
      ]);
    }
  });

  it('is refused when it cannot be read, before anything is made', async () => {
    const body = multipart({ name: 'S', mimeType: spreadsheetType }, bytes, 'image/png');
    const refused = await send('/upload/drive/v3/files?uploadType=multipart', body);
    expect(refused.status).toBe(400);
    expect(at((await sandbox.ask('/drive/v3/files')).body, 'files')).toEqual([]);
    const broken = await send('/upload/drive/v3/files?uploadType=multipart', {
      ...body,
      body: '--edge\r\nnothing',
    });
    expect(broken.status).toBe(400);
  });
});

/** A small spreadsheet in another form, byte by byte. */
async function exported(type: string): Promise<string> {
  const id = await sandbox.spreadsheet({
    properties: { title: 'Book' },
    sheets: [{ properties: { title: 'One & two' } }],
  });
  await sandbox.ask(`/v4/spreadsheets/${id}/values/A1:B2?valueInputOption=USER_ENTERED`, {
    method: 'PUT',
    body: {
      values: [
        ['a <b>', '5%'],
        ['(c)', '=1/0'],
      ],
    },
  });
  const response = await send(`/drive/v3/files/${id}/export?mimeType=${encodeURIComponent(type)}`);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
  return Buffer.from(await response.arrayBuffer()).toString('latin1');
}

describe('an export', () => {
  it('as OpenDocument holds values and what is shown', async () => {
    const text = await exported('application/x-vnd.oasis.opendocument.spreadsheet');
    expect(text).toContain('mimetypeapplication/vnd.oasis.opendocument.spreadsheet');
    expect(text).toContain('table:name="One &amp; two"');
    expect(text).toContain('office:value-type="float" office:value="0.05"><text:p>5%</text:p>');
    expect(text).toContain('<text:p>#DIV/0!</text:p>');
  });

  it('as web pages holds one a sheet', async () => {
    const text = await exported('application/zip');
    expect(text).toContain('One & two.html');
    expect(text).toContain('<td>a &lt;b&gt;</td><td>5%</td>');
  });

  it('as PDF holds the text of the cells, and says where each of its parts lies', async () => {
    const text = await exported('application/pdf');
    expect(text.startsWith('%PDF-1.4')).toBe(true);
    expect(text).toContain(String.raw`(\(c\)) Tj`);
    const start = Number(/startxref\n(\d+)/.exec(text)?.[1]);
    expect(text.slice(start, start + 4)).toBe('xref');
    const places = [...text.slice(start).matchAll(/^(\d{10}) 00000 n/gm)].map(([, place]) => Number(place));
    for (const [index, place] of places.entries())
      expect(text.slice(place).startsWith(`${index + 1} 0 obj`)).toBe(true);
  });
});

describe('a batch of requests', () => {
  it('answers each by itself, in order, under the id it came with', async () => {
    const id = await sandbox.spreadsheet({ properties: { title: 'Mine' } });
    const share = JSON.stringify({ type: 'anyone', role: 'reader' });
    const calls = [
      `GET /drive/v3/files/${id}?fields=name HTTP/1.1\r\n\r\n`,
      'GET https://www.googleapis.com/drive/v3/files/nothing HTTP/1.1\r\n\r\n',
      `POST /drive/v3/files/${id}/permissions HTTP/1.1\r\nContent-Type: application/json\r\n\r\n${share}`,
    ];
    const parts = calls.map(
      (call, index) =>
        `--b\r\nContent-Type: application/http\r\nContent-ID: <call+${index}>\r\n\r\n${call}\r\n`,
    );
    const response = await send('/batch/drive/v3', {
      method: 'POST',
      body: `${parts.join('')}--b--`,
      headers: { 'content-type': 'multipart/mixed; boundary="b"' },
    });
    const text = await response.text();
    const [, boundary = ''] = /boundary=(.+)/.exec(response.headers.get('content-type') ?? '') ?? [];
    const answers = text.split(`--${boundary}`).slice(1, -1);
    expect(answers.map((one) => /Content-ID: (.+)\r\n\r\nHTTP\/1.1 (\d+)/.exec(one)?.slice(1))).toEqual([
      ['<response-call+0>', '200'],
      ['<response-call+1>', '404'],
      ['<response-call+2>', '200'],
    ]);
    expect(answers[0]).toContain('"name": "Mine"');
  });

  it('is refused when it holds nothing, too much, or what is no request', async () => {
    const part =
      '--b\r\nContent-Type: application/http\r\n\r\nGET /drive/v3/about?fields=* HTTP/1.1\r\n\r\n\r\n';
    for (const body of ['', '--b--', `${part.replace('GET ', '')}--b--`, `${part.repeat(101)}--b--`]) {
      const headers = { 'content-type': 'multipart/mixed; boundary=b' };
      expect((await send('/batch/drive/v3', { method: 'POST', body, headers })).status).toBe(400);
    }
  });
});

describe('what the sandbox has none of', () => {
  it('is listed as empty, and refused by name', async () => {
    const id = await sandbox.spreadsheet();
    const lists = [
      'drives',
      'teamdrives',
      'apps',
      `files/${id}/listLabels`,
      `files/${id}/approvals`,
      `files/${id}/accessproposals`,
    ];
    for (const path of lists)
      expect([path, (await sandbox.ask(`/drive/v3/${path}`)).status]).toEqual([path, 200]);
    expect((await sandbox.ask('/drive/v3/drives')).body).toEqual({ kind: 'drive#driveList', drives: [] });
    const missing = await sandbox.ask('/drive/v3/drives/0AX');
    expect(at(missing.body, 'error', 'message')).toBe('Shared drive not found: 0AX');
    const refused = await sandbox.ask('/drive/v3/drives?requestId=1', { body: { name: 'Team' } });
    expect(at(refused.body, 'error', 'errors', 0, 'reason')).toBe('userCannotCreateTeamDrives');
  });
});

describe('replies to a comment', () => {
  it('are shown under it, and resolve it', async () => {
    const id = await sandbox.spreadsheet();
    const comment = await sandbox.ask(`/drive/v3/files/${id}/comments?fields=*`, {
      body: { content: 'Why?' },
    });
    const path = `/drive/v3/files/${id}/comments/${String(at(comment.body, 'id'))}`;
    const reply = await sandbox.ask(`${path}/replies?fields=*`, {
      body: { content: 'So', action: 'resolve' },
    });
    const shown = await sandbox.ask(`${path}?fields=resolved,replies(content,action)`);
    expect(shown.body).toEqual({ resolved: true, replies: [{ content: 'So', action: 'resolve' }] });
    const replyPath = `${path}/replies/${String(at(reply.body, 'id'))}`;
    const changed = await sandbox.ask(`${replyPath}?fields=content`, {
      method: 'PATCH',
      body: { content: 'So <it> is' },
    });
    expect(changed.body).toEqual({ content: 'So <it> is' });
    expect((await sandbox.ask(replyPath, { method: 'DELETE' })).status).toBe(204);
    expect((await sandbox.ask(`${path}/replies?fields=replies`)).body).toEqual({ replies: [] });
    const edited = await sandbox.ask(`${path}?fields=content`, {
      method: 'PATCH',
      body: { content: 'How?' },
    });
    expect(edited.body).toEqual({ content: 'How?' });
  });
});
