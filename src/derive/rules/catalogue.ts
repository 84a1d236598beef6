import { bookRules } from './book.ts';
import { cascadedRule } from './cascaded.ts';
import { chainRules } from './chain.ts';
import { contributionRule } from './contribution.ts';
import { driverRules } from './driver.ts';
import { eventRules } from './event.ts';
import { experimentRules } from './experiment.ts';
import { focusRules } from './focus.ts';
import { loopRules } from './loop.ts';
import { machineRules } from './machine.ts';
import { nsmReachRules } from './nsm-reach.ts';
import { nsmRules } from './nsm.ts';
import { okrBalanceRules } from './okr-balance.ts';
import { okrTeamRules } from './okr-team.ts';
import { okrRules } from './okr.ts';
import { orphanRule } from './orphan.ts';
import { performanceRule } from './performance.ts';
import { repeatedMissRule } from './repeated-miss.ts';
import type { Rule } from './rule.ts';
import { strategyRules } from './strategy.ts';
import { teamRules } from './team.ts';
import { workRules } from './work.ts';

/** Every rule there is, in the order in which findings of one severity are shown. */
export const catalogue: readonly Rule[] = [
  ...nsmRules,
  ...nsmReachRules,
  ...driverRules,
  ...focusRules,
  ...machineRules,
  ...chainRules,
  ...bookRules,
  ...strategyRules,
  orphanRule,
  cascadedRule,
  ...okrRules,
  ...okrBalanceRules,
  contributionRule,
  ...okrTeamRules,
  repeatedMissRule,
  performanceRule,
  ...experimentRules,
  ...loopRules,
  ...workRules,
  ...teamRules,
  ...eventRules,
];
