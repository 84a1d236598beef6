import type { Objective } from '../model/objective.ts';
import type { Answer } from './answer.ts';
import { known, unknown } from './answer.ts';
import type { Alignment } from './objective-alignment.ts';
import { elapsed, expectedAnswer, paceFromWorst } from './pace.ts';
import { sayCount, sayShare } from './say.ts';
import type { KeyResultScore, ObjectiveScore, PaceStatus } from './scorecard.ts';
import { rollUp } from './stats/roll-up.ts';
import type { RollUp } from './stats/roll-up.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/**
 * Every answer about one objective. Its progress is the weighted mean of its key results, and so is what is expected
 * by now; its pace is that of the worst of them: two things, kept apart.
 */
export function objectiveScore(
  objective: Objective,
  {
    index,
    alignment,
    keyResults,
  }: { index: WorkspaceIndex; alignment: Alignment; keyResults: ReadonlyMap<string, KeyResultScore> },
): ObjectiveScore {
  const own = (index.keyResultsOfObjective.get(objective.id) ?? []).map((keyResult) => ({
    name: keyResult.name,
    weight: keyResult.weight,
    score: keyResults.get(keyResult.id),
  }));
  const whole = rollUp(own.map(({ score, weight }) => ({ raw: score?.progress.value, weight })));
  const { cycleStart, cycleEnd } = objective;
  const time = elapsed({
    from: { name: 'start of the cycle', day: cycleStart },
    to: { name: 'end of the cycle', day: cycleEnd },
    asOf: index.asOf,
  });
  return {
    id: objective.id,
    progress: progressOf(whole, own),
    coverage: whole.coverage,
    expected: expectedOf(own) ?? expectedAnswer(time, { from: cycleStart, to: cycleEnd }),
    pace: worstPace(own),
    path: pathInWords(alignment),
    contributors: (index.contributorsOf.get(objective.id) ?? [])
      .map((contributor) => contributor.name)
      .toSorted((left, right) => (left < right ? -1 : 1)),
  };
}

interface Part {
  readonly name: string;
  readonly weight: number | undefined;
  readonly score: KeyResultScore | undefined;
}

function progressOf({ progress, coverage, problem }: RollUp, own: readonly Part[]): Answer<number> {
  const withData = own.filter(({ score }) => score?.progress.value !== undefined).length;
  switch (problem) {
    case 'no-parts':
      return unknown('No progress: it has no key results');
    case 'negative-weight':
      return unknown('No progress: a key result has a negative weight; weights are 0 or more');
    case 'no-weight':
      return unknown('No progress: the weights of its key results are all 0');
    case undefined:
      return progress === undefined
        ? unknown(
            `No progress: ${own.length === 1 ? 'its only key result has no' : `none of its ${own.length} key results has`} data`,
          )
        : known(
            progress,
            `${sayShare(progress)}: weighted mean of ${withData} of ${sayCount(own.length, 'key result')} with data, each counted between 0 and 100 %, ${sayShare(coverage)} of the weight`,
          );
  }
}

/** The mean of what the key results that count for progress should have come to, so that the two can be compared. */
function expectedOf(own: readonly Part[]): Answer<number> | undefined {
  const counted = own.filter(
    ({ score }) => score?.progress.value !== undefined && score.expected.value !== undefined,
  );
  const { progress: expected } = rollUp(
    counted.map(({ score, weight }) => ({ raw: score?.expected.value, weight })),
  );
  if (expected === undefined) return undefined;
  const { length } = counted;
  return known(
    expected,
    `${sayShare(expected)}: weighted mean of what ${length} of ${sayCount(own.length, 'key result')} should have come to by now`,
  );
}

function worstPace(own: readonly Part[]): Answer<PaceStatus> {
  for (const status of paceFromWorst) {
    const worst = own.find(({ score }) => score?.pace.value === status);
    if (worst?.score === undefined) continue;
    return known(
      status,
      `The worst of its key results decides, “${worst.name}”: ${worst.score.pace.because}`,
    );
  }
  return unknown(
    own.length === 0 ? 'No pace: it has no key results' : 'No pace: none of its key results has one',
  );
}

function pathInWords({ northStar, choice, company }: Alignment): Answer<string> {
  if (northStar !== undefined) {
    return known(
      arrows(northStar),
      'The shortest way to the North Star, by its key results or what it contributes to',
    );
  }
  if (choice !== undefined)
    return known(arrows(choice), 'No way to the North Star; it serves a strategic choice');
  if (company !== undefined)
    return known(arrows(company), 'No way to the North Star; it serves a company objective');
  return unknown('No way to the North Star, a strategic choice or a company objective');
}

function arrows(names: readonly string[]): string {
  return names.map((name) => `→ ${name}`).join(' ');
}
