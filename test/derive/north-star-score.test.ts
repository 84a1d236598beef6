import { describe, expect, it } from 'vitest';
import type { NorthStarScore } from '../../src/derive/scorecard.ts';
import { seededNoise } from '../bench/seeded-noise.ts';
import { answersTo, theOne } from './answers.ts';
import type { WorkspaceParts } from './workspace-builder.ts';
import { valuesUntil } from './workspace-builder.ts';

function months(perMonth: number, seed: number) {
  const noise = seededNoise(seed);
  return valuesUntil('2026-03-31', {
    cadence: 'monthly',
    values: Array.from({ length: 12 }, (_, month) => 100 + perMonth * month + 2 * noise()),
  });
}

type Work = NonNullable<WorkspaceParts['work']>[number];

/** Planned work of the last weeks, so many of ten items on a driver. */
function work(strategic: number, cells: Partial<Work> = {}): Work[] {
  return Array.from({ length: 10 }, (_, place) => ({
    id: `item ${place}`,
    planned: true,
    mode: 'execution' as const,
    start: '2026-03-02',
    done: '2026-03-20',
    driver: place < strategic ? 'activation' : undefined,
    ...cells,
  }));
}

/** A North Star and two drivers that grow by so much a month. */
function northStarWhere(
  grows: { northStar: number; activation: number; retention: number },
  parts: WorkspaceParts = {},
): NorthStarScore {
  const driver = { role: 'key-driver', feeds: ['teams'], linkKind: 'influence' } as const;
  return theOne(
    answersTo({
      metrics: [
        { id: 'teams', role: 'north-star' },
        { id: 'activation', ...driver },
        { id: 'retention', ...driver },
      ],
      readings: {
        teams: months(grows.northStar, 1),
        activation: months(grows.activation, 2),
        retention: months(grows.retention, 3),
      },
      ...parts,
    }).northStars,
  );
}

