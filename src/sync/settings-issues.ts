import { catalogue } from '../derive/rules/catalogue.ts';
import type { Issue } from '../model/issue.ts';
import type { Settings } from '../model/settings.ts';

/** Names in a workspace's settings that no rule has: what they were meant to switch off or accept still shows. */
export function settingsIssues({ rulesOff, acknowledged }: Settings): Issue[] {
  return [
    ...unknown(rulesOff).map((id) => issue(id, { field: 'Rules off', effect: 'nothing is switched off' })),
    ...unknown(acknowledged.map(({ rule }) => rule)).map((id) =>
      issue(id, { field: 'Accepted findings', effect: 'nothing is accepted' }),
    ),
  ];
}

function unknown(ids: readonly string[]): string[] {
  const known = new Set(catalogue.map(({ id }) => id));
  return [...new Set(ids)].filter((id) => !known.has(id));
}

function issue(id: string, { field, effect }: { field: string; effect: string }): Issue {
  const nearest = nearestRule(id);
  return {
    code: 'unknown-rule',
    table: 'overview',
    field,
    message: `No rule is called “${id}”, so ${effect} by it`,
    fix:
      nearest === undefined
        ? 'Look its name up in the list of rules'
        : `Correct the settings: perhaps “${nearest}” is meant`,
  };
}

/** The rule whose id begins and ends most like a mistyped one, when that is more than half of it. */
function nearestRule(id: string): string | undefined {
  const [best] = catalogue
    .map((rule) => ({ id: rule.id, shared: sharedLetters(rule.id, id) }))
    .toSorted((left, right) => right.shared - left.shared);
  return best !== undefined && best.shared * 2 > id.length ? best.id : undefined;
}

function sharedLetters(left: string, right: string): number {
  const most = Math.min(left.length, right.length);
  let start = 0;
  while (start < most && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < most - start && left.at(-1 - end) === right.at(-1 - end)) end += 1;
  return start + end;
}
