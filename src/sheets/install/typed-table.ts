import type { sheets_v4 } from '@googleapis/sheets';
import type { Field } from '../../template/template.ts';
import { choiceCondition } from '../columns/column-list.ts';
import { rgb } from '../columns/choice-color.ts';
import type { NewTab, TabColumn } from './new-tab.ts';

/**
 * The tab as one of Google's tables: it grows with what is typed below it, sorts as a whole and knows what its columns
 * hold. https://developers.google.com/workspace/sheets/api/guides/tables
 */
export function typedTable(tab: NewTab): sheets_v4.Schema$Request {
  return {
    addTable: {
      table: {
        name: tab.title,
        range: {
          sheetId: tab.sheet,
          startRowIndex: 0,
          endRowIndex: tab.tableRows,
          startColumnIndex: 0,
          endColumnIndex: tab.columns.length,
        },
        rowsProperties: {
          headerColorStyle: { rgbColor: rgb(0xdfe5ee) },
          firstBandColorStyle: { rgbColor: rgb(0xffffff) },
          secondBandColorStyle: { rgbColor: rgb(0xffffff) },
        },
        columnProperties: tab.columns.map((column, index) => ({
          columnIndex: index,
          columnName: titleOfColumn(column),
          ...typeOfColumn(column),
        })),
      },
    },
  };
}

export function titleOfColumn(column: TabColumn): string {
  switch (column.kind) {
    case 'id':
      return 'Northbook id';
    case 'sparkline':
      return 'Readings so far';
    case 'period':
      return column.header;
    case 'field':
      return column.field.title;
  }
}

/** A column's type where one fits; lists of other rows are no type of a table and stay a rule of their own. */
function typeOfColumn(column: TabColumn): sheets_v4.Schema$TableColumnProperties {
  switch (column.kind) {
    case 'id':
      return { columnType: 'TEXT' };
    case 'sparkline':
      return {};
    case 'period':
      return { columnType: 'DOUBLE' };
    case 'field':
      return typeOfField(column.field, column.ours);
  }
}

function typeOfField(field: Field, ours: boolean): sheets_v4.Schema$TableColumnProperties {
  switch (field.kind) {
    case 'title':
    case 'text':
      return { columnType: 'TEXT' };
    case 'number':
      return { columnType: field.format === 'percent' ? 'PERCENT' : 'DOUBLE' };
    case 'date':
      return { columnType: 'DATE' };
    case 'checkbox':
      return { columnType: 'BOOLEAN' };
    case 'choice':
      // An answer is written by us: a list would invite to choose another.
      return ours
        ? { columnType: 'TEXT' }
        : { columnType: 'DROPDOWN', dataValidationRule: { condition: choiceCondition(field.choices) } };
    case 'person':
    case 'relation':
      return {};
  }
}
