import type { FormulaFunction } from './formula-function.ts';
import { aggregateFunctions } from './functions/aggregate-functions.ts';
import { arrayFunctions } from './functions/array-functions.ts';
import { conditionalFunctions } from './functions/conditional-functions.ts';
import { dateFunctions } from './functions/date-functions.ts';
import { financeFunctions } from './functions/finance-functions.ts';
import { informationFunctions } from './functions/information-functions.ts';
import { lambdaFunctions } from './functions/lambda-functions.ts';
import { lookupFunctions } from './functions/lookup-functions.ts';
import { referenceFunctions } from './functions/reference-functions.ts';
import { queryFunctions } from './functions/query-function.ts';
import { statisticsFunctions } from './functions/statistics-functions.ts';
import { logicFunctions } from './functions/logic-functions.ts';
import { mathFunctions } from './functions/math-functions.ts';
import { textFunctions } from './functions/text-functions.ts';

/**
 * What the functions do, and the words of their errors, is from documents: https://support.google.com/docs/table/25273. Only
 * the simplest were seen in recorded traffic.
 */
const families = [
  aggregateFunctions,
  arrayFunctions,
  conditionalFunctions,
  dateFunctions,
  financeFunctions,
  informationFunctions,
  lambdaFunctions,
  logicFunctions,
  lookupFunctions,
  mathFunctions,
  queryFunctions,
  referenceFunctions,
  statisticsFunctions,
  textFunctions,
];
const table = new Map(families.flatMap((family) => Object.entries(family)));

/** The function with a name (in capitals); undefined for one this engine does not have, which shows as `#NAME?`. */
export function functionNamed(name: string): FormulaFunction | undefined {
  return table.get(name);
}

/** Every function the engine has. */
export const functionNames: readonly string[] = [...table.keys()];
