import { describe, expect, it } from 'vitest';
import { differences, IdPairs } from './compare-answers.ts';
import { replayGoogle, sharesOf } from './replay.ts';

/** Recorded answers that differ here, by scenario and method, each with its reason. None today. */
const explained: Readonly<Record<string, string>> = {};

describe('the Google sandbox against recorded traffic', () => {
  it('answers as Google did, but for ids and stamps', async () => {
    const outcomes = await replayGoogle();
    if (outcomes === undefined) {
      console.log(
        'No recordings beside the checkout: the replay against recorded Google traffic is left out.',
      );
      return;
    }
    const lines = sharesOf(outcomes).map(
      ({ endpoint, equal, total }) =>
        `${String(equal).padStart(4)} of ${String(total).padStart(4)}  ${endpoint}`,
    );
    const equal = outcomes.filter(({ differing }) => differing.length === 0).length;
    console.log([...lines, `${equal} of ${outcomes.length} recorded Google answers are equal`].join('\n'));
    const unexplained = outcomes.filter(
      ({ differing, scenario, endpoint }) =>
        differing.length > 0 && explained[`${scenario} ${endpoint}`] === undefined,
    );
    expect(unexplained).toEqual([]);
    expect(outcomes.length).toBeGreaterThan(300);
  });
});

describe('the comparison', () => {
  it('sees another value, a missing field, another length and an id in the wrong place', () => {
    const pairs = new IdPairs();
    expect(differences({ a: 1, list: [1] }, { a: 2, list: [1, 2] }, pairs)).toEqual(['.a', '.list.length']);
    expect(differences({ title: 'x' }, {}, pairs)).toEqual(['.title']);
    expect(differences({ sheetId: 111 }, { sheetId: 222 }, pairs)).toEqual([]);
    expect(differences({ sheetId: 111 }, { sheetId: 333 }, pairs)).toEqual(['.sheetId']);
    expect(differences({ id: 'abcd' }, { id: 'abcde' }, pairs)).toEqual(['.id']);
    expect(differences({ createdTime: '2023-07-20T10:00:00.000Z' }, { createdTime: 'now' }, pairs)).toEqual([
      '.createdTime',
    ]);
  });
});
