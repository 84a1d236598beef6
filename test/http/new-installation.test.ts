import { describe, expect, it } from 'vitest';
import { notionPageId, readInstallation } from '../../src/http/install/new-installation.ts';

const form = { name: 'Acme', timeZone: 'Europe/Rome', template: 'north-star' };
const both = { notion: 'notion/bot', sheets: 'sheets/1' };

function tables(): readonly string[] {
  return ['metrics', 'readings', 'objectives'];
}

describe('what a person decides before an installation', () => {
  it('puts the readings into the sheet and the rest into Notion when both are there and nothing else is said', () => {
    expect(readInstallation({ ...form, ...both }, tables)).toMatchObject({
      decision: {
        homes: { metrics: 'notion', readings: 'sheets', objectives: 'notion' },
        connections: both,
      },
    });
  });

  it('puts everything where there is only one tool, whatever the form says', () => {
    const read = readInstallation({ ...form, sheets: 'sheets/1', spread: 'notion' }, tables);
    expect(read).toMatchObject({
      decision: { homes: { metrics: 'sheets', readings: 'sheets', objectives: 'sheets' } },
    });
  });

  it('goes table by table when asked, and connects only what is used', () => {
    const each = {
      spread: 'each',
      'home.metrics': 'sheets',
      'home.readings': 'sheets',
      'home.objectives': 'sheets',
    };
    const read = readInstallation({ ...form, ...both, ...each }, tables);
    expect(read).toMatchObject({
      decision: { homes: { metrics: 'sheets' }, connections: { sheets: 'sheets/1' } },
    });
    expect(read).not.toHaveProperty('decision.connections.notion');
  });

  it('takes an empty field for one that was left out', () => {
    const read = readInstallation({ ...form, ...both, timeZone: '', sample: '', page: '' }, tables);
    expect(read).toMatchObject({ decision: { timeZone: 'UTC', sample: undefined, page: undefined } });
  });

  it('says what is missing', () => {
    expect(readInstallation(form, tables)).toEqual({
      problem: 'Connect the tool first that the tables are to live in.',
    });
    expect(readInstallation({ ...form, ...both, template: 'none' }, () => [])).toHaveProperty('problem');
    expect(readInstallation({ ...form, ...both, name: '' }, tables)).toEqual({ problem: 'Give it a name.' });
  });
});

describe('the address of a Notion page', () => {
  it.each([
    ['https://www.notion.so/acme/Strategy-5a0d60cc000040008000000000000001?pvs=4'],
    ['https://app.notion.com/p/Strategy-5a0d60cc000040008000000000000001#part'],
    ['5a0d60cc-0000-4000-8000-000000000001'],
    ['5A0D60CC000040008000000000000001'],
  ])('holds the page’s id: %s', (address) => {
    expect(notionPageId(address)).toBe('5a0d60cc-0000-4000-8000-000000000001');
  });

  it('is not any text', () => {
    expect(notionPageId('https://www.notion.so/acme')).toBeUndefined();
  });
});
