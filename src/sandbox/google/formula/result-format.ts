import type { NumberFormat } from '../format/number-format.ts';
import type { FormulaNode } from './parse-formula.ts';
import type { Reference } from './reference.ts';

const ownFormats: Readonly<Record<string, NumberFormat>> = {
  TODAY: { type: 'DATE' },
  DATE: { type: 'DATE' },
  EDATE: { type: 'DATE' },
  EOMONTH: { type: 'DATE' },
  WORKDAY: { type: 'DATE' },
  'WORKDAY.INTL': { type: 'DATE' },
  TO_DATE: { type: 'DATE' },
  EPOCHTODATE: { type: 'DATE_TIME' },
  NOW: { type: 'DATE_TIME' },
  TIME: { type: 'TIME' },
  TO_PERCENT: { type: 'PERCENT', pattern: '0.00%' },
  TO_DOLLARS: { type: 'CURRENCY' },
};

/** Functions whose result looks like one of their arguments, with that argument's place. */
const inherited: Readonly<Record<string, number>> = {
  SUM: 0,
  AVERAGE: 0,
  MEDIAN: 0,
  MIN: 0,
  MAX: 0,
  LARGE: 0,
  SMALL: 0,
  PERCENTILE: 0,
  QUARTILE: 0,
  MODE: 0,
  ABS: 0,
  ROUND: 0,
  ROUNDUP: 0,
  ROUNDDOWN: 0,
  INDEX: 0,
  IFERROR: 0,
  IFNA: 0,
  SUMIFS: 0,
  AVERAGEIFS: 0,
  MAXIFS: 0,
  MINIFS: 0,
  ARRAYFORMULA: 0,
  FILTER: 0,
  SORT: 0,
  UNIQUE: 0,
  IF: 1,
  SUMIF: 2,
  AVERAGEIF: 2,
  XLOOKUP: 2,
};

function isMoment(format: NumberFormat | undefined): boolean {
  return format !== undefined && ['DATE', 'DATE_TIME', 'TIME'].includes(format.type);
}

/** The number format a formula's result takes on from what it is made of; undefined for none (from documents). */
export function resultFormat(
  node: FormulaNode,
  formatAt: (reference: Reference) => NumberFormat | undefined,
): NumberFormat | undefined {
  switch (node.kind) {
    case 'reference':
      return node.reference === undefined ? undefined : formatAt(node.reference);
    case 'unary':
      return node.operator === '%' ? undefined : resultFormat(node.operand, formatAt);
    case 'binary':
      return ofBinary(node.operator, resultFormat(node.left, formatAt), resultFormat(node.right, formatAt));
    case 'call': {
      const own = ownFormats[node.name];
      if (own !== undefined) return own;
      const arg = node.args[inherited[node.name] ?? -1];
      return arg === undefined ? undefined : resultFormat(arg, formatAt);
    }
    default:
      return undefined;
  }
}

function ofBinary(
  operator: string,
  left: NumberFormat | undefined,
  right: NumberFormat | undefined,
): NumberFormat | undefined {
  if (operator === '-' && isMoment(left) && isMoment(right)) return undefined;
  if (operator === '+' || operator === '-') return left ?? right;
  if (operator !== '*' && operator !== '/') return undefined;
  if (operator === '/' && left?.type === right?.type) return undefined;
  return [left, operator === '*' ? right : undefined].find((format) => format?.type === 'CURRENCY');
}
