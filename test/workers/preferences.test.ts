import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { createDirectory } from '../../src/store/directory.ts';
import { nextNight } from '../../src/store/next-night.ts';
import type { WorkspaceView } from '../../src/store/workspace-view.ts';
import type { TestBrowser, TestPage } from './browser.ts';
import { openBrowser } from './browser.ts';
import { install, until, workspaceIn } from './install.ts';
import { ask, waitFor } from './northbook.ts';
import { approve, seedPerson } from './vendor-pages.ts';

const ada = { name: 'Ada Conti', email: 'ada.conti@example.com' };

let browser: TestBrowser;
let id: string;

function page(part = ''): string {
  return `/workspaces/${id}/preferences${part}`;
}

/** The number of the newest change, as its button has it. */
function newestChange({ text }: TestPage): string {
  return /name="change" value="(\d+)"/.exec(text)?.[1] ?? '';
}

async function view(): Promise<WorkspaceView> {
  const found = await env.WORKSPACES.getByName(id).view();
  if (found === undefined) throw new Error('there is no such workspace');
  return found;
}

/** Recalculates, and waits until that is done. */
async function recalculated(): Promise<WorkspaceView> {
  const before = (await view()).runs.length;
  await browser.send(`/workspaces/${id}/recalculate`);
  return waitFor(async () => {
    const now = await view();
    return now.runs.length > before && now.runs[0]?.state === 'done' ? now : undefined;
  });
}

async function installed(name: string): Promise<string> {
  const { url } = await install(browser, { name, sample: 'learning-app', template: 'north-star' });
  await until(browser, { page: url, says: 'is ready' });
  await until(browser, { page: `/workspaces/${workspaceIn(url)}`, says: 'Computed for' });
  return workspaceIn(url);
}

beforeAll(async () => {
  await seedPerson(ada);
  browser = openBrowser();
  await approve(browser, { tool: 'notion', person: ada });
  id = await installed('Judged');
});

describe('the thresholds of a workspace', () => {
  it('are changed with who and when, wait for the next recalculation, and are taken back', async () => {
    const before = await browser.open(page());
    expect(before.text).toContain('On track within');
    expect(before.text).toContain('Standard: 10 points; from 1 to 100.');
    expect(before.text).not.toContain('It takes effect at the next recalculation');
    const saved = await browser.send(page('/thresholds'), { onTrackGap: '12,5', mostDrivers: '4' });
    expect(saved.text).toContain('On track within: 10 points → 12.5 points');
    expect(saved.text).toContain('Key drivers at most: 3 drivers → 4 drivers');
    expect(saved.text).toContain('Ada Conti, ');
    expect(saved.text).toContain('It takes effect at the next recalculation, at 03:00 in the night.');
    const { areSettingsWaiting } = await view();
    expect(areSettingsWaiting).toBe(true);
    const back = await browser.send(page('/undo'), { change: newestChange(saved) });
    expect(back.text).toContain('On track within: 12.5 points → 10 points');
    expect(back.text).toContain('Key drivers at most: 4 drivers → 3 drivers');
    const again = await browser.send(page('/undo'), { change: newestChange(back) });
    expect(again.text).toContain('Key drivers at most: 3 drivers → 4 drivers');
    const standard = await browser.send(page('/thresholds'), { reset: 'onTrackGap' });
    expect(standard.text).toContain('On track within: 12.5 points → 10 points');
  });

  it('are used by the next recalculation', async () => {
    await browser.send(page('/thresholds'), { reviewMonths: '1' });
    const { latest, areSettingsWaiting } = await recalculated();
    const reviewed = latest?.summary.gaps.find(({ rule }) => rule === 'driver/reviewed');
    expect(reviewed?.thresholds).toEqual([{ name: 'reviewMonths', value: 1 }]);
    expect(areSettingsWaiting).toBe(false);
  });

  it('are refused out of range, misspelt or against each other, with what was typed still there', async () => {
    const refused = await browser.send(page('/thresholds'), { onTrackGap: '200', nameWords: '2.5' });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('Nothing was saved: 2 fields have to be corrected.');
    expect(refused.text).toContain('Type a number from 1 to 100 (points), or leave it empty');
    expect(refused.text).toContain('Type a whole number from 1 to 30 (words), or leave it empty');
    expect(refused.text).toContain('value="200"');
    const misspelt = await browser.send(page('/thresholds'), { focusShar: '20' });
    expect(misspelt.text).toContain('No threshold is called “focusShar”. Perhaps “focusShare” is meant.');
    const contrary = await browser.send(page('/thresholds'), { onTrackGap: '30' });
    expect(contrary.status).toBe(400);
    expect(contrary.text).toContain('“Behind within” has to be at least “On track within”');
    expect(newestChange(await browser.open(page()))).toBe(newestChange(refused));
  });
});

