import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { CompanyEvent } from '../../src/model/company-event.ts';
import { Experiment } from '../../src/model/experiment.ts';
import { Gear } from '../../src/model/gear.ts';
import { KeyResult } from '../../src/model/key-result.ts';
import { Metric } from '../../src/model/metric.ts';
import { Objective } from '../../src/model/objective.ts';
import { Process } from '../../src/model/process.ts';
import { Reading } from '../../src/model/reading.ts';
import { StrategicChoice } from '../../src/model/strategic-choice.ts';
import { Team } from '../../src/model/team.ts';
import { WorkItem } from '../../src/model/work-item.ts';
import { tableOf, Template } from '../../src/template/template.ts';
import { templates } from '../../templates/index.ts';
import { northStar } from '../../templates/north-star.ts';

const whole = Template.parse(northStar);

const schemas: Readonly<Record<string, z.ZodObject>> = {
  metrics: Metric,
  readings: Reading,
  gears: Gear,
  processes: Process,
  strategy: StrategicChoice,
  teams: Team,
  objectives: Objective,
  keyResults: KeyResult,
  experiments: Experiment,
  work: WorkItem,
  events: CompanyEvent,
};

/** Every derived field of the method, by table (METHOD §2), beside `gaps` and `note`, which every row has. */
const derivedFields = {
  metrics:
    'latest latestDay change trend slope slopeInterval signal progress expected pace forecast forecastInterval chance freshness inRange completeness status verdict diagnosis criteria sideIndex weakerSide combinedHealth gainAtTarget gainAtTwoPercent contribution leadLag leadLagEvidence reviewDue rateLimiting because gaps note',
  readings: 'note',
  gears: 'health objectiveCount processCount because gaps note',
  processes: 'gaps note',
  strategy: 'gaps note',
  teams: 'connected strategicShare loopMode because gaps note',
  objectives: 'progress expected pace coverage path contributors because gaps note',
  keyResults: 'latest progress expected pace chance because gaps note',
  experiments: 'ice onRateLimitingStep daysRunning nextStep predictedVersusMeasured because gaps note',
  work: 'gaps note',
  events: 'gaps note',
  overview:
    'name northStar verdict diagnosis rateLimitingStep machine onboarding alignedShare topGaps worstStale finishedPerFourWeeks winRate bankedRate replicatedRate topTenthShare calibration because lastRecalculation nextRecalculation note',
} as const;

function fieldIds(table: string, role: 'input' | 'derived'): ReadonlySet<string> {
  const fields = tableOf(whole, table).fields.filter((field) => field.role === role);
  return new Set(fields.map(({ id }) => id));
}

describe('every template', () => {
  it('parses', () => {
    expect(templates.map(({ id }) => id)).toEqual(['north-star', 'kpi-book', 'okrs', 'experiments']);
    for (const template of templates) expect(Template.parse(template).id).toBe(template.id);
  });

  it('installs alone: its tables are those of the whole, its relations end in it', () => {
    for (const template of templates) {
      const own = Template.parse(template);
      const present = new Set(own.tables.map(({ id }) => id));
      for (const table of own.tables) {
        const of = tableOf(whole, table.id);
        const expected = of.fields.filter((field) => field.kind !== 'relation' || present.has(field.to));
        expect(table.fields).toEqual(expected);
      }
    }
  });
});

describe('the whole template', () => {
  it('has a column for every derived field of the method', () => {
    for (const [table, ids] of Object.entries(derivedFields)) {
      expect([table, fieldIds(table, 'derived')]).toEqual([table, new Set(ids.split(' '))]);
    }
  });

  it('asks people for exactly what the model holds, under the same names', () => {
    for (const [table, schema] of Object.entries(schemas)) {
      const known = new Set(Object.keys(schema.shape).filter((property) => property !== 'id'));
      const asked = [...fieldIds(table, 'input')].filter((id) => id !== 'name' || known.has('name'));
      expect([table, new Set(asked)]).toEqual([table, known]);
    }
  });

  it('offers the choices that the model knows, all of them', () => {
    for (const [tableId, schema] of Object.entries(schemas)) {
      const choices = tableOf(whole, tableId).fields.flatMap((field) =>
        field.role === 'input' && field.kind === 'choice'
          ? field.choices.map(({ id }) => ({ field: field.id, id }))
          : [],
      );
      const unknown = choices.filter(({ field, id }) => schema.shape[field]?.safeParse(id).success !== true);
      expect([tableId, unknown]).toEqual([tableId, []]);
      const loose = choices.filter(({ field }) => schema.shape[field]?.safeParse('else').success !== false);
      expect([tableId, loose]).toEqual([tableId, []]);
    }
  });

  it('says of every field what belongs there, within what a tool can show', () => {
    for (const table of whole.tables) {
      for (const field of table.fields) expect(field.description).toMatch(/^[A-Z1].*[.?…]$/);
    }
  });
});
