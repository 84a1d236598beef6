/** How an answer is found: what it looks at, what it needs to speak, and where the way comes from. */
export interface Method {
  /** The columns that hold it, by field id of the template. */
  readonly columns: readonly string[];
  readonly how: string;
  /** The least that it needs; below that the column stays empty and says what is missing. */
  readonly needs: string;
  /** Where the formula or the threshold is from. */
  readonly source: string;
}

const mannKendall = 'Sen (1968), Mann (1945), Kendall (1970); inflation after Hamed and Rao (1998)';
const ours = 'Northbook’s convention; the thresholds are settings';

/** How every derived column is found, by table of the template. */
export const methods: Readonly<Record<string, readonly Method[]>> = {
  metrics: [
    {
      columns: ['latest', 'latestDay', 'change'],
      how: 'The last value of a period for a level or a running total, the sum for a flow, the mean for a rate. A flow or rate of a period that still runs is left out. The change is that on the period before.',
      needs: 'one reading; for the change one in the period before',
      source: ours,
    },
    {
      columns: ['trend', 'slope', 'slopeInterval'],
      how: 'Theil–Sen slope with its 95 % interval, and the Mann–Kendall test with its variance inflated for readings that resemble their neighbours. Rising or falling below p = .05, leaning below .20; flat when the whole interval lies within ±1 % of the level per period. A season is taken off first, a running total is differenced, and the series begins anew at a change of definition or a confirmed step of level.',
      needs: '8 readings; from 4 a direction that is not tested',
      source: mannKendall,
    },
    {
      columns: ['signal'],
      how: 'A process behaviour chart (XmR): limits at 2.66 mean moving ranges from the mean of the first twenty readings since the last shift. One reading outside, eight in a row on one side, or three of four near a limit, in the newest eight. Wider limits and only the first rule when readings follow one another; only the first rule for counts below 5.',
      needs: '6 readings; provisional below 12',
      source: 'D. J. Wheeler, Understanding Variation (2000)',
    },
    {
      columns: ['progress', 'expected', 'pace'],
      how: '(latest − baseline) / (target − baseline), against the share of the time that has passed. Ahead and on track within 10 points, behind to 25, then off track; too early in the first tenth. Never off track while the chance of target is 60 % or more, never on track while it is below 40 %.',
      needs: 'baseline, target, both dates and a reading',
      source: ours,
    },
    {
      columns: ['forecast', 'forecastInterval', 'chance'],
      how: 'The robust theta method: the exponentially smoothed level plus half of the Theil–Sen slope, on the logarithm or logit where that suits the numbers, with a season taken off. The interval and the chance come from its t law; the chance is that of standing there on the day, told in five points, within 1 to 99 % (5 to 95 % below 12 readings).',
      needs:
        '8 readings, at most a quarter of the periods empty, and a date no further than there are readings',
      source:
        'Assimakopoulos and Nikolopoulos (2000), Hyndman and Billah (2003); calibrated on the M3 competition',
    },
    {
      columns: ['freshness'],
      how: 'Full periods without a value since the last one: none is fresh, two are stale (four of days).',
      needs: 'one reading',
      source: ours,
    },
    {
      columns: ['inRange'],
      how: 'The latest value against the healthy range, bounds included, with the share of periods in which it was kept.',
      needs: 'a healthy range and a reading',
      source: ours,
    },
    {
      columns: ['completeness'],
      how: 'The share of definition, unit, source, owner, gear, process, baseline and target or range that is filled.',
      needs: 'nothing',
      source: 'S1',
    },
    {
      columns: ['status'],
      how: 'The first that applies of no data, stale, out of range, and the pace.',
      needs: 'nothing',
      source: ours,
    },
    {
      columns: ['verdict', 'diagnosis'],
      how: 'From the North Star’s trend, whether at least half of its drivers moved toward target (a tested trend, else a tenth of the way), and the strategic share of the work of eight weeks (30 %) or a team loop that is reactive or in survival: working; the strategy may be wrong; it is not executed; the tactics do not move the drivers.',
      needs: 'a trend of the North Star, drivers with readings, and for the last two some work',
      source: 'S1, principle 2',
    },
    {
      columns: ['criteria'],
      how: 'The rules about North Stars that find nothing.',
      needs: 'nothing',
      source: 'S0, S1, S2',
    },
    {
      columns: ['sideIndex', 'weakerSide', 'combinedHealth'],
      how: 'Latest over target (or baseline) for each side of the market, turned round where less is better, and the geometric mean of both, so that one dead side cannot hide.',
      needs: 'one North Star for demand and one for supply',
      source: 'S2',
    },
    {
      columns: ['gainAtTarget', 'gainAtTwoPercent', 'rateLimiting'],
      how: 'What the North Star gains when the driver reaches its own target, or improves by 2 %, recomputed through products, sums and ratios of the KPI chain; a link of influence by its measured elasticity once its lead is supported. The largest gain limits, named alone only when it exceeds the next by 1.645 standard errors of the levels.',
      needs: 'a target, readings, and a way to the North Star',
      source: 'S0; elasticities after Kacser and Burns (1973)',
    },
    {
      columns: ['contribution'],
      how: 'The driver’s part in the North Star’s change since its baseline date, else over twelve months: by the logarithmic mean of the product (LMDI), as a part of a sum, or estimated from the measured elasticity.',
      needs: 'two periods in which the whole formula has a value',
      source: 'Ang (2005)',
    },
    {
      columns: ['leadLag', 'leadLagEvidence'],
      how: 'Both series less season, line and what each could have known from its own past, compared by Spearman’s rank correlation at lags up to a sixth of the history; corrected for the lags (Bonferroni, .05) and for the drivers (Benjamini and Hochberg, .10). Supported when the driver is ahead with the right sign. Associated, never proof of cause.',
      needs: '24 shared periods; from 12 exploratory. A season needs 5 of its cycles',
      source: 'Haugh (1976) for prewhitening both; Benjamini and Hochberg (1995)',
    },
    {
      columns: ['reviewDue'],
      how: 'Three months after the last review.',
      needs: 'the day of the last review',
      source: 'S0',
    },
  ],
  gears: [
    {
      columns: ['health'],
      how: 'The mean health of its metrics: attainment (.40), pace (.25), trend (.20) and stability (.15), less when the last reading is old.',
      needs: 'half of that known for a metric',
      source: ours,
    },
    {
      columns: ['objectiveCount', 'processCount'],
      how: 'Rows that name the gear; closed objectives do not count.',
      needs: 'nothing',
      source: 'S1',
    },
  ],
  teams: [
    {
      columns: ['connected'],
      how: 'A driver or an objective of the team from which a path leads to the North Star.',
      needs: 'a North Star',
      source: 'S0',
    },
    {
      columns: ['strategicShare'],
      how: 'The share of the work of the last eight weeks that reaches a key driver or key result, by effort where every item has one.',
      needs: 'one item of work',
      source: 'S1',
    },
    {
      columns: ['loopMode'],
      how: 'The mode of most recent work; reactive when more than half was unplanned; survival when besides nothing was learned or thought up for six weeks, in its work or by an experiment.',
      needs: 'work of the last eight weeks; three items to be called reactive',
      source: 'S1',
    },
  ],
  objectives: [
    {
      columns: ['progress', 'coverage'],
      how: 'The weighted mean of its key results with data, each held between 0 and 100 %, and the share of the weight that has data.',
      needs: 'one key result with data',
      source: 'as Perdoo documents it',
    },
    {
      columns: ['expected', 'pace'],
      how: 'The weighted mean of what is expected of its key results with progress, else the share of the cycle that has passed; the pace of its worst key result.',
      needs: 'both ends of the cycle',
      source: ours,
    },
    {
      columns: ['path', 'contributors'],
      how: 'The shortest way to the North Star, else to a choice or a company objective; the objectives that contribute to it.',
      needs: 'a link',
      source: 'S3, S4',
    },
  ],
  keyResults: [
    {
      columns: ['latest', 'progress', 'expected', 'pace', 'chance'],
      how: 'As for a metric, from its start to its target over the cycle. Without a start the first value in the cycle counts. Expected by now follows how its progress comes, u being the share of the time that has passed: steadily u, mostly late u², mostly early √u, in an S-curve 3u² − 2u³; like last year the share of its metric’s running total that had come a year before, else steadily. Once its time is over, what it came to by its last day counts and is graded: red below .4, yellow below .7, green from there on.',
      needs:
        'start, target, value and dates; for the chance a metric with 8 readings; for last year a running total that was read in each of its periods',
      source: ours,
    },
  ],
  experiments: [
    { columns: ['ice'], how: 'The mean of impact, confidence and ease.', needs: 'all three', source: 'S1' },
    {
      columns: ['onRateLimitingStep'],
      how: 'Whether its driver, predicted metric or key result is the rate-limiting step.',
      needs: 'a rate-limiting step',
      source: 'S0',
    },
    {
      columns: ['daysRunning', 'nextStep'],
      how: 'Days since its start while it runs. Next: decide, write the learning, bank the win, replicate, in this order.',
      needs: 'a start; an end or a status',
      source: 'S1',
    },
    {
      columns: ['predictedVersusMeasured'],
      how: 'The predicted effect beside the measured one.',
      needs: 'both',
      source: 'S1',
    },
  ],
  overview: [
    {
      columns: ['name', 'northStar', 'verdict', 'diagnosis', 'rateLimitingStep', 'topGaps'],
      how: 'What stands on the rows of the KPI Book, and the findings that matter most.',
      needs: 'a North Star',
      source: 'S0, S1',
    },
    {
      columns: ['machine'],
      how: 'Whether the gears close a loop. Its gain is the product of the rates, one a gear: from 1 on growth compounds, below 1 the loop only multiplies what comes in by 1 / (1 − gain).',
      needs: 'gears; for the gain one rate on each',
      source: 'S1',
    },
    {
      columns: ['onboarding'],
      how: 'North Star, drivers, owners, targets, readings, rate-limiting step, experiment: the seven steps, done or next.',
      needs: 'nothing',
      source: 'S0',
    },
    {
      columns: ['alignedShare'],
      how: 'The share of agreed and active objectives that lead to the North Star or a strategic choice.',
      needs: 'one such objective',
      source: 'S3, S4',
    },
    {
      columns: ['worstStale'],
      how: 'The stale metric with most periods without a value.',
      needs: 'a stale metric',
      source: 'S1',
    },
    {
      columns: [
        'finishedPerFourWeeks',
        'winRate',
        'bankedRate',
        'replicatedRate',
        'topTenthShare',
        'calibration',
      ],
      how: 'Finished in eight weeks, halved; wins of those decided; wins in a process and wins repeated; the best tenth’s share of measured impact; the median of measured over predicted effect.',
      needs: 'experiments with an outcome; 10 measured wins; 5 predictions with a measured effect',
      source: 'S0, S1',
    },
    {
      columns: ['lastRecalculation', 'nextRecalculation'],
      how: 'The day of the last news, and the next night.',
      needs: 'nothing',
      source: ours,
    },
  ],
};
