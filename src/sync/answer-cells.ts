import type { Gap, Scorecard } from '../derive/scorecard.ts';
import type { Day } from '../model/day.ts';
import type { Issue } from '../model/issue.ts';
import type { Workspace } from '../model/workspace.ts';
import type { Cell } from '../template/row.ts';
import type { Template } from '../template/template.ts';
import { gapsText, namedGapsText, noteText } from './note.ts';
import {
  experimentProjection,
  gearProjection,
  keyResultProjection,
  metricProjection,
  objectiveProjection,
  overviewProjection,
  projectWith,
  teamProjection,
} from './projection.ts';
import { topGaps } from './top-gaps.ts';

/** How many findings the overview names. */
const topGapCount = 5;

/** What there is to say about a workspace. */
export interface AnswerOptions {
  readonly template: Template;
  readonly workspace: Workspace;
  readonly scorecard: Scorecard;
  readonly issues: readonly Issue[];
  readonly nextRun: Day | undefined;
}

/** Cells by field id, by row id, by table id. */
export type AnswerCells = ReadonlyMap<string, ReadonlyMap<string, Readonly<Record<string, Cell>>>>;

/** Every derived cell that has something to show: answers, findings and notes. */
export function answerCells(options: AnswerOptions): AnswerCells {
  const { workspace, scorecard, template } = options;
  const names = new Map(workspace.metrics.map((metric) => [metric.id, metric.name]));
  const northStars = new Map(scorecard.northStars.map((score) => [score.id, score]));
  const drivers = new Map(scorecard.drivers.map((score) => [score.id, score]));
  const tied = (scorecard.overview.rateLimitingStep.value?.drivers.length ?? 0) > 1;
  const answers = new Map<string, ReadonlyMap<string, Record<string, Cell>>>([
    [
      'metrics',
      byRow(scorecard.metrics, (metric) =>
        projectWith(metricProjection, {
          metric,
          northStar: northStars.get(metric.id),
          driver: drivers.get(metric.id),
          tied,
        }),
      ),
    ],
    ['gears', byRow(scorecard.gears, (score) => projectWith(gearProjection, score))],
    ['objectives', byRow(scorecard.objectives, (score) => projectWith(objectiveProjection, score))],
    ['keyResults', byRow(scorecard.keyResults, (score) => projectWith(keyResultProjection, score))],
    ['experiments', byRow(scorecard.experiments, (score) => projectWith(experimentProjection, score))],
    ['teams', byRow(scorecard.teams, (score) => projectWith(teamProjection, score))],
  ]);
  const overview = projectWith(overviewProjection, {
    name: workspace.name,
    scorecard,
    nameOf: (id) => names.get(id) ?? id,
    topGaps: namedGapsText(topGaps(scorecard.gaps, topGapCount)),
    note: noteText(options.issues.filter((issue) => issue.row === undefined)),
    nextRun: options.nextRun,
  });
  const withNotes = template.tables
    .filter((table) => table.rows === 'people')
    .map(
      (table) =>
        [table.id, addNotes({ ...options, table: table.id, answers: answers.get(table.id) })] as const,
    );
  return new Map([...withNotes, ['overview', new Map([['overview', overview]])]]);
}

function byRow<Score extends { readonly id: string }>(
  scores: readonly Score[],
  cells: (score: Score) => Record<string, Cell>,
): Map<string, Record<string, Cell>> {
  return new Map(scores.map((score) => [score.id, cells(score)]));
}

function addNotes(
  options: AnswerOptions & { table: string; answers: ReadonlyMap<string, Record<string, Cell>> | undefined },
): Map<string, Record<string, Cell>> {
  const { table, answers, scorecard, issues } = options;
  const gaps = Map.groupBy(
    scorecard.gaps.filter((gap) => gap.table === table),
    (gap: Gap) => gap.row,
  );
  const problems = Map.groupBy(
    issues.flatMap((issue) =>
      placesOf(issue)
        .filter((place) => place.table === table)
        .map((place) => ({ ...place, issue })),
    ),
    ({ row }) => row,
  );
  const rows = new Set([...(answers?.keys() ?? []), ...gaps.keys(), ...problems.keys()]);
  return new Map(
    [...rows].flatMap((row) =>
      row === undefined
        ? []
        : [
            [
              row,
              {
                ...answers?.get(row),
                gaps: gapsText(gaps.get(row) ?? []),
                note: noteText((problems.get(row) ?? []).map(({ issue }) => issue)),
              },
            ] as const,
          ],
    ),
  );
}

/** The rows that show an issue: its own, and the one it concerns. */
function placesOf(issue: Issue): { table: string; row: string }[] {
  return [
    ...(issue.row === undefined ? [] : [{ table: issue.table, row: issue.row.id }]),
    ...(issue.concerns === undefined ? [] : [issue.concerns]),
  ];
}
