import type { sheets_v4 } from '@googleapis/sheets';
import type { Field } from '../../template/template.ts';
import { columnReference } from '../book/a1-name.ts';
import type { ColumnBody } from './column-look.ts';
import { bodyRange } from './column-look.ts';

/** A tab whose rows others point at, and where their names stand. */
export interface NamedRows {
  readonly title: string;
  /** The column of keys, or else of titles. */
  readonly column: number;
  /** The row under the header, counted from 0. */
  readonly firstRow: number;
}

/**
 * What may be chosen in a column that people fill in: its choices, a tick box, a day, or the names of another tab's
 * rows. It helps and warns; other text stays possible, and is reported where it cannot be read.
 */
export function columnList(
  body: ColumnBody,
  options: { readonly field: Field; readonly target: NamedRows | undefined },
): sheets_v4.Schema$Request[] {
  const rule = listRule(options.field, options.target);
  if (rule === undefined) return [];
  return [
    {
      setDataValidation: {
        range: bodyRange(body),
        rule: { ...rule, strict: false },
        filteredRowsIncluded: true,
      },
    },
  ];
}

/** The rule of a field's column; undefined for kinds that need none. */
export function listRule(
  field: Field,
  target: NamedRows | undefined,
): sheets_v4.Schema$DataValidationRule | undefined {
  switch (field.kind) {
    case 'checkbox':
      return { condition: { type: 'BOOLEAN' }, showCustomUi: true };
    case 'choice':
      return { condition: choiceCondition(field.choices), showCustomUi: true };
    case 'date':
      return { condition: { type: 'DATE_IS_VALID' }, showCustomUi: true };
    case 'relation':
      if (target === undefined) return undefined;
      return {
        condition: {
          type: 'ONE_OF_RANGE',
          values: [
            {
              userEnteredValue: `=${columnReference({ ...target, row: target.firstRow })}`,
            },
          ],
        },
        showCustomUi: true,
        ...(field.holds === 'many' ? { inputMessage: 'Several: write a comma between them.' } : {}),
      };
    case 'title':
    case 'text':
    case 'number':
    case 'person':
      return undefined;
  }
}

/** A list of choices by their titles. */
export function choiceCondition(
  choices: readonly { readonly title: string }[],
): sheets_v4.Schema$BooleanCondition {
  return { type: 'ONE_OF_LIST', values: choices.map(({ title }) => ({ userEnteredValue: title })) };
}
