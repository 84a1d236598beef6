import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/derive/rules/catalogue.ts';
import { ruleReference } from '../../../src/derive/rules/reference.ts';
import { RuleSettings } from '../../../src/model/rule-settings.ts';
import { projectRoot } from '../../imports.ts';

/** Every rule of the method with its severity, in the order of the method's own table. */
const method = `
  nsm/one error, nsm/not-revenue warning, nsm/not-vanity warning, nsm/measurable warning, nsm/memorable info,
  nsm/scalable info, nsm/whole-funnel warning, nsm/stable warning, nsm/everyone warning, nsm/job info,
  nsm/counter-metric info, nsm/market info, nsm/leads-revenue info,
  driver/one-to-three warning, driver/first-order warning, driver/one-owner error, driver/target error,
  driver/reviewed warning, driver/behaviour info, driver/rate info, driver/has-key-result warning,
  driver/leads-nsm info,
  focus/rate-limiting-step warning, focus/leaky-bucket warning, focus/unchanged info,
  machine/loop warning, machine/connected warning, machine/process warning,
  chain/cycle error, chain/orphan info,
  book/complete info, book/no-process info, book/stale warning,
  strategy/first error, strategy/linked warning, strategy/no-okr info, strategy/not-doing info,
  strategy/stage warning,
  okr/orphan error, okr/cascaded warning, okr/gear warning, okr/driver warning, okr/output warning,
  okr/measurable error, okr/customer-and-business warning, okr/leading-and-lagging warning, okr/is-a-kpi warning,
  okr/candidate info, okr/context info, okr/contribution info, okr/silo warning, okr/count info, okr/what-next info,
  okr/repeated-miss info, okr/performance error,
  experiment/hypothesis warning, experiment/linked warning, experiment/decide warning, experiment/bank warning,
  experiment/replicate info, experiment/learning warning, experiment/volume info,
  loop/survival warning, loop/reactive warning, loop/incomplete info,
  work/untraced info, team/statement info, event/misread info`
  .split(',')
  .map((entry) => entry.trim().split(' '));

describe('the catalogue of rules', () => {
  it('holds every rule of the method under its id and severity, and no other', () => {
    expect(Object.fromEntries(catalogue.map(({ id, severity }) => [id, severity]))).toEqual(
      Object.fromEntries(method),
    );
    expect(catalogue).toHaveLength(method.length);
  });

  it('keeps families together', () => {
    const families = catalogue.map(({ id }) => id.split('/')[0]);
    const turns = families.filter((family, at) => family !== families[at - 1]);
    expect(turns).toEqual([...new Set(families)]);
  });

  it('says of each what it finds and how to mend it, in a sentence', () => {
    for (const { id, finds, fix, essays } of catalogue) {
      expect([id, finds]).toEqual([id, expect.stringMatching(/^[A-Z“].*[^.]$/)]);
      expect([id, fix]).toEqual([id, expect.stringMatching(/^[A-Z].*\.$/)]);
      expect(essays.length).toBeGreaterThan(0);
    }
  });

  it('asks for every threshold there is', () => {
    const asked = new Set(catalogue.flatMap(({ settings = [] }) => settings));
    expect([...asked].toSorted()).toEqual(Object.keys(RuleSettings.shape).toSorted());
  });
});

describe('the reference of the rules', () => {
  const page = readFileSync(join(projectRoot, 'docs/rules.md'), 'utf8');

  it('is the committed page: write it anew with `npm run rules > docs/rules.md`', () => {
    expect(page).toBe(ruleReference());
  });

  it('names every rule, and every threshold with what it is at first', () => {
    for (const { id } of catalogue) expect(page).toContain(`### ${id}\n`);
    for (const [name, value] of Object.entries(RuleSettings.parse({}))) {
      expect(page).toMatch(new RegExp(`- \`${name}\` \\(${value}\\): [A-Z].*\\.\n`));
    }
  });
});
