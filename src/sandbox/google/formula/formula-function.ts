import type { FormulaValue, Matrix, Scalar } from './formula-value.ts';
import type { FormulaNode } from './parse-formula.ts';
import type { Reference } from './reference.ts';

/** What a formula can ask of the spreadsheet around it. */
export interface FormulaScope {
  /** The values a reference covers; undefined when its sheet does not exist. */
  readReference(reference: Reference): Matrix | undefined;
  /** The values of a named range; undefined when nobody gave that name. */
  readName(name: string): Matrix | undefined;
  /** The rows and columns a reference covers, from 1. */
  placeOf(reference: Reference | undefined): { row: number; column: number };
  /** The function with a name; undefined for one the engine does not have. */
  functionNamed(name: string): FormulaFunction | undefined;
  now: number;
  timeZone: string;
  locale: string;
  /** Inside ARRAYFORMULA: functions of one value are applied to every value of a block. */
  isArray: boolean;
}

/** How many arguments a function takes. */
export interface Arity {
  least: number;
  most: number;
}

/**
 * A function of the formula language. `each` knows single values and is spread over blocks inside ARRAYFORMULA, `whole` gets
 * blocks as they are, `lazy` gets the trees and decides what to evaluate.
 */
export type FormulaFunction =
  | { kind: 'each'; takes: Arity; run: (args: readonly Scalar[], scope: FormulaScope) => Scalar }
  | { kind: 'whole'; takes: Arity; run: (args: readonly FormulaValue[], scope: FormulaScope) => FormulaValue }
  | { kind: 'lazy'; takes: Arity; run: (args: readonly FormulaNode[], scope: FormulaScope) => FormulaValue };

export type FunctionFamily = Readonly<Record<string, FormulaFunction>>;

type Takes = number | readonly [least: number, most: number];

function arity(takes: Takes): Arity {
  return typeof takes === 'number' ? { least: takes, most: takes } : { least: takes[0], most: takes[1] };
}

export function each(
  takes: Takes,
  run: (args: readonly Scalar[], scope: FormulaScope) => Scalar,
): FormulaFunction {
  return { kind: 'each', takes: arity(takes), run };
}

export function whole(
  takes: Takes,
  run: (args: readonly FormulaValue[], scope: FormulaScope) => FormulaValue,
): FormulaFunction {
  return { kind: 'whole', takes: arity(takes), run };
}

export function lazy(
  takes: Takes,
  run: (args: readonly FormulaNode[], scope: FormulaScope) => FormulaValue,
): FormulaFunction {
  return { kind: 'lazy', takes: arity(takes), run };
}
