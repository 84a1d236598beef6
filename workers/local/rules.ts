import { ruleReference } from '../../src/derive/rules/reference.ts';

process.stdout.write(ruleReference());
