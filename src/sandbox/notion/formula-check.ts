import { formulaFunctions } from './formula-functions.ts';
import { FormulaSyntaxError, parseFormula } from './formula-parser.ts';
import type { Expression } from './formula-parser.ts';
import { validationError } from './notion-error.ts';
import type { Property } from './property.ts';

const specialForms = [
  'if',
  'ifs',
  'let',
  'lets',
  'map',
  'filter',
  'find',
  'findIndex',
  'some',
  'every',
  'and',
  'or',
  'empty',
  'id',
  'prop',
  'prop',
];

/**
 * Refuses an expression that Notion could not store: a syntax error, an unknown property or an unknown function.
 * from documents: the refusal is documented (changelog of 12 August 2026), its wording was not seen.
 */
export function assertFormula(source: string, properties: readonly Property[]): void {
  if (source.trim() === '') return;
  try {
    walk(parseFormula(source), properties);
  } catch (error) {
    if (error instanceof FormulaSyntaxError)
      throw validationError(`Type error with formula: ${error.message}.`);
    throw error;
  }
}

function walk(expression: Expression, properties: readonly Property[]): void {
  if (
    expression.kind === 'property' &&
    !properties.some((one) => one.name === expression.name || one.id === expression.name)
  ) {
    throw new FormulaSyntaxError(`Undefined property "${expression.name}"`);
  }
  if (
    expression.kind === 'call' &&
    !Object.hasOwn(formulaFunctions, expression.name) &&
    !specialForms.includes(expression.name)
  ) {
    throw new FormulaSyntaxError(`Undefined function "${expression.name}"`);
  }
  if (expression.kind === 'call') for (const arg of expression.args) walk(arg, properties);
  if (expression.kind === 'list') for (const item of expression.items) walk(item, properties);
}
