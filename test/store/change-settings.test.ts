import { describe, expect, it } from 'vitest';
import type { SettingsChange } from '../../src/store/change-settings.ts';
import { changeSettings, sayChanges, takeBack } from '../../src/store/change-settings.ts';
import { WorkspaceConfig } from '../../src/store/workspace-config.ts';

const config = WorkspaceConfig.parse({ name: 'Acme', timeZone: 'UTC', template: 'north-star', homes: {} });

function said(change: SettingsChange, from = config): string[] {
  return sayChanges(from, changeSettings(from, change));
}

describe('a change of the settings', () => {
  it('says nothing when it changes nothing', () => {
    const values = [{ name: 'onTrackGap', value: 0.1 }] as const;
    expect(said({ kind: 'thresholds', values })).toEqual([]);
    expect(said({ kind: 'switch-on', rule: 'nsm/one' })).toEqual([]);
    expect(said({ kind: 'look-again', rule: 'nsm/one', subject: 'x' })).toEqual([]);
  });

  it('replaces the reason of a rule that is off, and of a finding that is accepted', () => {
    const off = changeSettings(config, { kind: 'switch-off', rule: 'nsm/job', reason: 'One' });
    expect(said({ kind: 'switch-off', rule: 'nsm/job', reason: 'Two' }, off)).toEqual([
      'nsm/job switched off: Two',
    ]);
    const finding = { rule: 'okr/silo', subject: 'row 1', name: 'Growth', reason: 'One' };
    const accepted = changeSettings(config, { kind: 'accept', finding });
    const again = changeSettings(accepted, { kind: 'accept', finding: { ...finding, reason: 'Two' } });
    expect(again.settings.acknowledged).toHaveLength(1);
    expect(sayChanges(accepted, again)).toEqual(['okr/silo on “Growth” accepted: Two']);
  });

  it('is taken back without what else has happened to the workspace', () => {
    const values = [{ name: 'mostDrivers', value: 5 }] as const;
    const after = {
      ...changeSettings(config, { kind: 'thresholds', values }),
      homes: { work: 'notion' } as const,
    };
    expect(takeBack(after, config)).toEqual({ ...config, homes: { work: 'notion' } });
  });
});

describe('the language of a workspace', () => {
  const { name, timeZone, nightHour } = config;

  it('is changed and let go of in words, and taken back', () => {
    const italian = changeSettings(config, {
      kind: 'basics',
      basics: { name, timeZone, nightHour, language: 'it-IT' },
    });
    expect(sayChanges(config, italian)).toEqual(['Language: none → Italian (Italy)']);
    const none = { kind: 'basics', basics: { name, timeZone, nightHour, language: undefined } } as const;
    expect(said(none, italian)).toEqual(['Language: Italian (Italy) → none']);
    expect(takeBack(italian, config).language).toBeUndefined();
    expect(takeBack(config, italian).language).toBe('it-IT');
  });
});

describe('settings that were stored before', () => {
  it('switch rules off by their bare ids, without a reason', () => {
    const { settings } = WorkspaceConfig.parse({ ...config, settings: { rulesOff: ['nsm/job'] } });
    expect(settings.rulesOff).toEqual([{ rule: 'nsm/job' }]);
  });

  it('keep by name what no setting has, also when they are stored again', () => {
    const settings = { onTrakGap: 1, rules: { constructor: 1 }, unknownNames: ['old'] };
    const read = WorkspaceConfig.parse({ ...config, settings });
    expect(read.settings.unknownNames).toEqual(['old', 'onTrakGap', 'rules.constructor']);
    expect(WorkspaceConfig.parse(structuredClone(read))).toEqual(read);
  });
});
