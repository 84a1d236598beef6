import { formulaFunctions } from './formula-functions.ts';
import { isEmptyValue, isPageValue, isTruthy, listOf } from './formula-value.ts';
import type { FormulaValue } from './formula-value.ts';
import type { Expression } from './formula-parser.ts';

/** What a formula is evaluated against. */
export interface FormulaScope {
  /** The value of a property of this row. */
  property: (name: string) => FormulaValue;
  /** The value of a property of a linked page. */
  linkedProperty: (pageId: string, name: string) => FormulaValue;
  pageId: string;
  now: number;
}

type Names = Readonly<Record<string, FormulaValue>>;

/** The value of a formula; undefined for Notion's empty value. */
export function evaluateFormula(
  expression: Expression,
  scope: FormulaScope,
  names: Names = {},
): FormulaValue {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'property':
      return scope.property(expression.name);
    case 'name':
      return names[expression.name];
    case 'list':
      return expression.items.map((item) => evaluateFormula(item, scope, names));
    case 'call':
      return call(expression, scope, names);
  }
}

function call(
  expression: Extract<Expression, { kind: 'call' }>,
  scope: FormulaScope,
  names: Names,
): FormulaValue {
  const { name, args } = expression;
  function value(position: number, inner: Names = names): FormulaValue {
    const argument = args[position];
    return argument === undefined ? undefined : evaluateFormula(argument, scope, inner);
  }
  switch (name) {
    case 'if':
      return isTruthy(value(0)) ? value(1) : value(2);
    case 'ifs': {
      for (let position = 0; position + 1 < args.length; position += 2)
        if (isTruthy(value(position))) return value(position + 1);
      return args.length % 2 === 1 ? value(args.length - 1) : undefined;
    }
    case 'and':
      return args.every((_, position) => isTruthy(value(position)));
    case 'or':
      return args.some((_, position) => isTruthy(value(position)));
    case 'empty':
      return args.length === 0 ? undefined : isEmptyValue(value(0));
    case 'id': {
      const page = value(0);
      return isPageValue(page) ? page.id : scope.pageId;
    }
    case 'let':
    case 'lets':
      return withNames(args, scope, names);
    case 'map':
    case 'filter':
    case 'find':
    case 'findIndex':
    case 'some':
    case 'every':
      return overList(name, listOf(value(0)), (current, index) => value(1, { ...names, current, index }));
    default:
      return plainCall(expression, scope, names);
  }
}

function plainCall(
  expression: Extract<Expression, { kind: 'call' }>,
  scope: FormulaScope,
  names: Names,
): FormulaValue {
  const [first, ...rest] = expression.args;
  // `page.prop("Name")` asks a linked page.
  if (expression.name === 'prop' && first !== undefined) {
    const page = evaluateFormula(first, scope, names);
    const [property] = rest;
    return isPageValue(page) && property?.kind === 'literal'
      ? scope.linkedProperty(page.id, String(property.value))
      : undefined;
  }
  const apply = formulaFunctions[expression.name];
  return apply?.(
    expression.args.map((argument) => evaluateFormula(argument, scope, names)),
    scope.now,
  );
}

function withNames(args: readonly Expression[], scope: FormulaScope, names: Names): FormulaValue {
  let known = names;
  for (let position = 0; position + 1 < args.length; position += 2) {
    const [variable, definition] = [args[position], args[position + 1]];
    if (variable?.kind !== 'name' || definition === undefined) return undefined;
    known = { ...known, [variable.name]: evaluateFormula(definition, scope, known) };
  }
  const body = args.at(-1);
  return body === undefined ? undefined : evaluateFormula(body, scope, known);
}

function overList(
  name: 'map' | 'filter' | 'find' | 'findIndex' | 'some' | 'every',
  list: readonly FormulaValue[],
  visit: (current: FormulaValue, index: number) => FormulaValue,
): FormulaValue {
  function holds(item: FormulaValue, index: number) {
    return isTruthy(visit(item, index));
  }
  switch (name) {
    case 'map':
      return list.map(visit);
    case 'filter':
      return list.filter(holds);
    case 'find':
      return list.find(holds);
    case 'findIndex':
      return list.findIndex(holds);
    case 'some':
      return list.some(holds);
    case 'every':
      return list.every(holds);
  }
}
