import { describe, expect, it } from 'vitest';
import { Settings } from '../../src/model/settings.ts';
import { normalise } from '../../src/sync/normalise.ts';
import { settingsIssues } from '../../src/sync/settings-issues.ts';
import { pullOf, template } from './pulls.ts';

describe('names of rules in the settings', () => {
  it('are fine when a rule has them', () => {
    const settings = Settings.parse({
      rulesOff: ['nsm/memorable'],
      acknowledged: [{ rule: 'okr/silo', subject: 'Growth', reason: 'They start in May' }],
    });
    expect(settingsIssues(settings)).toEqual([]);
  });

  it('are reported when no rule has them, each once, with the one that may be meant', () => {
    const settings = Settings.parse({
      rulesOff: ['okr/orphn', 'okr/orphn', 'quite/else'],
      acknowledged: [{ rule: 'nsm/vanity', subject: 'Downloads', reason: 'We know' }],
    });
    expect(settingsIssues(settings).map(({ field, message, fix }) => [field, message, fix])).toEqual([
      [
        'Rules off',
        'No rule is called “okr/orphn”, so nothing is switched off by it',
        'Correct the settings: perhaps “okr/orphan” is meant',
      ],
      [
        'Rules off',
        'No rule is called “quite/else”, so nothing is switched off by it',
        'Look its name up in the list of rules',
      ],
      [
        'Accepted findings',
        'No rule is called “nsm/vanity”, so nothing is accepted by it',
        'Correct the settings: perhaps “nsm/not-vanity” is meant',
      ],
    ]);
  });

  it('are reported with the thresholds that no rule has or that contradict each other', () => {
    const settings = Settings.parse({ unknownNames: ['rules.focusShar', 'zzz'], behindGap: 0.05 });
    expect(settingsIssues(settings).map(({ code, message, fix }) => [code, message, fix])).toEqual([
      [
        'unknown-setting',
        'No setting is called “rules.focusShar”, so nothing is set by it',
        'Correct the settings: perhaps “rules.focusShare” is meant',
      ],
      [
        'unknown-setting',
        'No setting is called “zzz”, so nothing is set by it',
        'Look its name up on the page of settings',
      ],
      [
        'contradiction',
        '“Behind within” has to be at least “On track within”, else nothing is ever behind',
        'Change one of them in the settings',
      ],
    ]);
  });

  it('come along with what could not be read of the workspace', () => {
    const { issues } = normalise({
      name: 'Acme',
      template,
      homes: {},
      settings: Settings.parse({ rulesOff: ['okr/orphn'] }),
      pulls: [pullOf('notion', {})],
    });
    expect(issues.map(({ code, table }) => [code, table])).toEqual([['unknown-rule', 'overview']]);
  });
});
