import { parsePeriod } from '../../model/parse-period.ts';
import type { DecimalSign } from '../../model/written-number.ts';
import { readNumber } from '../../model/written-number.ts';
import type { FieldKind } from '../../template/field-kind.ts';
import { isDate } from './foreign-block.ts';
import { headerText } from '../book/header-row.ts';
import type { CellAnswer } from '../wire.ts';

/** What a column of people's holds. */
export interface ColumnContent {
  readonly kind: FieldKind | undefined;
  readonly choices: readonly string[];
  readonly samples: readonly string[];
}

const samplesShown = 5;
/** Different texts up to which repeated ones are choices. */
const mostChoices = 8;

const typeKinds: Readonly<Record<string, FieldKind>> = {
  DOUBLE: 'number',
  CURRENCY: 'number',
  PERCENT: 'number',
  DATE: 'date',
  DATE_TIME: 'date',
  BOOLEAN: 'checkbox',
  DROPDOWN: 'choice',
  PEOPLE_CHIP: 'person',
};

const ruleKinds: Readonly<Record<string, FieldKind>> = {
  BOOLEAN: 'checkbox',
  ONE_OF_LIST: 'choice',
  ONE_OF_RANGE: 'relation',
};

/**
 * What stands in a column: by the type that Google's table gives it or the rule of its cells, else by most of its
 * filled cells. Numbers and dates that were written as text count as such.
 */
export function readContent(
  cells: readonly CellAnswer[],
  options: {
    readonly columnType: string | undefined;
    readonly offered: readonly string[] | undefined;
    readonly sign: DecimalSign | undefined;
  },
): ColumnContent {
  const filled = cells.filter(
    (cell) => headerText(cell) !== '' && cell.effectiveValue?.errorValue === undefined,
  );
  const texts = filled.map(headerText);
  const rule = cells.map((cell) => cell.dataValidation?.condition?.type).find((type) => type !== undefined);
  const told = typeKinds[options.columnType ?? ''] ?? ruleKinds[rule ?? ''];
  const distinct = [...new Set(texts)];
  const kind = told ?? mostKind(filled.map((cell) => kindOf(cell, options.sign)));
  const isRepeating =
    texts.length >= 4 && distinct.length <= mostChoices && distinct.length * 2 <= texts.length;
  const choices = options.offered ?? ((kind === 'text' && isRepeating) || kind === 'choice' ? distinct : []);
  return {
    kind: kind === 'text' && choices.length > 1 ? 'choice' : kind,
    choices: choices.slice(0, 100),
    samples: distinct.slice(0, samplesShown),
  };
}

function kindOf(cell: CellAnswer, sign: DecimalSign | undefined): FieldKind {
  const value = cell.effectiveValue;
  if (value?.boolValue !== undefined) return 'checkbox';
  if (value?.numberValue !== undefined) return isDate(cell) ? 'date' : 'number';
  const text = headerText(cell);
  if (readNumber(text, sign) !== undefined) return 'number';
  return parsePeriod(text) === undefined ? 'text' : 'date';
}

/** The kind of more than half; mixed columns hold text, empty ones nothing that can be told. */
function mostKind(kinds: readonly FieldKind[]): FieldKind | undefined {
  if (kinds.length === 0) return undefined;
  const groups = [...Map.groupBy(kinds, (kind) => kind)];
  return groups.find(([, own]) => own.length * 2 > kinds.length)?.[0] ?? 'text';
}
