import type {
  DriverScore,
  ExperimentScore,
  GearScore,
  KeyResultScore,
  MetricScore,
  NorthStarScore,
  ObjectiveScore,
  Scorecard,
  TeamScore,
} from '../derive/scorecard.ts';
import type { Cell } from '../template/row.ts';
import { roundedChance } from '../derive/rounded-chance.ts';
import { explanation } from './explanation.ts';

/** What each derived field of a metric shows. Fields are the template's; `gaps` and `note` are added for every table. */
export const metricProjection = {
  latest: ({ metric }) => metric.latest.value,
  latestDay: ({ metric }) => metric.latestDay,
  change: ({ metric }) => metric.change.value,
  trend: ({ metric }) => metric.trend.value,
  slope: ({ metric }) => metric.trend.slope,
  slopeInterval: ({ metric: { trend } }) => interval(trend),
  signal: ({ metric }) => metric.signal.value,
  progress: ({ metric }) => metric.progress.value,
  expected: ({ metric }) => metric.expected.value,
  pace: ({ metric }) => metric.pace.value,
  forecast: ({ metric }) => metric.forecast.value?.value,
  forecastInterval: ({ metric }) => interval(metric.forecast.value),
  chance: ({ metric }) => shownChance(metric.chance.value),
  freshness: ({ metric }) => metric.freshness.value,
  inRange: ({ metric: { inRange } }) => either(inRange.value, { yes: 'in-range', no: 'out-of-range' }),
  completeness: ({ metric }) => metric.completeness.value,
  status: ({ metric }) => metric.status.value,
  verdict: ({ northStar }) => northStar?.verdict,
  diagnosis: ({ northStar }) => northStar?.diagnosis.value,
  criteria: ({ northStar }) => northStar?.criteria.value,
  sideIndex: ({ northStar }) => northStar?.sideIndex.value,
  weakerSide: ({ northStar }) => northStar?.weakerSide.value,
  combinedHealth: ({ northStar }) => northStar?.combinedHealth.value,
  gainAtTarget: ({ driver }) => driver?.gainAtTarget.value,
  gainAtTwoPercent: ({ driver }) => driver?.gainAtTwoPercent.value,
  contribution: ({ driver }) => driver?.contribution.value,
  leadLag: ({ driver }) => driver?.leadLag.value,
  leadLagEvidence: ({ driver }) => driver?.leadLag.because,
  reviewDue: ({ driver }) => driver?.reviewDue.value,
  rateLimiting: ({ driver, tied }) =>
    driver?.rateLimiting.value === true ? (tied ? 'tied' : 'rate-limiting-step') : undefined,
  because: ({ metric, northStar, driver }) =>
    explanation([
      ['Diagnosis', northStar?.diagnosis],
      ['Rate-limiting step', driver?.rateLimiting],
      ['Trend', metric.trend],
      ['Pace', metric.pace],
      ['Chance of target', metric.chance],
      ['Forecast', metric.forecast],
      ['Signal', metric.signal],
      ['Status', metric.status],
      ['Latest', metric.latest],
      ['Change', metric.change],
      ['Progress', metric.progress],
      ['Expected by now', metric.expected],
      ['Freshness', metric.freshness],
      ['In range', metric.inRange],
      ['Book complete', metric.completeness],
      ['Gain at own target', driver?.gainAtTarget],
      ['Gain at +2 %', driver?.gainAtTwoPercent],
      ['Contribution', driver?.contribution],
      ['Review due', driver?.reviewDue],
      ['Criteria', northStar?.criteria],
      ['Side index', northStar?.sideIndex],
      ['Weaker side', northStar?.weakerSide],
      ['Combined health', northStar?.combinedHealth],
    ]),
} as const satisfies Projection<{
  readonly metric: MetricScore;
  readonly northStar: NorthStarScore | undefined;
  readonly driver: DriverScore | undefined;
  /** The data cannot tell the rate-limiting step from another. */
  readonly tied: boolean;
}>;

