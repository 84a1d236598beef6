import { describe, expect, it } from 'vitest';
import { driverGains } from '../../../src/derive/driver-gain.ts';
import { driverScore } from '../../../src/derive/driver-score.ts';
import { leadLags } from '../../../src/derive/lead-lags.ts';
import { forecasts } from '../../../src/derive/metric-forecast.ts';
import { metricScore } from '../../../src/derive/metric-score.ts';
import { metricsOnStep } from '../../../src/derive/metrics-on-step.ts';
import { objectiveAlignment } from '../../../src/derive/objective-alignment.ts';
import { rateLimitingAnswer } from '../../../src/derive/rate-limiting.ts';
import { catalogue } from '../../../src/derive/rules/catalogue.ts';
import { ruleContext } from '../../../src/derive/rules/rule-context.ts';
import type { Derived } from '../../../src/derive/rules/rule.ts';
import { indexWorkspace } from '../../../src/derive/workspace-index.ts';
import type { Workspace } from '../../../src/model/workspace.ts';
import { bigAsOf, bigWorkspace } from '../../bench/big-workspace.ts';

const small = { metrics: 30, weeks: 12, objectives: 20, keyResults: 100, experiments: 80, work: 200 };
const times = 8;
const large = {
  metrics: small.metrics * times,
  weeks: small.weeks,
  objectives: small.objectives * times,
  keyResults: small.keyResults * times,
  experiments: small.experiments * times,
  work: small.work * times,
};

/** The same rows without the links and texts that rules ask for, so that those have much to say. */
function untidy(workspace: Workspace): Workspace {
  return {
    ...workspace,
    metrics: workspace.metrics.map((metric) => ({ ...metric, owners: [], feeds: [], definition: undefined })),
    objectives: workspace.objectives.map((objective) => ({
      ...objective,
      owners: [],
      strategy: [],
      gears: [],
      contributesTo: [],
      why: undefined,
    })),
    keyResults: workspace.keyResults.map((keyResult) => ({
      ...keyResult,
      owners: [],
      metric: undefined,
      driver: undefined,
      start: undefined,
    })),
    experiments: workspace.experiments.map((experiment) => ({
      ...experiment,
      drivers: [],
      keyResult: undefined,
      process: undefined,
      replicates: undefined,
      learning: undefined,
    })),
    work: workspace.work.map((item) => ({
      ...item,
      keyResult: undefined,
      driver: undefined,
      mode: undefined,
    })),
  };
}

/** How often each rule looks at a cell of a row. */
function looks(workspace: Workspace): ReadonlyMap<string, number> {
  let count = 0;
  function counted<Row extends object>(rows: readonly Row[]): Row[] {
    return rows.map(
      (row) =>
        new Proxy(row, {
          get(target, cell, receiver) {
            count += 1;
            return Reflect.get(target, cell, receiver);
          },
        }),
    );
  }
  const context = ruleContext(
    derivedOf({
      ...workspace,
      metrics: counted(workspace.metrics),
      gears: counted(workspace.gears),
      processes: counted(workspace.processes),
      strategy: counted(workspace.strategy),
      teams: counted(workspace.teams),
      objectives: counted(workspace.objectives),
      keyResults: counted(workspace.keyResults),
      experiments: counted(workspace.experiments),
      work: counted(workspace.work),
    }),
  );
  return new Map(
    catalogue.map((rule) => {
      count = 0;
      Array.from(rule.find(context));
      return [rule.id, count];
    }),
  );
}

/** What is derived before rules are asked. */
function derivedOf(workspace: Workspace): Derived {
  const index = indexWorkspace(workspace, bigAsOf);
  const forecastOf = forecasts(index);
  const alignmentOf = objectiveAlignment(index);
  const gains = driverGains(index);
  const step = rateLimitingAnswer(gains);
  const leads = leadLags(index);
  return {
    index,
    alignmentOf,
    step,
    onStep: metricsOnStep(step, index),
    metrics: new Map(
      index.workspace.metrics.map((metric) => [metric.id, metricScore(metric, { index, forecastOf })]),
    ),
    drivers: new Map(gains.map((gain) => [gain.driver.id, driverScore(gain, { index, step, leads })])),
  };
}

/** Rules whose looks grow more than twice as steeply as the rows; eight times of everything would be 64 by the square. */
function steepRules(of: (workspace: Workspace) => Workspace): string[] {
  const atFew = looks(of(bigWorkspace(small)));
  const atMany = looks(of(bigWorkspace(large)));
  return catalogue.flatMap(({ id }) => {
    const [few, many] = [atFew.get(id) ?? 0, atMany.get(id) ?? 0];
    return many > 2 * times * Math.max(few, small.objectives) ? [`${id}: ${few} looks become ${many}`] : [];
  });
}

describe('what a rule costs', () => {
  it('grows with the rows and not with rows times rows, in a tidy workspace and an untidy one', () => {
    expect(steepRules((workspace) => workspace)).toEqual([]);
    expect(steepRules(untidy)).toEqual([]);
  });
});
