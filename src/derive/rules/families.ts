/** What the families of rules are about, by the first part of their ids. */
export const families: Readonly<Record<string, string>> = {
  nsm: 'The North Star',
  driver: 'Key drivers',
  focus: 'Focus',
  machine: 'The growth machine',
  chain: 'The KPI chain',
  book: 'The KPI Book',
  strategy: 'Strategy',
  okr: 'Objectives and key results',
  experiment: 'Experiments',
  loop: 'The progress loop',
  work: 'Work',
  team: 'Teams',
  event: 'Events',
};

/** `nsm` of `nsm/one`. */
export function familyOf(rule: string): string {
  return rule.slice(0, rule.indexOf('/'));
}