export const gearProjection = {
  health: (gear) => gear.health.value,
  objectiveCount: (gear) => gear.objectives,
  processCount: (gear) => gear.processes,
  because: ({ health, objectives, processes }) =>
    explanation([
      ['Health', health],
      ['Objectives on it', { because: `${objectives} that are not closed name this gear` }],
      ['Processes on it', { because: `${processes} name this gear` }],
    ]),
} as const satisfies Projection<GearScore>;

export const objectiveProjection = {
  progress: (objective) => objective.progress.value,
  coverage: (objective) => objective.coverage,
  expected: (objective) => objective.expected.value,
  pace: (objective) => objective.pace.value,
  path: (objective) => objective.path.value,
  contributors: (objective) => objective.contributors.join(', '),
  because: (objective) =>
    explanation([
      ['Progress', objective.progress],
      ['Pace', objective.pace],
      ['Expected by now', objective.expected],
      ['Path to the North Star', objective.path],
    ]),
} as const satisfies Projection<ObjectiveScore>;

export const keyResultProjection = {
  latest: (keyResult) => keyResult.current.value,
  progress: (keyResult) => keyResult.progress.value,
  expected: (keyResult) => keyResult.expected.value,
  pace: (keyResult) => keyResult.pace.value,
  chance: (keyResult) => shownChance(keyResult.chance.value),
  because: (keyResult) =>
    explanation([
      ['Progress', keyResult.progress],
      ['Pace', keyResult.pace],
      ['Chance of target', keyResult.chance],
      ['Latest', keyResult.current],
      ['Expected by now', keyResult.expected],
    ]),
} as const satisfies Projection<KeyResultScore>;

export const experimentProjection = {
  ice: (experiment) => experiment.ice.value,
  onRateLimitingStep: (experiment) => either(experiment.onRateLimitingStep.value, { yes: 'yes', no: 'no' }),
  daysRunning: (experiment) => experiment.daysRunning.value,
  nextStep: (experiment) => experiment.nextStep.value,
  predictedVersusMeasured: (experiment) => experiment.predictedVersusMeasured.value,
  because: (experiment) =>
    explanation([
      ['Next step', experiment.nextStep],
      ['ICE', experiment.ice],
      ['On the rate-limiting step', experiment.onRateLimitingStep],
      ['Days running', experiment.daysRunning],
      ['Predicted vs measured', experiment.predictedVersusMeasured],
    ]),
} as const satisfies Projection<ExperimentScore>;

export const teamProjection = {
  connected: (team) => either(team.connected.value, { yes: 'yes', no: 'no' }),
  strategicShare: (team) => team.strategicShare.value,
  loopMode: (team) => team.mode.value,
  because: (team) =>
    explanation([
      ['Connected', team.connected],
      ['Strategic share', team.strategicShare],
      ['Progress loop', team.mode],
    ]),
} as const satisfies Projection<TeamScore>;