describe('a rule', () => {
  it('is switched off with a reason only, and on again', async () => {
    const refused = await browser.send(page('/rules'), { rule: 'nsm/job', reason: ' ' });
    expect([refused.status, refused.text.includes('a reason is missing')]).toEqual([400, true]);
    const unknown = await browser.send(page('/rules'), { rule: 'nsm/jobb', reason: 'We know' });
    expect(unknown.text).toContain('Perhaps “nsm/job” is meant.');
    const off = await browser.send(page('/rules'), { rule: 'nsm/job', reason: 'It hangs on the wall' });
    expect(off.text).toContain('Off: It hangs on the wall');
    expect(off.text).toContain('nsm/job switched off: It hangs on the wall');
    expect((await recalculated()).latest?.summary.gaps.some(({ rule }) => rule === 'nsm/job')).toBe(false);
    const on = await browser.send(page('/rules'), { rule: 'nsm/job', on: 'yes' });
    expect(on.text).toContain('nsm/job switched on');
    expect(on.text).not.toContain('Off: ');
  });
});

describe('a finding', () => {
  it('is accepted where it stands, shows so at once, and counts again when people want', async () => {
    const { latest } = await view();
    const gap = latest?.summary.gaps.find(({ row }) => row !== null);
    if (typeof gap?.row !== 'string') throw new Error('the sample has no finding on a row');
    const fields = { rule: gap.rule, subject: gap.row, name: gap.subject, reason: 'Known since May' };
    const accepted = await browser.send(`/workspaces/${id}/acknowledge`, fields);
    expect(accepted.text).toContain('accepted: Known since May');
    expect(accepted.text).toContain('they take effect at the next recalculation');
    const listed = await browser.open(page());
    expect(listed.text).toContain('Accepted findings (1)');
    expect(listed.text).toContain(`${gap.rule} on “${gap.subject}” accepted: Known since May`);
    const again = await browser.send(page('/findings'), { rule: gap.rule, subject: gap.row });
    expect(again.text).toContain('Accepted findings (0)');
    expect((await browser.open(`/workspaces/${id}`)).text).not.toContain('accepted: Known since May');
  });
});

describe('the name, the time zone, the language and the hour of a workspace', () => {
  it('are changed here and in the list of workspaces, and the next night with them', async () => {
    const refused = await browser.send(page('/basics'), {
      name: ' ',
      timeZone: 'Rome',
      language: 'Italian',
      nightHour: '24',
    });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('Type a time zone such as Europe/Rome or UTC.');
    expect(refused.text).toContain('Type a language such as it-IT or en-GB, or leave it empty.');
    expect(refused.text).toContain('value="Italian"');
    const saved = await browser.send(page('/basics'), {
      name: 'Judged anew',
      timeZone: 'Pacific/Auckland',
      language: 'de-DE',
      nightHour: '5',
    });
    expect(saved.text).toContain('Name: Judged → Judged anew');
    expect(saved.text).toContain('Time zone: Europe/Rome → Pacific/Auckland');
    expect(saved.text).toContain('→ German (Germany)');
    expect(saved.text).toContain('Night run: 03:00 → 05:00');
    const entry = await createDirectory(env.DIRECTORY).find(id);
    expect([entry?.name, entry?.timeZone, entry?.nightHour]).toEqual(['Judged anew', 'Pacific/Auckland', 5]);
    if (entry === undefined) throw new Error('the directory has lost it');
    expect(entry.nextRunAt).toBe(nextNight(Date.now(), entry));
    expect((await browser.open('/')).text).toContain('Judged anew');
    await browser.send(page('/undo'), { change: newestChange(saved) });
    expect((await createDirectory(env.DIRECTORY).find(id))?.timeZone).toBe('Europe/Rome');
  });
});

describe('settings that two people change', () => {
  it('are not taken back past what somebody changed since', async () => {
    const saved = await browser.send(page('/thresholds'), { mostKeyResults: '7' });
    await browser.send(page('/thresholds'), { mostObjectives: '7' });
    const stale = await browser.send(page('/undo'), { change: newestChange(saved) });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('somebody changed the settings in the meantime');
  });
});

describe('settings as they were stored or sent', () => {
  const notion = { token: 'ntn_nobody', page: crypto.randomUUID() };

  it('report a misspelt name, until it is forgotten', async () => {
    const object = env.WORKSPACES.getByName(id);
    await runInDurableObject(object, (_, { storage }) => {
      storage.sql.exec(
        `UPDATE workspace SET config =
           json_set(config, '$.settings.onTrakGap', 0.2, '$.settings.rules.focusShar', 0.2)`,
      );
    });
    const shown = await browser.open(page());
    expect(shown.text).toContain('No setting is called “onTrakGap”, so nothing is set by it.');
    expect(shown.text).toContain('perhaps “rules.focusShare” is meant');
    const one = await browser.send(page('/unknown'), { name: 'onTrakGap' });
    expect(one.text).toContain('onTrakGap, which is no setting, forgotten');
    const none = await browser.send(page('/unknown'), { name: 'rules.focusShar' });
    expect(none.text).not.toContain('do nothing');
  });

  it('are refused with a misspelt name when a workspace is made', async () => {
    const response = await ask('POST /api/workspaces', {
      name: 'Misspelt',
      settings: { rules: { focusShar: 0.2 } },
      connections: { notion },
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(
      'no setting is called “rules.focusShar”; perhaps “rules.focusShare” is meant',
    );
  });
});
