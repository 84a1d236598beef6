import { acknowledgedReasons } from '../model/acknowledged-reasons.ts';
import type { Gap } from './scorecard.ts';
import { catalogue } from './rules/catalogue.ts';
import { ruleContext } from './rules/rule-context.ts';
import type { Derived } from './rules/rule.ts';

const severityOrder = { error: 0, warning: 1, info: 2 } as const satisfies Record<Gap['severity'], number>;

/**
 * Asks every rule that is not switched off. Worst first, within a severity in the order of the catalogue. A finding
 * that somebody acknowledged stays, with the reason: by rule and row, or by rule and name.
 */
export function findGaps(derived: Derived): Gap[] {
  const { settings } = derived.index.workspace;
  const off = new Set(settings.rulesOff.map(({ rule }) => rule));
  const context = ruleContext(derived);
  const reasonFor = acknowledgedReasons(settings);
  return catalogue
    .filter(({ id }) => !off.has(id))
    .flatMap((rule) => {
      const thresholds = (rule.settings ?? []).map((name) => ({ name, value: settings.rules[name] }));
      return [...rule.find(context)].map((finding) => ({
        rule: rule.id,
        severity: rule.severity,
        essays: rule.essays,
        table: finding.table,
        row: finding.row,
        subject: finding.subject,
        message: finding.message,
        fix: finding.fix ?? rule.fix,
        thresholds,
        acknowledged: reasonFor(rule.id, finding),
      }));
    })
    .toSorted((left, right) => severityOrder[left.severity] - severityOrder[right.severity]);
}
