import { beforeEach, describe, expect, it } from 'vitest';
import { at, createGoogleSandbox } from './google-sandbox.ts';
import type { GoogleSandbox } from './google-sandbox.ts';

const folderType = 'application/vnd.google-apps.folder';
let sandbox: GoogleSandbox;
let sent: Request[];

beforeEach(() => {
  sent = [];
  sandbox = createGoogleSandbox({ deliver: (request) => sent.push(request) });
});

async function file(body: object): Promise<string> {
  return String(at((await sandbox.ask('/drive/v3/files', { body })).body, 'id'));
}

async function names(q: string): Promise<unknown> {
  const path = `/drive/v3/files?orderBy=name&fields=files(name)&q=${encodeURIComponent(q)}`;
  const { body } = await sandbox.ask(path);
  const files = at(body, 'files');
  return Array.isArray(files) ? files.map((one) => at(one, 'name')) : body;
}

describe('the query of files.list', () => {
  it('finds by name, kind, place, time and own marks', async () => {
    const folder = await file({ name: 'Reports', mimeType: folderType });
    await file({ name: "Ada's plan", parents: [folder], appProperties: { kind: 'plan' } });
    sandbox.wait(60_000);
    await file({ name: 'Growth plan 2026', properties: { team: 'growth' }, description: 'about hiring' });
    expect(await names("name = 'reports'")).toEqual(['Reports']);
    expect(await names(String.raw`name = 'Ada\'s plan'`)).toEqual(["Ada's plan"]);
    expect(await names("name contains 'plan'")).toEqual(["Ada's plan", 'Growth plan 2026']);
    expect(await names("name contains 'lan'")).toEqual([]);
    expect(await names(`mimeType = '${folderType}'`)).toEqual(['Reports']);
    expect(await names(`mimeType != '${folderType}' and '${folder}' in parents`)).toEqual(["Ada's plan"]);
    expect(await names("'root' in parents and trashed = false")).toEqual(['Growth plan 2026', 'Reports']);
    expect(await names("modifiedTime > '2026-06-01T09:00:30'")).toEqual(['Growth plan 2026']);
    expect(await names("appProperties has { key='kind' and value='plan' }")).toEqual(["Ada's plan"]);
    expect(await names("properties has { key='team' and value='growth' } or name = 'Reports'")).toEqual([
      'Growth plan 2026',
      'Reports',
    ]);
    expect(await names("not name contains 'plan' and 'me' in owners")).toEqual(['Reports']);
    expect(await names("fullText contains 'hiring'")).toEqual(['Growth plan 2026']);
  });

  it('is refused when it cannot be read', async () => {
    expect(at(await names('name like "x"'), 'error', 'message')).toBe('Invalid Value');
    expect(at(await names("name = 'x' and"), 'error', 'errors', 0, 'location')).toBe('q');
  });
});

describe('the trash', () => {
  it('keeps a file until it is emptied, and brings it back before', async () => {
    const id = await file({ name: 'Old' });
    const path = `/drive/v3/files/${id}?fields=trashed`;
    expect((await sandbox.ask(path, { method: 'PATCH', body: { trashed: true } })).body).toEqual({
      trashed: true,
    });
    expect(await names('trashed = true')).toEqual(['Old']);
    await sandbox.ask(path, { method: 'PATCH', body: { trashed: false } });
    await sandbox.ask('/drive/v3/files/trash', { method: 'DELETE' });
    expect((await sandbox.ask(path)).status).toBe(200);
    expect((await sandbox.ask(path, { method: 'DELETE' })).status).toBe(204);
    expect((await sandbox.ask(path)).status).toBe(404);
  });
});

