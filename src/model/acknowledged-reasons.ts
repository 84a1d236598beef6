import type { Settings } from './settings.ts';

/** Looks up why a finding may stand: by rule and row, or by rule and the row’s name. `undefined` when it may not. */
export function acknowledgedReasons({
  acknowledged,
}: Settings): (
  rule: string,
  finding: { readonly row: string | undefined; readonly subject: string },
) => string | undefined {
  const reasons = new Map(
    acknowledged.map(({ rule, subject, reason }) => [findingKey(rule, subject), reason]),
  );
  return (rule, { row, subject }) =>
    (row === undefined ? undefined : reasons.get(findingKey(rule, row))) ??
    reasons.get(findingKey(rule, subject));
}

/** People type names: neither case nor blanks around them make another row. */
function findingKey(rule: string, subject: string): string {
  return `${rule} ${subject.trim().toLowerCase()}`;
}
