import type { Settings } from '../model/settings.ts';
import type { Gap } from './scorecard.ts';
import { catalogue } from './rules/catalogue.ts';
import type { RuleContext } from './rules/rule.ts';

const severityOrder = { error: 0, warning: 1, info: 2 } as const satisfies Record<Gap['severity'], number>;

/**
 * Asks every rule that is not switched off. Worst first, within a severity in the order of the catalogue. A finding
 * that somebody acknowledged stays, with the reason: by rule and row, or by rule and name.
 */
export function findGaps(context: RuleContext): Gap[] {
  const { settings } = context.index.workspace;
  const off = new Set(settings.rulesOff);
  return catalogue
    .filter(({ id }) => !off.has(id))
    .flatMap((entry) =>
      [...entry.find(context)].map((finding): Gap => ({
        rule: entry.id,
        severity: entry.severity,
        ...finding,
        acknowledged: acknowledgedFor(settings, {
          rule: entry.id,
          row: finding.row,
          subject: finding.subject,
        }),
      })),
    )
    .toSorted((left, right) => severityOrder[left.severity] - severityOrder[right.severity]);
}

function acknowledgedFor(
  { acknowledged }: Settings,
  finding: { rule: string; row: string | undefined; subject: string },
): string | undefined {
  return acknowledged.find(
    ({ rule, subject }) => rule === finding.rule && (subject === finding.row || subject === finding.subject),
  )?.reason;
}
