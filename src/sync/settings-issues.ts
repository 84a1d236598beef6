import { catalogue } from '../derive/rules/catalogue.ts';
import type { Issue } from '../model/issue.ts';
import type { Settings } from '../model/settings.ts';
import { contradictions, isPaceName, thresholds } from '../model/threshold.ts';

/**
 * What a workspace's settings say in vain: names that no rule and no threshold has, and thresholds that contradict each
 * other. What they were meant to do still shows.
 */
export function settingsIssues(settings: Settings): Issue[] {
  const { rulesOff, acknowledged, unknownNames } = settings;
  const rules = catalogue.map(({ id }) => id);
  return [
    ...strangers(
      rulesOff.map(({ rule }) => rule),
      rules,
    ).map((id) => ruleIssue(id, { field: 'Rules off', effect: 'nothing is switched off' })),
    ...strangers(
      acknowledged.map(({ rule }) => rule),
      rules,
    ).map((id) => ruleIssue(id, { field: 'Accepted findings', effect: 'nothing is accepted' })),
    ...unknownNames.map(thresholdIssue),
    ...contradictions(settings).map(({ message }) => ({
      code: 'contradiction' as const,
      table: 'overview',
      field: 'Thresholds',
      message,
      fix: 'Change one of them in the settings',
    })),
  ];
}

/** Where a threshold stands in the settings: those of rules under `rules`. */
const thresholdNames = thresholds.map(({ name }) => (isPaceName(name) ? name : `rules.${name}`));

/** The setting that is meant by a name none has, as far as can be told. */
export function nearestSetting(name: string): string | undefined {
  return nearest(name, [...thresholdNames, 'rulesOff', 'acknowledged']);
}

/** The rule that is meant by an id none has, as far as can be told. */
export function nearestRule(id: string): string | undefined {
  return nearest(
    id,
    catalogue.map((rule) => rule.id),
  );
}

function strangers(ids: readonly string[], known: readonly string[]): string[] {
  return [...new Set(ids)].filter((id) => !known.includes(id));
}

function ruleIssue(id: string, { field, effect }: { field: string; effect: string }): Issue {
  const likely = nearestRule(id);
  return {
    code: 'unknown-rule',
    table: 'overview',
    field,
    message: `No rule is called “${id}”, so ${effect} by it`,
    fix:
      likely === undefined
        ? 'Look its name up in the list of rules'
        : `Correct the settings: perhaps “${likely}” is meant`,
  };
}

function thresholdIssue(name: string): Issue {
  const likely = nearestSetting(name);
  return {
    code: 'unknown-setting',
    table: 'overview',
    field: 'Thresholds',
    message: `No setting is called “${name}”, so nothing is set by it`,
    fix:
      likely === undefined
        ? 'Look its name up on the page of settings'
        : `Correct the settings: perhaps “${likely}” is meant`,
  };
}

/** The name that begins and ends most like a mistyped one, when that is more than half of it. */
function nearest(name: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((candidate) => ({ candidate, shared: sharedLetters(candidate, name) }))
    .toSorted((left, right) => right.shared - left.shared);
  return best !== undefined && best.shared * 2 > name.length ? best.candidate : undefined;
}

function sharedLetters(left: string, right: string): number {
  const most = Math.min(left.length, right.length);
  let start = 0;
  while (start < most && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < most - start && left.at(-1 - end) === right.at(-1 - end)) end += 1;
  return start + end;
}
