import fc from 'fast-check';
import { Settings } from '../../src/model/settings.ts';
import { thresholds, withThreshold } from '../../src/model/threshold.ts';
import type { WorkspaceParts } from './workspace-builder.ts';

/** Ids that rows have and point at; the last is nobody's. */
const ids = ['r1', 'r2', 'r3'] as const;
const pointer = fc.option(fc.constantFrom(...ids, 'gone'), { nil: undefined });
const pointers = fc.uniqueArray(fc.constantFrom(...ids, 'gone'), { maxLength: 3 });

/** Days near the one that is looked at, and the ends of the calendar. */
const days = fc.option(
  fc.constantFrom(
    '0001-01-01',
    '1970-01-01',
    '2024-02-29',
    '2025-06-30',
    '2025-12-31',
    '2026-01-01',
    '2026-02-10',
    '2026-03-30',
    '2026-03-31',
    '2026-04-01',
    '2026-12-31',
    '9999-12-31',
  ),
  { nil: undefined },
);

/** Numbers people type and those they type by mistake. */
const anyNumber = fc.constantFrom(0, 1, -1, 0.4, 0.5, 100, -3.5, 1e12, -1e12, 1e-9, 1.7e308, 5e-324);
const numbers = fc.option(anyNumber, { nil: undefined });

/** Words that rules look for, in sentences and out of them. */
const texts = fc.constantFrom(
  'Launch',
  'Revenue × 2',
  'New customers from 1 to 2 %',
  'Fidelizzazione',
  'Calls',
  'about 130 % of it',
  '%',
  '—',
  'Bonus',
  'Teams stay',
  // Names nobody would think of: very long, of several lines, right to left, of signs alone.
  'Very long '.repeat(1000),
  'One\nand\r\nanother\tline',
  'الإيرادات الشهرية',
  '🚀👩‍👩‍👧‍👦 growth',
  '\u202Eolleh',
  '=HYPERLINK("x")',
  '<b>Fat</b> & "quoted"',
  ' ',
);
const text = fc.option(texts, { nil: undefined });
const people = fc.uniqueArray(fc.constantFrom('Ada', 'Bo', 'Cy'), { maxLength: 3 });

function choice<const Value extends string>(...values: readonly Value[]) {
  return fc.option(fc.constantFrom(...values), { nil: undefined });
}

function table<Cells extends object>(cells: fc.Arbitrary<Cells>) {
  return fc
    .uniqueArray(fc.constantFrom(...ids), { maxLength: ids.length })
    .chain((own) => fc.tuple(...own.map((id) => cells.map((row) => ({ id, ...row })))));
}

const metric = fc.record({
  name: texts,
  key: text,
  unit: choice('%', 'EUR', 'teams', 'days'),
  role: choice('north-star', 'key-driver', 'kpi', 'guardrail'),
  direction: choice('increase', 'decrease', 'stay-in-range', 'observe'),
  numberKind: choice('level', 'flow', 'rate', 'cumulative'),
  northStarSide: choice('whole', 'demand', 'supply'),
  cadence: choice('daily', 'weekly', 'monthly', 'quarterly'),
  owners: people,
  baseline: numbers,
  baselineDate: days,
  target: numbers,
  targetDate: days,
  healthyMin: numbers,
  healthyMax: numbers,
  lastReviewed: days,
  gear: pointer,
  process: pointer,
  feeds: pointers,
  linkKind: choice('product', 'sum', 'ratio', 'influence'),
  counterMetrics: pointers,
  marketBenchmark: pointer,
});

const reading = fc.record({
  day: days.map((own) => own ?? '2026-01-31'),
  value: anyNumber,
  definitionChanged: fc.boolean(),
});

const objective = fc.record({
  name: texts,
  status: choice('idea', 'draft', 'agreed', 'active', 'closed'),
  cycleStart: days,
  cycleEnd: days,
  why: text,
  whoFor: text,
  ourContribution: text,
  team: pointer,
  strategy: pointers,
  gears: pointers,
  contributesTo: pointers,
});

const keyResult = fc.record({
  name: texts,
  objective: pointer,
  metric: pointer,
  driver: pointer,
  unit: choice('%', 'teams'),
  start: numbers,
  target: numbers,
  current: numbers,
  due: days,
  paceCurve: choice('linear', 's-curve', 'back-loaded', 'front-loaded', 'last-year'),
  weight: numbers,
  side: choice('customer', 'business'),
  timing: choice('leading', 'lagging'),
});

const experiment = fc.record({
  name: texts,
  predictionMetric: pointer,
  predictionSize: numbers,
  start: days,
  end: days,
  status: choice('idea', 'planned', 'running', 'finished', 'stopped'),
  outcome: choice('won', 'lost', 'inconclusive'),
  measuredEffect: numbers,
  learning: text,
  drivers: pointers,
  keyResult: pointer,
  process: pointer,
  replicates: pointer,
});

/** Thresholds anywhere within the bounds that the page of settings takes, the bounds themselves often. */
const settings = fc
  .tuple(
    ...thresholds.map(({ name, isShare, least, most }) =>
      fc
        .oneof(fc.constantFrom(least, most), fc.integer({ min: least < 1 ? 1 : least, max: most }))
        .map((shown) => ({ name, value: isShare ? shown / 100 : shown })),
    ),
  )
  .map((values) => values.reduce(withThreshold, Settings.parse({})));

/** Workspaces of up to three rows a table, with everything that can be empty, contradictory or circular in them. */
export const arbitraryWorkspace: fc.Arbitrary<WorkspaceParts> = fc.record({
  settings: fc.option(settings, { nil: Settings.parse({}) }),
  metrics: table(metric),
  readings: fc.dictionary(fc.constantFrom(...ids), fc.array(reading, { maxLength: 12 })),
  gears: table(fc.record({ name: texts, feeds: pointers, linkKind: choice('feeds', 'reinvests') })),
  processes: table(fc.record({ gear: pointer, metrics: pointers })),
  strategy: table(
    fc.record({
      stage: choice('finding-fit', 'retaining', 'acquiring', 'scaling'),
      status: choice('chosen', 'not-doing', 'parked'),
    }),
  ),
  teams: table(fc.record({ statement: text, drivers: pointers })),
  objectives: table(objective),
  keyResults: table(keyResult),
  experiments: table(experiment),
  work: table(
    fc.record({
      mode: choice('learning', 'generative', 'planning', 'execution'),
      planned: fc.boolean(),
      effortDays: fc.option(fc.constantFrom(0, 1, 1e12), { nil: undefined }),
      start: days,
      done: days,
      keyResult: pointer,
      driver: pointer,
      team: pointer,
    }),
  ),
  events: table(
    fc.record({
      day: days,
      cause: choice('outside', 'execution', 'wrong-bet', 'luck'),
      metric: pointer,
      objective: pointer,
    }),
  ),
  extraColumns: fc.uniqueArray(fc.record({ table: fc.constantFrom('objectives', 'metrics'), name: texts }), {
    maxLength: 2,
    selector: ({ table: of, name }) => `${of} ${name}`,
  }),
});
