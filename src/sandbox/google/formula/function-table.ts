import type { FormulaFunction } from './formula-function.ts';
import { aggregateFunctions } from './functions/aggregate-functions.ts';
import { logicFunctions } from './functions/logic-functions.ts';
import { lookupFunctions } from './functions/lookup-functions.ts';
import { mathFunctions } from './functions/math-functions.ts';
import { textFunctions } from './functions/text-functions.ts';

const families = [aggregateFunctions, logicFunctions, lookupFunctions, mathFunctions, textFunctions];

/** The function with a name (in capitals); undefined for one this engine does not have, which shows as `#NAME?`. */
export function functionNamed(name: string): FormulaFunction | undefined {
  for (const family of families) if (Object.hasOwn(family, name)) return family[name];
  return undefined;
}