describe('the diagnosis of a North Star', () => {
  it('is working while it rises, whatever else', () => {
    const { diagnosis } = northStarWhere({ northStar: 3, activation: -3, retention: -3 });
    expect(diagnosis.value).toBe('working');
    expect(diagnosis.because).toMatch(/^The North Star moves the way it should\. Rising \(tested/);
  });

  it('is that the strategy may be wrong when at least half of the drivers move and it does not', () => {
    const { diagnosis } = northStarWhere(
      { northStar: 0, activation: 3, retention: 0 },
      { work: work(0, { planned: false }) },
    );
    expect(diagnosis.value).toBe('strategy-may-be-wrong');
    expect(diagnosis.because).toMatch(
      /^The North Star does not rise \(.+, 12 readings\); 1 of 2 drivers moved toward target \(“activation”\): at least half, and yet it does not follow$/,
    );
  });

  it('is that the strategy is not executed when too little work reaches a driver', () => {
    const { diagnosis } = northStarWhere({ northStar: 0, activation: 0, retention: 0 }, { work: work(2) });
    expect(diagnosis.value).toBe('strategy-not-executed');
    expect(diagnosis.because).toContain('0 of 2 drivers moved toward target');
    expect(diagnosis.because).toContain(
      '20 % of the work of the last 8 weeks reaches a driver or a key result (10 items, by number), less than 30 %',
    );
  });

  it('is the same when the teams only react, however much of the work is strategic', () => {
    const reacting = northStarWhere(
      { northStar: 0, activation: 0, retention: 0 },
      { work: work(10, { planned: false, mode: 'learning' }) },
    ).diagnosis;
    expect(reacting.value).toBe('strategy-not-executed');
    expect(reacting.because).toContain('The teams are in reactive mode: 10 of 10 items of work');
    const surviving = northStarWhere(
      { northStar: 0, activation: 0, retention: 0 },
      { work: work(10, { planned: false }) },
    ).diagnosis;
    expect(surviving.because).toContain('The teams are in survival mode');
  });

  it('is that the tactics do not move the drivers when enough of the work reaches them', () => {
    const { diagnosis } = northStarWhere({ northStar: 0, activation: 0, retention: 0 }, { work: work(3) });
    expect(diagnosis.value).toBe('tactics-do-not-move-drivers');
    expect(diagnosis.because).toContain('30 % of the work of the last 8 weeks');
    expect(diagnosis.because).toContain('30 % or more');
  });

  it('is not given without a trend, drivers or work, and says what is missing', () => {
    const still = { northStar: 0, activation: 0, retention: 0 };
    expect(northStarWhere(still).diagnosis.because).toContain('No work is written down for the last 8 weeks');
    const short = northStarWhere(still, { readings: { teams: months(0, 1).slice(-5) } }).diagnosis;
    expect(short.because).toMatch(/^Not enough data: .+5 of 8 readings/);
    const alone = northStarWhere(still, { metrics: [{ id: 'teams', role: 'north-star' }] }).diagnosis;
    expect(alone.because).toContain('name one to three');
    const unread = northStarWhere(still, { readings: { teams: months(0, 1) }, work: work(3) }).diagnosis;
    expect(unread.because).toContain('“activation” and “retention” without enough readings');
  });

  it('is not guessed from drivers of which nobody can tell whether they moved', () => {
    const driver = { role: 'key-driver', feeds: ['teams'] } as const;
    function diagnosisWith(activation: { baseline?: number; target?: number }) {
      return northStarWhere(
        { northStar: 0, activation: 0, retention: 0 },
        {
          metrics: [
            { id: 'teams', role: 'north-star' },
            { id: 'activation', ...driver, ...activation },
            { id: 'retention', ...driver },
          ],
          readings: {
            teams: months(0, 1),
            activation: [{ day: '2026-03-31', value: 0.41 }],
            retention: months(0, 3),
          },
          work: work(3),
        },
      ).diagnosis;
    }
    expect(diagnosisWith({}).value).toBeUndefined();
    expect(diagnosisWith({}).because).toContain('too few drivers can be told: “activation”');
    expect(diagnosisWith({ baseline: 0.41, target: 0.6 }).value).toBe('tactics-do-not-move-drivers');
    expect(diagnosisWith({ baseline: 0.3, target: 0.6 }).value).toBe('strategy-may-be-wrong');
  });

  it('counts a driver that feeds both sides of a market for either', () => {
    const driver = { role: 'key-driver', linkKind: 'influence' } as const;
    const { northStars } = answersTo({
      metrics: [
        { id: 'guests', role: 'north-star', northStarSide: 'demand' },
        { id: 'hosts', role: 'north-star', northStarSide: 'supply' },
        { id: 'matches', ...driver, feeds: ['guests', 'hosts'] },
      ],
      readings: { guests: months(0, 1), hosts: months(0, 3), matches: months(3, 2) },
    });
    expect(northStars.map(({ diagnosis }) => diagnosis.value)).toEqual([
      'strategy-may-be-wrong',
      'strategy-may-be-wrong',
    ]);
  });

  it('wants a North Star that should fall to fall', () => {
    const parts: WorkspaceParts = {
      metrics: [{ id: 'waiting', role: 'north-star', direction: 'decrease' }],
      readings: { waiting: months(-3, 1) },
    };
    expect(theOne(answersTo(parts).northStars).diagnosis.value).toBe('working');
  });

  it('counts a driver that is a tenth of its way as moved where no trend is tested', () => {
    const driver = { role: 'key-driver', feeds: ['teams'], linkKind: 'influence' } as const;
    const { northStars } = answersTo({
      metrics: [
        { id: 'teams', role: 'north-star' },
        { id: 'activation', ...driver, baseline: 10, target: 20 },
      ],
      readings: { teams: months(0, 1), activation: [{ day: '2026-03-31', value: 11 }] },
    });
    expect(theOne(northStars).diagnosis.value).toBe('strategy-may-be-wrong');
  });
});

const lessIsBetter = [
  { id: 'complaints', role: 'north-star', direction: 'decrease' },
  { id: 'speed', role: 'key-driver', feeds: ['complaints'], direction: 'stay-in-range', healthyMin: 1 },
] as const;

/** What is said of more and more complaints with a driver at a speed. */
function diagnosedAt(speed: number): NorthStarScore['diagnosis'] {
  const readings = { complaints: months(3, 1), speed: [{ day: '2026-03-31', value: speed }] };
  return theOne(answersTo({ metrics: lessIsBetter, readings }).northStars).diagnosis;
}

describe('a North Star of which less is better', () => {
  it('works while it falls, and is said not to fall while it rises', () => {
    const falling = answersTo({ metrics: lessIsBetter, readings: { complaints: months(-3, 1) } });
    expect(theOne(falling.northStars).diagnosis.value).toBe('working');
    const rising = answersTo({ metrics: lessIsBetter, readings: { complaints: months(3, 1) } });
    expect(theOne(rising.northStars).diagnosis.because).toContain('It does not fall, and too few drivers');
  });

  it('counts a driver that stays in its range as one that is where it should be', () => {
    expect(diagnosedAt(2).value).toBe('strategy-may-be-wrong');
    expect(diagnosedAt(2).because).toMatch(
      /^The North Star does not fall \(rising, 12 readings\); 1 of 1 drivers/,
    );
    expect(diagnosedAt(0.5).value).toBeUndefined();
  });
});

function market(demand: number, supply: number): NorthStarScore {
  const { northStars } = answersTo({
    metrics: [
      { id: 'guests', role: 'north-star', northStarSide: 'demand', target: 100 },
      { id: 'hosts', role: 'north-star', northStarSide: 'supply', target: 50 },
    ],
    readings: {
      guests: [{ day: '2026-03-31', value: demand }],
      hosts: [{ day: '2026-03-31', value: supply }],
    },
  });
  const [first] = northStars.filter(({ id }) => id === 'guests');
  if (first === undefined) throw new Error('No North Star');
  return first;
}

/** A market whose supply is told by how long guests wait, of which less is better. */
function waiting(minutes: number): NorthStarScore[] {
  return answersTo({
    metrics: [
      { id: 'guests', role: 'north-star', northStarSide: 'demand', target: 100 },
      {
        id: 'wait',
        role: 'north-star',
        northStarSide: 'supply',
        direction: 'decrease',
        unit: 'minutes',
        baseline: 10,
      },
    ],
    readings: {
      guests: [{ day: '2026-03-31', value: 80 }],
      wait: [{ day: '2026-03-31', value: minutes }],
    },
  }).northStars.filter(({ id }) => id === 'wait');
}

describe('a North Star for each side of a market', () => {
  it('has an index a side, names the weaker one and combines them by the geometric mean', () => {
    const score = market(90, 20);
    expect(score.sideIndex.value).toBe(0.9);
    expect(score.weakerSide.value).toBe('supply');
    expect(score.combinedHealth.value).toBeCloseTo(Math.sqrt(0.9 * 0.4), 12);
    expect(score.combinedHealth.because).toBe('Geometric mean of demand at 90 %, supply at 40 % of target');
  });

  it('is better off with less where less is better, and never where nothing is left of it', () => {
    const slow = theOne(waiting(20));
    expect(slow.sideIndex).toEqual({
      value: 0.5,
      because: '20 minutes against its baseline of 10 minutes; less is better',
    });
    expect(slow.weakerSide).toEqual({
      value: 'supply',
      because: 'The lower of demand at 80 %, supply at 50 % of target or baseline',
    });
    expect(theOne(waiting(5)).weakerSide.value).toBe('demand');
    expect(theOne(waiting(0)).sideIndex.because).toBe(
      '“wait” stands at 0 or below, so it has no share of its aim',
    );
  });

  it('has no weaker side when both stand alike', () => {
    expect(market(80, 40).weakerSide).toEqual({
      value: undefined,
      because: 'Neither side is the weaker one: demand at 80 %, supply at 80 % of target',
    });
  });

  it('lets no dead side hide behind a lively one', () => {
    expect(market(1000, 0).combinedHealth.value).toBe(0);
  });

  it('has none of that with one North Star for the whole', () => {
    const { northStars } = answersTo({ metrics: [{ id: 'teams', role: 'north-star' }] });
    expect(theOne(northStars).combinedHealth.because).toBe(
      'Only with one North Star for each side of the market',
    );
  });
});
