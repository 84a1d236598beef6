import { driverRules } from './driver.ts';
import { nsmRules } from './nsm.ts';
import { okrRules } from './okr.ts';
import type { Rule } from './rule.ts';
import { strategyRules } from './strategy.ts';

/** Every rule there is, in the order in which findings of one severity are shown. */
export const catalogue: readonly Rule[] = [...nsmRules, ...driverRules, ...strategyRules, ...okrRules];
