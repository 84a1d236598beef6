import { describe, expect, it } from 'vitest';
import { grade } from '../../../src/derive/stats/grade.ts';
import { okrCases } from './okr-case.ts';

describe('grades', () => {
  it.each(okrCases.grade_bands)('call $score $google', ({ score, google }) => {
    expect(grade(score)).toBe(google);
  });

  it('are undefined without a score', () => {
    expect(grade(undefined)).toBeUndefined();
    expect(grade(Number.NaN)).toBeUndefined();
  });
});
