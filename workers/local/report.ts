import { sayBeyond, sentencesOf } from '../../src/sync/sentences.ts';
import type { NorthStarSummary, Summary } from '../../src/sync/summary.ts';
import { topGaps } from '../../src/sync/top-gaps.ts';

/** What one workspace's start came to. */
export interface WorkspaceReport extends Summary {
  /** Where to look, Northbook's own page first. */
  readonly places: readonly { readonly title: string; readonly url: string }[];
  readonly run: { readonly reads: number; readonly writes: number };
  readonly secondRun: { readonly reads: number; readonly writes: number };
}

/** How many findings a person is told at once. */
const toldGaps = 5;

/** A workspace in a screen's length. */
export function renderReport(report: WorkspaceReport): string {
  const { name, asOf, northStars, balance, drivers, rateLimitingStep, gaps, issues, run, secondRun, places } =
    report;
  const open = gaps.filter((gap) => gap.acknowledged === null);
  return [
    '',
    `━━ ${name} · ${asOf}`,
    ...(northStars.length === 0 ? ['  No North Star'] : northStars.flatMap(renderNorthStar)),
    balance === null ? undefined : `  ${balance}`,
    '  Drivers',
    ...drivers.map(renderDriver),
    `  Rate-limiting step: ${rateLimitingStep ?? 'none can be named'}`,
    `  Gaps: ${open.length === 0 ? 'none' : counted(open)}`,
    ...topGaps(open, toldGaps).map(
      (gap) => `    ${marks[gap.severity]} ${gap.subject}: ${gap.message} (${gap.rule})`,
    ),
    open.length > toldGaps ? `    … and ${open.length - toldGaps} more` : undefined,
    issues.length === 0 ? undefined : `  Could not read: ${issues.length}`,
    ...issues.slice(0, toldGaps).map((issue) => `    ? ${issue.row?.title ?? issue.table}: ${issue.message}`),
    `  ${run.reads} reads, ${run.writes} writes; the next night ${secondRun.reads} reads, ${secondRun.writes} writes`,
    ...places.map(({ title, url }) => `  → ${title}: ${url}`),
  ]
    .filter((line) => line !== undefined)
    .join('\n');
}

/** The verdict in two words, then what it rests on, a line a sentence. */
function renderNorthStar({ name, trend, diagnosis, verdict, because }: NorthStarSummary): string[] {
  return [
    `  ★ ${name}: ${words(trend) ?? 'not enough data'}`,
    ...sentencesOf(verdict).map((sentence) => `    ${sentence}`),
    `    Diagnosis: ${words(diagnosis) ?? 'not enough data'}. ${sayBeyond(because, verdict)}`,
  ];
}

function renderDriver(driver: Summary['drivers'][number]): string {
  const { name, progress, expected, pace, gainAtTarget, rateLimiting, because } = driver;
  const start = `    ${rateLimiting ? '▶' : '·'} ${name}: `;
  if (progress === null || expected === null || pace === null) return start + because;
  const gain = gainAtTarget === null ? '' : `; at its target the North Star gains ${share(gainAtTarget)}`;
  return `${start}${share(progress)} of the way, ${share(expected)} expected, ${words(pace)}${gain}`;
}

/** `57, 6 of them errors and 22 warnings`. */
function counted(gaps: WorkspaceReport['gaps']): string {
  const by = Map.groupBy(gaps, ({ severity }) => severity);
  return `${gaps.length}, ${by.get('error')?.length ?? 0} of them errors and ${by.get('warning')?.length ?? 0} warnings`;
}

const marks = { error: '●', warning: '◐', info: '○' } as const;

function share(value: number): string {
  return `${Math.round(value * 1000) / 10} %`;
}

function words(id: string): string;
function words(id: string | null): string | undefined;
function words(id: string | null): string | undefined {
  return id?.replaceAll('-', ' ');
}
