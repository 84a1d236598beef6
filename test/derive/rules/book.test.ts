import { describe, expect, it } from 'vitest';
import type { Cadence } from '../../../src/model/period.ts';
import type { WorkspaceParts } from '../workspace-builder.ts';
import { valuesUntil } from '../workspace-builder.ts';
import { asOf, found, messageOf } from './findings.ts';

function read(
  values: readonly (number | undefined)[],
  { cadence = 'monthly', until = asOf }: { cadence?: Cadence; until?: string } = {},
): WorkspaceParts {
  return { metrics: [{ id: 'kpi', cadence }], readings: { kpi: valuesUntil(until, { cadence, values }) } };
}

describe('a page of the KPI Book', () => {
  const complete = {
    id: 'kpi',
    definition: 'How it is counted',
    unit: 'teams',
    source: 'CRM',
    owners: ['Ada'],
    gear: 'habit',
    process: 'review',
    baseline: 1,
    target: 2,
  };

  it('has its required fields', () => {
    expect(found('book/complete', { metrics: [complete] })).toEqual([]);
    expect(messageOf('book/complete', { metrics: [{ ...complete, unit: undefined }] })).toBe(
      '1 field of its page is empty: Unit.',
    );
    expect(messageOf('book/complete', { metrics: [{ id: 'kpi' }] })).toContain(
      '8 fields of its page are empty',
    );
  });

  it('may have a range, or only be observed, instead of a target', () => {
    const { target: _, ...open } = complete;
    expect(found('book/complete', { metrics: [{ ...open, healthyMax: 3 }] })).toEqual([]);
    expect(found('book/complete', { metrics: [{ ...open, direction: 'observe' }] })).toEqual([]);
    expect(found('book/complete', { metrics: [open] })).toEqual(['kpi']);
  });
});

describe('a metric that no process brings', () => {
  it('lacks two periods in a row', () => {
    expect(messageOf('book/no-process', read([1, 2, undefined, undefined, 5]))).toBe(
      '2 months in a row to 2026-02 have no value: probably no repeatable process brings it.',
    );
    expect(found('book/no-process', read([1, undefined, 3, undefined, 5]))).toEqual([]);
  });

  it('lacks them at the end too, the running period not counted', () => {
    expect(messageOf('book/no-process', read([1, 2], { until: '2025-12-31' }))).toContain(
      '2 months in a row to 2026-02',
    );
    expect(found('book/no-process', read([1, 2], { until: '2026-01-31' }))).toEqual([]);
  });

  it('lacked them lately, not years ago', () => {
    const since = Array.from({ length: 12 }, (_, at) => at);
    expect(found('book/no-process', read([1, undefined, undefined, ...since]))).toEqual([]);
    expect(found('book/no-process', read([1, undefined, undefined, ...since.slice(3)]))).toEqual(['kpi']);
  });

  it('may miss a weekend when it is read daily', () => {
    expect(
      found('book/no-process', read([1, undefined, undefined, undefined, 5], { cadence: 'daily' })),
    ).toEqual([]);
    const week = [1, undefined, undefined, undefined, undefined, 6];
    expect(found('book/no-process', read(week, { cadence: 'daily' }))).toEqual(['kpi']);
  });

  it('is not one that was never read', () => {
    expect(found('book/no-process', { metrics: [{ id: 'kpi' }] })).toEqual([]);
  });

  it('may lack more where the workspace says so', () => {
    const settings = { rules: { emptyPeriods: 3 } };
    expect(found('book/no-process', { ...read([1, 2, undefined, undefined, 5]), settings })).toEqual([]);
  });
});

describe('a stale metric', () => {
  it('lacks two periods that have ended', () => {
    expect(found('book/stale', read([1, 2], { until: '2026-01-31' }))).toEqual([]);
    expect(messageOf('book/stale', read([1, 2], { until: '2025-12-31' }))).toContain(
      '2 full months without a value',
    );
    expect(found('book/stale', read([1, 2], { until: '2025-12-31', cadence: 'quarterly' }))).toEqual([]);
    expect(found('book/stale', { metrics: [{ id: 'kpi' }] })).toEqual([]);
  });
});