/** What the one row of the overview shows. */
export const overviewProjection = {
  name: ({ name }) => name,
  northStar: ({ scorecard, nameOf }) => scorecard.northStars.map((score) => nameOf(score.id)).join(' and '),
  verdict: ({ scorecard: { northStars }, nameOf }) =>
    northStars.length === 1 ? northStars[0]?.verdict : northStars.map(namedVerdict(nameOf)).join('\n'),
  diagnosis: ({ scorecard: { northStars } }) => {
    const [first, ...others] = northStars.map(({ diagnosis }) => diagnosis.value);
    return others.every((other) => other === first) ? first : 'differs';
  },
  rateLimitingStep: ({ scorecard: { overview }, nameOf }) =>
    overview.rateLimitingStep.value === undefined
      ? overview.rateLimitingStep.because
      : overview.rateLimitingStep.value.drivers.map(nameOf).join(' and '),
  machine: ({ scorecard }) => scorecard.overview.machine.value,
  onboarding: ({ scorecard }) => scorecard.overview.onboarding.value,
  alignedShare: ({ scorecard }) => scorecard.overview.alignedShare.value,
  topGaps: ({ topGaps }) => topGaps,
  worstStale: ({ scorecard: { overview }, nameOf }) =>
    overview.worstStale.value === undefined ? undefined : nameOf(overview.worstStale.value),
  finishedPerFourWeeks: ({ scorecard }) => scorecard.overview.finishedPerFourWeeks.value,
  winRate: ({ scorecard }) => scorecard.overview.winRate.value,
  bankedRate: ({ scorecard }) => scorecard.overview.bankedRate.value,
  replicatedRate: ({ scorecard }) => scorecard.overview.replicatedRate.value,
  topTenthShare: ({ scorecard }) => scorecard.overview.topTenthShare.value,
  calibration: ({ scorecard }) => scorecard.overview.calibration.value,
  because: ({ scorecard: { overview, northStars }, nameOf }) =>
    explanation([
      ...northStars.map(
        ({ id, diagnosis }) =>
          [northStars.length === 1 ? 'Diagnosis' : `Diagnosis of “${nameOf(id)}”`, diagnosis] as const,
      ),
      ['Rate-limiting step', overview.rateLimitingStep],
      ['Growth machine', overview.machine],
      ['Steps done', overview.onboarding],
      ['OKRs aligned', overview.alignedShare],
      ['Worst stale metric', overview.worstStale],
      ['Experiments per 4 weeks', overview.finishedPerFourWeeks],
      ['Win rate', overview.winRate],
      ['Banked rate', overview.bankedRate],
      ['Replicated rate', overview.replicatedRate],
      ['Impact of the top tenth', overview.topTenthShare],
      ['Foresight', overview.calibration],
    ]),
  lastRecalculation: ({ scorecard }) => scorecard.asOf,
  nextRecalculation: ({ nextRun }) => nextRun,
  note: ({ note }) => note,
} as const satisfies Projection<{
  readonly name: string;
  readonly scorecard: Scorecard;
  readonly nameOf: (id: string) => string;
  readonly topGaps: string | undefined;
  readonly note: string | undefined;
  readonly nextRun: string | undefined;
}>;

/** `Nights booked: tactics do not move drivers. Stands at …`: which of several it is, and its diagnosis, before the rest. */
function namedVerdict(nameOf: (id: string) => string) {
  return ({ id, diagnosis, verdict }: NorthStarScore): string =>
    `${nameOf(id)}: ${(diagnosis.value ?? 'no-diagnosis-yet').replaceAll('-', ' ')}. ${verdict}`;
}

/** A cell for each derived field of one table, by field id. */
type Projection<Score> = Readonly<Record<string, (score: Score) => Cell>>;

/** The cells a projection gives for one score. */
export function projectWith<Score>(projection: Projection<Score>, score: Score): Record<string, Cell> {
  return Object.fromEntries(Object.entries(projection).map(([field, cell]) => [field, cell(score)]));
}

/** To five points, as it is said, and never 0 or 100 %: more digits would claim more than a forecast knows. */
function shownChance(chance: number | undefined): number | undefined {
  return chance === undefined ? undefined : roundedChance(chance);
}

function either(value: boolean | undefined, words: { yes: string; no: string }): string | undefined {
  if (value === undefined) return undefined;
  return value ? words.yes : words.no;
}

/** "1.24 to 3.6": bounds in four significant digits, as the numbers beside them. */
function interval(
  bounds: { low: number | undefined; high: number | undefined } | undefined,
): string | undefined {
  if (bounds?.low === undefined || bounds.high === undefined) return undefined;
  return `${shortNumber(bounds.low)} to ${shortNumber(bounds.high)}`;
}

function shortNumber(value: number): string {
  return String(Number(value.toPrecision(4)));
}
