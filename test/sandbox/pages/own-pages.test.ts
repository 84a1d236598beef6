import { describe, expect, it } from 'vitest';
import { visitSandbox, wordsOf } from './visit-sandbox.ts';

describe('the sandbox’s front door', () => {
  it('says what it is, what it holds, and how clients come in', async () => {
    const visit = await visitSandbox();
    await visit.ask('POST', '/v4/spreadsheets', { properties: { title: 'Finance' } });
    const { status, html } = await visit.open('/');
    const words = wordsOf(html);
    expect(status).toBe(200);
    expect(words).toContain('stands in for Notion and Google Sheets');
    expect(words).toContain('Strategy');
    expect(words).toContain('Finance');
    expect(words).toContain('ntn_sandbox');
    expect(words).toContain('http://sandbox.test');
    expect(words).toContain('1 answered');
  });

  it('takes a new page of Notion and a new spreadsheet, and opens each', async () => {
    const visit = await visitSandbox();
    expect((await visit.send('/notion', { title: 'Roadmap' })).html).toContain('<h1>Roadmap</h1>');
    const sheet = await visit.send('/sheets', { title: 'Our numbers' });
    expect(wordsOf(sheet.html)).toContain('Our numbers');
    expect(sheet.html).toContain('aria-label="A1: empty"');
    const words = wordsOf((await visit.open('/')).html);
    expect(words).toContain('Roadmap');
    expect(words).toContain('Our numbers');
  });

  it('runs no script but its own', async () => {
    const visit = await visitSandbox();
    const { html, headers } = await visit.open('/');
    const policy = headers.get('content-security-policy') ?? '';
    const [, script = ''] = /<script>(.*?)<\/script>/s.exec(html) ?? [];
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(script));
    expect(policy).toContain(`script-src 'sha256-${Buffer.from(hash).toString('base64')}'`);
    expect(policy).toContain("default-src 'none'");
  });

  it('lists the requests that clients made, and none of its own', async () => {
    const visit = await visitSandbox();
    expect(wordsOf((await visit.open('/requests')).html)).toContain('Nothing has been asked yet.');
    await visit.ask('GET', '/v1/users/me');
    await visit.ask('GET', '/v1/users/me');
    await visit.open(`/notion/${visit.page}`);
    const words = wordsOf((await visit.open('/requests')).html);
    expect(words).toContain('notion GET /v1/users/me 2');
    expect(words).not.toContain('/v1/pages');
  });

  it('is emptied by its button, and by no other site', async () => {
    const visit = await visitSandbox();
    const foreign = await visit.send('/reset', {}, 'https://elsewhere.example');
    expect(foreign.status).toBe(403);
    expect(wordsOf((await visit.open('/')).html)).toContain('Strategy');
    const { html } = await visit.send('/reset', {});
    expect(wordsOf(html)).toContain('The workspace is empty.');
    expect(wordsOf(html)).not.toContain('Strategy');
  });

  it('has a page for addresses that lead nowhere', async () => {
    const visit = await visitSandbox();
    const { status, html } = await visit.open('/elsewhere');
    expect(status).toBe(404);
    expect(wordsOf(html)).toContain('There is nothing under this address.');
  });
});
