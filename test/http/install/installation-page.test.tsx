/** @jsxImportSource hono/jsx */
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { InstallationPage } from '../../../src/http/install/installation-page.tsx';
import type { InstallationView } from '../../../src/store/installation-view.ts';

async function show(next: string | null, waitsUntil: number | null = null): Promise<string> {
  const view: InstallationView = {
    id: 'w1',
    name: 'Acme',
    template: 'kpi-book',
    hasSample: false,
    surfaces: [
      {
        surface: 'sheets',
        progress: {
          surface: 'sheets',
          made: ['The spreadsheet with its tabs'],
          done: 2,
          total: 9,
          next,
          waitsUntil,
        },
        place: null,
        parent: null,
        brought: [],
      },
    ],
    isWaiting: false,
    stopped: null,
    firstRun: 'waiting',
  };
  const app = new Hono().get('/', (c) => c.html(<InstallationPage view={view} mayGoOn now={100_000} />));
  return (await app.request('/')).text();
}

describe('the page of an installation under way', () => {
  it('says what is made, what is being made, and how far that is', async () => {
    const page = await show('Filling the tabs');
    expect(page).toContain('✓ The spreadsheet with its tabs');
    expect(page).toContain('Filling the tabs …');
    expect(page).toContain('<progress max="9" value="2">');
  });

  it('says nothing of what comes where a tool does not tell', async () => {
    expect(await show(null)).not.toContain('…');
  });

  it('says how long it waits for its tool, and no longer than that', async () => {
    expect(await show(null, 141_500)).toContain('It goes on by itself in 42 seconds at the latest.');
    expect(await show(null, 99_000)).not.toContain('to wait');
    expect(await show(null)).not.toContain('to wait');
  });
});
