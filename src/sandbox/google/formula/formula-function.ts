import type { FormulaValue, Matrix, Scalar } from './formula-value.ts';
import type { FormulaNode } from './parse-formula.ts';
import type { Reference } from './reference.ts';
import type { TableReference } from './table-reference.ts';

/** The rows and columns a reference covers, half-open and counted from 0. */
export interface Area {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** What a formula can ask of the spreadsheet around it. */
export interface FormulaScope {
  /** The values a reference covers; undefined when its sheet does not exist. */
  readReference(reference: Reference): Matrix | undefined;
  /** Where a reference lies; undefined when its sheet does not exist. */
  areaOf(reference: Reference): Area | undefined;
  /** The value behind a name: of a named range, or of LET and LAMBDA; undefined when nobody gave that name. */
  readName(name: string): FormulaValue | undefined;
  /** Where a named range lies; undefined for names of other kinds. */
  areaOfName(name: string): Area | undefined;
  /** The values of a table or its columns; undefined when there is no such table or column. */
  readTable(reference: TableReference): Matrix | undefined;
  /** The formula in the first cell of a reference; undefined when it holds none. */
  formulaAt(reference: Reference): string | undefined;
  /** Whether a row of a reference, counted from its first, is hidden by a filter or by hand. */
  isHidden(reference: Reference, row: number): 'by filter' | 'by hand' | undefined;
  /** The formula's own cell. */
  readonly place: { row: number; column: number };
  /** The function with a name; undefined for one the engine does not have. */
  functionNamed(name: string): FormulaFunction | undefined;
  /** The next number in [0, 1) for RAND and its like. */
  random(): number;
  readonly now: number;
  readonly timeZone: string;
  readonly locale: string;
  /** Inside ARRAYFORMULA and its like: functions of one value are applied to every value of a block. */
  readonly isArray: boolean;
}

/** How many arguments a function takes. */
export interface Arity {
  least: number;
  most: number;
}

/**
 * A function of the formula language. `each` knows single values and is spread over blocks inside ARRAYFORMULA, `whole` gets
 * blocks as they are, `spreading` as well, with what stands in its arguments computed over whole blocks, as FILTER and
 * SUMPRODUCT do; `lazy` gets the trees and decides what to evaluate.
 */
export type FormulaFunction =
  | {
      kind: 'each';
      takes: Arity;
      /** Errors are values to it rather than its answer. */
      seesErrors: boolean;
      run: (args: readonly Scalar[], scope: FormulaScope) => Scalar;
    }
  | { kind: 'whole'; takes: Arity; run: (args: readonly FormulaValue[], scope: FormulaScope) => FormulaValue }
  | {
      kind: 'spreading';
      takes: Arity;
      run: (args: readonly FormulaValue[], scope: FormulaScope) => FormulaValue;
    }
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
  return { kind: 'each', takes: arity(takes), seesErrors: false, run };
}

/** Like `each`, for functions that ask about errors. */
export function eachOrError(
  takes: Takes,
  run: (args: readonly Scalar[], scope: FormulaScope) => Scalar,
): FormulaFunction {
  return { kind: 'each', takes: arity(takes), seesErrors: true, run };
}

export function whole(
  takes: Takes,
  run: (args: readonly FormulaValue[], scope: FormulaScope) => FormulaValue,
): FormulaFunction {
  return { kind: 'whole', takes: arity(takes), run };
}

export function spreading(
  takes: Takes,
  run: (args: readonly FormulaValue[], scope: FormulaScope) => FormulaValue,
): FormulaFunction {
  return { kind: 'spreading', takes: arity(takes), run };
}

export function lazy(
  takes: Takes,
  run: (args: readonly FormulaNode[], scope: FormulaScope) => FormulaValue,
): FormulaFunction {
  return { kind: 'lazy', takes: arity(takes), run };
}
