import { compareScalars, toFlag } from '../coerce.ts';
import { evaluateNode, evaluateScalar, inArrays, spread } from '../evaluate-node.ts';
import { each, eachOrError, lazy, whole } from '../formula-function.ts';
import type { FormulaScope, FunctionFamily } from '../formula-function.ts';
import { flatten, formulaError, isError, isMatrix } from '../formula-value.ts';
import type { FormulaValue, Scalar } from '../formula-value.ts';
import type { FormulaNode } from '../parse-formula.ts';

function choose(args: readonly FormulaNode[], scope: FormulaScope): FormulaValue {
  const [condition, whenTrue, whenFalse] = args;
  const asked =
    condition === undefined
      ? null
      : scope.isArray
        ? evaluateNode(condition, scope)
        : evaluateScalar(condition, scope);
  if (scope.isArray && isMatrix(asked)) {
    const yes = whenTrue === undefined ? null : evaluateNode(whenTrue, scope);
    const no = whenFalse === undefined ? false : evaluateNode(whenFalse, scope);
    return spread([asked, yes, no], ([flag = null, a = null, b = null]) => {
      const holds = toFlag(flag);
      return isError(holds) ? holds : holds ? a : b;
    });
  }
  const holds = toFlag(asked);
  if (isError(holds)) return holds;
  const branch = holds ? whenTrue : whenFalse;
  return branch === undefined ? false : evaluateNode(branch, scope);
}

function chooseFirst(args: readonly FormulaNode[], scope: FormulaScope): FormulaValue {
  for (let index = 0; index + 1 < args.length; index += 2) {
    const [condition, result] = args.slice(index, index + 2);
    if (condition === undefined || result === undefined) break;
    const holds = toFlag(evaluateScalar(condition, scope));
    if (isError(holds)) return holds;
    if (holds) return evaluateNode(result, scope);
  }
  return formulaError('N_A', 'No match');
}

function switchCase(args: readonly FormulaNode[], scope: FormulaScope): FormulaValue {
  const [subject, ...cases] = args;
  const value = subject === undefined ? null : evaluateScalar(subject, scope);
  if (isError(value)) return value;
  for (let index = 0; index + 1 < cases.length; index += 2) {
    const [candidate, result] = cases.slice(index, index + 2);
    if (candidate === undefined || result === undefined) break;
    const tried = evaluateScalar(candidate, scope);
    if (!isError(tried) && compareScalars(tried, value) === 0) return evaluateNode(result, scope);
  }
  const last = cases.length % 2 === 1 ? cases.at(-1) : undefined;
  return last === undefined ? formulaError('N_A', 'No match') : evaluateNode(last, scope);
}

function orElse(isCaught: (scalar: Scalar) => boolean) {
  return (args: readonly FormulaNode[], scope: FormulaScope): FormulaValue => {
    const [wanted, fallback] = args;
    const value = wanted === undefined ? null : evaluateNode(wanted, scope);
    function instead(): FormulaValue {
      return fallback === undefined ? null : evaluateNode(fallback, scope);
    }
    if (!isMatrix(value)) return isCaught(value) ? instead() : value;
    if (!flatten(value).some((scalar) => isCaught(scalar))) return value;
    return spread([value, instead()], ([scalar = null, other = null]) => (isCaught(scalar) ? other : scalar));
  };
}

function flagsOf(args: readonly FormulaValue[]): Scalar[] {
  return args.flatMap((arg) =>
    isMatrix(arg) ? flatten(arg).filter((scalar) => scalar !== null && typeof scalar !== 'string') : [arg],
  );
}

function combine(run: (flags: readonly boolean[]) => boolean) {
  return (args: readonly FormulaValue[]): FormulaValue => {
    const flags = flagsOf(args).map((flag) => toFlag(flag));
    const error = flags.find((flag) => isError(flag));
    return error ?? run(flags.map((flag) => flag === true));
  };
}

const many = [1, Infinity] as const;

/** Functions that decide. */
export const logicFunctions: FunctionFamily = {
  IF: lazy([2, 3], choose),
  IFS: lazy([2, Infinity], chooseFirst),
  SWITCH: lazy([3, Infinity], switchCase),
  IFERROR: lazy(
    [1, 2],
    orElse((scalar) => isError(scalar)),
  ),
  IFNA: lazy(
    [1, 2],
    orElse((scalar) => isError(scalar) && scalar.error === 'N_A'),
  ),
  AND: whole(
    many,
    combine((flags) => flags.every(Boolean)),
  ),
  OR: whole(
    many,
    combine((flags) => flags.some(Boolean)),
  ),
  XOR: whole(
    many,
    combine((flags) => flags.filter(Boolean).length % 2 === 1),
  ),
  NOT: each(1, ([flag = null]) => {
    const value = toFlag(flag);
    return isError(value) ? value : !value;
  }),
  TRUE: each(0, () => true),
  FALSE: each(0, () => false),
  ISNUMBER: eachOrError(1, ([value = null]) => typeof value === 'number'),
  ISTEXT: eachOrError(1, ([value = null]) => typeof value === 'string'),
  ISNONTEXT: eachOrError(1, ([value = null]) => typeof value !== 'string'),
  ISLOGICAL: eachOrError(1, ([value = null]) => typeof value === 'boolean'),
  ISERROR: eachOrError(1, ([value = null]) => isError(value)),
  ISNA: eachOrError(1, ([value = null]) => isNotAvailable(value)),
  ISERR: eachOrError(1, ([value = null]) => isError(value) && !isNotAvailable(value)),
  ARRAYFORMULA: lazy(1, ([inner], scope) =>
    inner === undefined ? null : evaluateNode(inner, inArrays(scope)),
  ),
};

function isNotAvailable(scalar: Scalar): boolean {
  return isError(scalar) && scalar.error === 'N_A';
}