describe('watch channels', () => {
  const channel = { id: 'channel-1', type: 'web_hook', address: 'https://app.example/hook', token: 'secret' };

  async function watchChanges(more: object = {}): Promise<unknown> {
    const start = await sandbox.ask('/drive/v3/changes/startPageToken');
    const token = String(at(start.body, 'startPageToken'));
    return (
      await sandbox.ask(`/drive/v3/changes/watch?pageToken=${token}`, { body: { ...channel, ...more } })
    ).body;
  }

  it('say hello, then tell of every change with their token and a rising number', async () => {
    const opened = await watchChanges();
    await sandbox.spreadsheet();
    await sandbox.spreadsheet();
    const told = sent.map(({ url, headers }) => [
      url,
      headers.get('x-goog-resource-state'),
      headers.get('x-goog-message-number'),
      headers.get('x-goog-channel-token'),
      headers.get('x-goog-resource-id'),
    ]);
    const resource = at(opened, 'resourceId');
    expect(told).toEqual([
      [channel.address, 'sync', '1', 'secret', resource],
      [channel.address, 'change', '2', 'secret', resource],
      [channel.address, 'change', '3', 'secret', resource],
    ]);
  });

  it('of one file tell of that file alone, also when a cell is written', async () => {
    const id = await sandbox.spreadsheet();
    await sandbox.ask(`/drive/v3/files/${id}/watch`, { body: channel });
    await sandbox.spreadsheet();
    expect(sent).toHaveLength(1);
    await sandbox.ask(`/v4/spreadsheets/${id}/values/A1?valueInputOption=RAW`, {
      method: 'PUT',
      body: { values: [[1]] },
    });
    expect(sent.at(-1)?.headers.get('x-goog-resource-state')).toBe('update');
    await sandbox.ask(`/drive/v3/files/${id}`, { method: 'DELETE' });
    expect(sent.at(-1)?.headers.get('x-goog-resource-state')).toBe('remove');
  });

  it('end after an hour, at the asked time, after a week at most, or when they are stopped', async () => {
    const now = Date.UTC(2026, 5, 1, 9);
    expect(at(await watchChanges(), 'expiration')).toBe(String(now + 3_600_000));
    expect(
      at(await watchChanges({ id: 'long', expiration: String(now + 30 * 86_400_000) }), 'expiration'),
    ).toBe(String(now + 7 * 86_400_000));
    const soon = await watchChanges({ id: 'soon', expiration: now + 60_000 });
    expect(at(await watchChanges({ id: 'past', expiration: '1000' }), 'error', 'message')).toBe(
      'Invalid ttl value for channel',
    );
    expect(at(await watchChanges({ id: 'soon' }), 'error', 'message')).toBe('Channel id soon not unique');
    sandbox.wait(61_000);
    sent.length = 0;
    await sandbox.spreadsheet();
    expect(sent.map(({ headers }) => headers.get('x-goog-channel-id'))).toEqual(['channel-1', 'long']);
    const stop = { id: 'long', resourceId: 'wrong' };
    expect((await sandbox.ask('/drive/v3/channels/stop', { body: stop })).status).toBe(404);
    expect(at(soon, 'id')).toBe('soon');
  });
});

describe('changes', () => {
  it('list each file once, with what it is now, and those that went', async () => {
    const start = await sandbox.ask('/drive/v3/changes/startPageToken');
    const token = String(at(start.body, 'startPageToken'));
    const [kept, lost] = [await file({ name: 'Kept' }), await file({ name: 'Lost' })];
    await sandbox.ask(`/drive/v3/files/${kept}`, { method: 'PATCH', body: { name: 'Renamed' } });
    await sandbox.ask(`/drive/v3/files/${lost}`, { method: 'DELETE' });
    const { body } = await sandbox.ask(
      `/drive/v3/changes?pageToken=${token}&fields=changes(fileId,removed,file/name),newStartPageToken`,
    );
    expect(at(body, 'changes')).toEqual([
      { fileId: kept, removed: false, file: { name: 'Renamed' } },
      { fileId: lost, removed: true },
    ]);
    const again = await sandbox.ask(
      `/drive/v3/changes?pageToken=${String(at(body, 'newStartPageToken'))}&fields=changes`,
    );
    expect(again.body).toEqual({ changes: [] });
  });
});
