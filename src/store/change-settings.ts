import { sayLanguage } from '../model/language.ts';
import type { Acknowledgement, Settings } from '../model/settings.ts';
import type { ThresholdName } from '../model/threshold.ts';
import { sayThreshold, thresholds, thresholdValue, withThreshold } from '../model/threshold.ts';
import type { WorkspaceConfig } from './workspace-config.ts';

/** The part of a workspace's config that its people change on its page. */
export type Basics = Pick<WorkspaceConfig, 'name' | 'timeZone' | 'language' | 'nightHour'>;

/** One thing that a person changes in the settings of a workspace. */
export type SettingsChange =
  | { readonly kind: 'basics'; readonly basics: Basics }
  | {
      readonly kind: 'thresholds';
      readonly values: readonly { readonly name: ThresholdName; readonly value: number }[];
    }
  | { readonly kind: 'switch-off'; readonly rule: string; readonly reason: string }
  | { readonly kind: 'switch-on'; readonly rule: string }
  | { readonly kind: 'accept'; readonly finding: Acknowledgement }
  | { readonly kind: 'look-again'; readonly rule: string; readonly subject: string }
  /** Lets go of a name that no setting has. */
  | { readonly kind: 'forget'; readonly name: string };

/** A workspace's config after a change. Pure. */
export function changeSettings(config: WorkspaceConfig, change: SettingsChange): WorkspaceConfig {
  if (change.kind === 'basics') return { ...config, ...change.basics };
  return { ...config, settings: changed(config.settings, change) };
}

/** A config as it was before, where people change it on its page; the rest stays as it is now. */
export function takeBack(now: WorkspaceConfig, before: WorkspaceConfig): WorkspaceConfig {
  const { name, timeZone, language, nightHour, settings } = before;
  return { ...now, name, timeZone, language, nightHour, settings };
}

function changed(settings: Settings, change: Exclude<SettingsChange, { kind: 'basics' }>): Settings {
  const { rulesOff, acknowledged, unknownNames } = settings;
  switch (change.kind) {
    case 'thresholds':
      return change.values.reduce(withThreshold, settings);
    case 'switch-off': {
      const { rule, reason } = change;
      return { ...settings, rulesOff: [...rulesOff.filter((own) => own.rule !== rule), { rule, reason }] };
    }
    case 'switch-on':
      return { ...settings, rulesOff: rulesOff.filter(({ rule }) => rule !== change.rule) };
    case 'accept': {
      const { finding } = change;
      return {
        ...settings,
        acknowledged: [...acknowledged.filter((own) => !isAbout(own, finding)), finding],
      };
    }
    case 'look-again':
      return { ...settings, acknowledged: acknowledged.filter((own) => !isAbout(own, change)) };
    case 'forget':
      return { ...settings, unknownNames: unknownNames.filter((name) => name !== change.name) };
  }
}

/** What is different after a change, a sentence each; empty when nothing is. */
export function sayChanges(before: WorkspaceConfig, after: WorkspaceConfig): string[] {
  return [
    ...step('Name', [before.name, after.name]),
    ...step('Time zone', [before.timeZone, after.timeZone]),
    ...step('Language', [sayLanguage(before.language), sayLanguage(after.language)]),
    ...step('Night run', [sayHour(before.nightHour), sayHour(after.nightHour)]),
    ...thresholds.flatMap((threshold) => {
      const [from, to] = [before, after].map(({ settings }) =>
        sayThreshold(threshold, thresholdValue(settings, threshold.name)),
      );
      return step(threshold.label, [from, to]);
    }),
    ...sayDecisions(before.settings, after.settings),
  ];
}

/** `03:00`. */
export function sayHour(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

function sayDecisions(before: Settings, after: Settings): string[] {
  const stoodOff = before.rulesOff.filter((own) => !after.rulesOff.some(isSameOff(own)));
  const nowOff = after.rulesOff.filter((own) => !before.rulesOff.some(isSameOff(own)));
  const stood = before.acknowledged.filter((own) => !after.acknowledged.some((other) => isSame(own, other)));
  const stands = after.acknowledged.filter((own) => !before.acknowledged.some((other) => isSame(own, other)));
  return [
    ...nowOff.map(({ rule, reason }) => `${rule} switched off${reason === undefined ? '' : `: ${reason}`}`),
    ...stoodOff
      .filter(({ rule }) => !after.rulesOff.some((own) => own.rule === rule))
      .map(({ rule }) => `${rule} switched on`),
    ...stands.map((own) => `${own.rule} on ${nameOf(own)} accepted: ${own.reason}`),
    ...stood
      .filter((own) => !after.acknowledged.some((other) => isAbout(other, own)))
      .map((own) => `${own.rule} on ${nameOf(own)} no longer accepted`),
    ...before.unknownNames
      .filter((name) => !after.unknownNames.includes(name))
      .map((name) => `${name}, which is no setting, forgotten`),
  ];
}

function step(what: string, [from, to]: readonly (string | undefined)[]): string[] {
  return from === to ? [] : [`${what}: ${from} → ${to}`];
}

function isSameOff({ rule, reason }: Settings['rulesOff'][number]) {
  return (other: Settings['rulesOff'][number]) => other.rule === rule && other.reason === reason;
}

function isAbout(
  one: Pick<Acknowledgement, 'rule' | 'subject'>,
  other: Pick<Acknowledgement, 'rule' | 'subject'>,
): boolean {
  return one.rule === other.rule && one.subject === other.subject;
}

function isSame(one: Acknowledgement, other: Acknowledgement): boolean {
  return isAbout(one, other) && one.reason === other.reason;
}

function nameOf({ name, subject }: Acknowledgement): string {
  return `“${name ?? subject}”`;
}
