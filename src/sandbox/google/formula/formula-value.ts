/** The kinds of error a cell can show, by the names ErrorValue gives them. */
const errorLabels = {
  NULL_VALUE: '#NULL!',
  DIVIDE_BY_ZERO: '#DIV/0!',
  VALUE: '#VALUE!',
  REF: '#REF!',
  NAME: '#NAME?',
  NUM: '#NUM!',
  N_A: '#N/A',
  ERROR: '#ERROR!',
  LOADING: 'Loading...',
} as const;

export type FormulaErrorType = keyof typeof errorLabels;

/** An error as a value: it travels through a formula like any other value. */
export interface FormulaError {
  readonly error: FormulaErrorType;
  readonly message: string;
}

/** What one cell can be; null is a blank. */
export type Scalar = number | string | boolean | null | FormulaError;

/** A block of values, row by row; every row is equally long. */
export type Matrix = readonly (readonly Scalar[])[];

export type FormulaValue = Scalar | Matrix;

export function formulaError(error: FormulaErrorType, message: string): FormulaError {
  return { error, message };
}

export function isError(value: unknown): value is FormulaError {
  return typeof value === 'object' && value !== null && 'error' in value;
}

export function isMatrix(value: FormulaValue): value is Matrix {
  return Array.isArray(value);
}

/** `#DIV/0!` and its like. */
export function errorLabel(error: FormulaError): string {
  return errorLabels[error.error];
}

/** The error a label stands for, as in `=#N/A`. */
export function errorFromLabel(label: string): FormulaError | undefined {
  for (const [type, text] of Object.entries(errorLabels))
    if (text === label && isErrorType(type)) return formulaError(type, '');
  return undefined;
}

function isErrorType(text: string): text is FormulaErrorType {
  return text in errorLabels;
}

/** The first value of a block, or the value itself. */
export function firstScalar(value: FormulaValue): Scalar {
  return isMatrix(value) ? (value[0]?.[0] ?? null) : value;
}

/** A value as a block of one. */
export function toMatrix(value: FormulaValue): Matrix {
  return isMatrix(value) ? value : [[value]];
}

/** Every value of a block, row by row. */
export function flatten(value: FormulaValue): Scalar[] {
  return toMatrix(value).flat();
}
