import type { Gap } from '../derive/scorecard.ts';
import type { Issue } from '../model/issue.ts';

/** A row's findings, worst first, each with its fix; acknowledged ones stay visible with their reason. */
export function gapsText(gaps: readonly Gap[]): string | undefined {
  if (gaps.length === 0) return undefined;
  return gaps.map(gapLine).join('\n');
}

/** Findings away from their rows, each with the name of its row. */
export function namedGapsText(gaps: readonly Gap[]): string | undefined {
  return gapsText(gaps.map((gap) => ({ ...gap, message: `${gap.subject}: ${gap.message}` })));
}

/** What could not be read of a row, each with its fix. */
export function noteText(issues: readonly Issue[]): string | undefined {
  if (issues.length === 0) return undefined;
  return issues
    .map(({ table, row, concerns, field, message, fix }) => {
      const place = concerns === undefined || row === undefined ? field : `${row.title} (${table})`;
      return `${place === undefined ? '' : `${place}: `}${message}. ${fix}.`;
    })
    .join('\n');
}

function gapLine({ severity, message, fix, rule, acknowledged }: Gap): string {
  const text = `${severityMarks[severity]} ${sentence(message)} ${sentence(fix)} (${rule})`;
  return acknowledged === undefined ? text : `✓ Accepted: ${acknowledged}. ${text}`;
}

/** The sign before a finding, by how much it matters. */
export const severityMarks = { error: '●', warning: '◐', info: '○' } as const satisfies Record<
  Gap['severity'],
  string
>;

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
