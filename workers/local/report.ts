import type { Summary } from '../../src/sync/summary.ts';

/** What one workspace's start came to. */
export interface WorkspaceReport extends Summary {
  readonly run: { readonly reads: number; readonly writes: number };
  readonly secondRun: { readonly reads: number; readonly writes: number };
}

/** How many findings a person is told at once. */
const toldGaps = 5;

/** A workspace in a screen's length. */
export function renderReport(report: WorkspaceReport, places: readonly string[]): string {
  const { name, asOf, northStar, drivers, rateLimitingStep, gaps, issues, run, secondRun } = report;
  const open = gaps.filter((gap) => gap.acknowledged === null);
  return [
    '',
    `━━ ${name} · ${asOf}`,
    northStar === null ? '  No North Star' : `  ★ ${northStar.name}: ${northStar.verdict}`,
    northStar === null
      ? undefined
      : `    Diagnosis: ${words(northStar.diagnosis) ?? 'not enough data'}. ${northStar.because}`,
    '  Drivers',
    ...drivers.map(
      (driver) =>
        `    ${driver.rateLimiting ? '▶' : '·'} ${driver.name}: ${share(driver.progress)} of the way, ${share(driver.expected)} expected, ${words(driver.pace) ?? 'pace unknown'}` +
        (driver.gainAtTarget === null
          ? ''
          : `; at its target the North Star gains ${share(driver.gainAtTarget)}`),
    ),
    `  Rate-limiting step: ${rateLimitingStep ?? 'none can be named'}`,
    `  Gaps: ${open.length === 0 ? 'none' : String(open.length)}`,
    ...open
      .slice(0, toldGaps)
      .map((gap) => `    ${marks[gap.severity]} ${gap.subject}: ${gap.message} (${gap.rule})`),
    open.length > toldGaps ? `    … and ${open.length - toldGaps} more` : undefined,
    issues.length === 0 ? undefined : `  Could not read: ${issues.length}`,
    ...issues.slice(0, toldGaps).map((issue) => `    ? ${issue.row?.title ?? issue.table}: ${issue.message}`),
    `  ${run.reads} reads, ${run.writes} writes; the next night ${secondRun.reads} reads, ${secondRun.writes} writes`,
    ...places.map((place) => `  ${place}`),
  ]
    .filter((line) => line !== undefined)
    .join('\n');
}

const marks = { error: '●', warning: '◐', info: '○' } as const;

function share(value: number | null): string {
  return value === null ? 'an unknown part' : `${Math.round(value * 1000) / 10} %`;
}

function words(id: string | null): string | undefined {
  return id?.replaceAll('-', ' ');
}
