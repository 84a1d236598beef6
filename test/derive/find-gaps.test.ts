import { describe, expect, it } from 'vitest';
import { derive } from '../../src/derive/derive.ts';
import { catalogue } from '../../src/derive/rules/catalogue.ts';
import { buildWorkspace, day } from './workspace-builder.ts';

const asOf = day('2026-03-31');

const untidy = {
  metrics: [
    { id: 'b', role: 'key-driver' as const },
    { id: 'a', role: 'key-driver' as const },
  ],
  teams: [{ id: 'growth' }],
};

describe('the findings', () => {
  it('stand worst first, then in the order of the catalogue, then by name', () => {
    const { gaps } = derive(buildWorkspace(untidy), asOf);
    const order = ['error', 'warning', 'info'];
    const places = gaps.map(({ severity, rule, subject }) => [
      order.indexOf(severity),
      catalogue.findIndex(({ id }) => id === rule),
      subject,
    ]);
    expect(gaps.slice(0, 3).map(({ rule, subject }) => [rule, subject])).toEqual([
      ['nsm/one', 'North Star'],
      ['driver/one-owner', 'a'],
      ['driver/one-owner', 'b'],
    ]);
    expect(places).toEqual(
      places.toSorted((left, right) => {
        const at = left.findIndex((value, index) => value !== right[index]);
        return at < 0 ? 0 : String(left[at]).padStart(3, '0') < String(right[at]).padStart(3, '0') ? -1 : 1;
      }),
    );
  });

  it('say which essays they come from and which thresholds decided', () => {
    const settings = { rules: { reviewMonths: 6 } };
    const { gaps } = derive(buildWorkspace({ ...untidy, settings }), asOf);
    const reviewed = gaps.find(({ rule }) => rule === 'driver/reviewed');
    expect(reviewed?.essays).toEqual(['S0']);
    expect(reviewed?.thresholds).toEqual([{ name: 'reviewMonths', value: 6 }]);
    expect(gaps.find(({ rule }) => rule === 'driver/one-owner')?.thresholds).toEqual([]);
  });

  it('are not made by rules that are off, and the others stay', () => {
    const all = derive(buildWorkspace(untidy), asOf).gaps;
    const settings = { rulesOff: ['driver/one-owner', 'no/such-rule'] };
    const fewer = derive(buildWorkspace({ ...untidy, settings }), asOf).gaps;
    expect(fewer).toEqual(all.filter(({ rule }) => rule !== 'driver/one-owner'));
  });

  it('stay when accepted: one by its row, one of the whole workspace by its subject, none by another rule', () => {
    const acknowledged = [
      { rule: 'driver/one-owner', subject: 'a', reason: 'Ada starts in May' },
      { rule: 'nsm/one', subject: 'north star', reason: 'Being chosen' },
      { rule: 'driver/target', subject: 'gone', reason: 'No such row' },
    ];
    const { gaps } = derive(buildWorkspace({ ...untidy, settings: { acknowledged } }), asOf);
    const accepted = gaps.filter((gap) => gap.acknowledged !== undefined);
    expect(accepted.map(({ rule, subject, acknowledged: reason }) => [rule, subject, reason])).toEqual([
      ['nsm/one', 'North Star', 'Being chosen'],
      ['driver/one-owner', 'a', 'Ada starts in May'],
    ]);
    expect(gaps).toHaveLength(derive(buildWorkspace(untidy), asOf).gaps.length);
  });
});
