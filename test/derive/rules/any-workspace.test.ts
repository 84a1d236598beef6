import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derive } from '../../../src/derive/derive.ts';
import type { Workspace } from '../../../src/model/workspace.ts';
import { arbitraryWorkspace } from '../arbitrary-workspace.ts';
import { buildWorkspace, day } from '../workspace-builder.ts';

const asOf = day('2026-03-31');

/** The whole workspace, so that a rule that changes a row is caught in the act. */
function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

function turned(workspace: Workspace): Workspace {
  return {
    ...workspace,
    metrics: workspace.metrics.toReversed(),
    gears: workspace.gears.toReversed(),
    strategy: workspace.strategy.toReversed(),
    teams: workspace.teams.toReversed(),
    objectives: workspace.objectives.toReversed(),
    keyResults: workspace.keyResults.toReversed(),
    experiments: workspace.experiments.toReversed(),
    work: workspace.work.toReversed(),
    events: workspace.events.toReversed(),
  };
}

describe('the rules, of whatever people type', () => {
  it('find what they find without an exception, in whole sentences about rows that are there', () => {
    fc.assert(
      fc.property(arbitraryWorkspace, (parts) => {
        const workspace = frozen(buildWorkspace(parts));
        const { gaps } = derive(workspace, asOf);
        const rows = new Map<string, readonly { readonly id: string }[]>(
          Object.entries({
            metrics: workspace.metrics,
            gears: workspace.gears,
            strategy: workspace.strategy,
            teams: workspace.teams,
            objectives: workspace.objectives,
            keyResults: workspace.keyResults,
            experiments: workspace.experiments,
            work: workspace.work,
            events: workspace.events,
          }),
        );
        for (const { rule, table, row, message, fix } of gaps) {
          expect([rule, message]).toEqual([rule, expect.stringMatching(/^[\p{Lu}\d“].*[.?]$/u)]);
          expect([rule, fix]).toEqual([rule, expect.stringMatching(/^[A-Z].*\.$/)]);
          expect([rule, message]).toEqual([
            rule,
            expect.not.stringMatching(/undefined|NaN|null|Infinity|\[object/),
          ]);
          expect([rule, message.length < 2500]).toEqual([rule, true]);
          const isThere = row === undefined || rows.get(table)?.some(({ id }) => id === row);
          expect([rule, isThere]).toEqual([rule, true]);
        }
        const places = gaps.map(
          ({ rule, table, row, subject, message }) => `${rule} ${table} ${row ?? subject} ${message}`,
        );
        expect(places).toEqual([...new Set(places)]);
      }),
      { numRuns: 300 },
    );
  });

  it('find the same in whatever order the rows stand', () => {
    fc.assert(
      fc.property(arbitraryWorkspace, (parts) => {
        const workspace = buildWorkspace(parts);
        expect(derive(turned(workspace), asOf).gaps).toEqual(derive(workspace, asOf).gaps);
      }),
    );
  });

  it('find the same on the rows there were when a KPI is added that nothing is linked to', () => {
    fc.assert(
      fc.property(arbitraryWorkspace, (parts) => {
        const before = derive(buildWorkspace(parts), asOf).gaps;
        const more = { ...parts, metrics: [...(parts.metrics ?? []), { id: 'apart', name: 'Apart' }] };
        const after = derive(buildWorkspace(more), asOf).gaps.filter(({ row }) => row !== 'apart');
        expect(after).toEqual(before);
      }),
    );
  });
});
