import type { sheets_v4 } from '@googleapis/sheets';
import type { Field } from '../../template/template.ts';
import type { BoundTable } from '../binding.ts';
import { columnFields, isOurs } from '../binding.ts';
import type { Tab } from '../book/tab.ts';
import { noteOfField, signedNote } from './column-look.ts';

/** A field of Northbook's whose header leads elsewhere than its answers are explained today. */
interface StrayNote {
  readonly before: Field;
  readonly field: Field;
}

/** The fields of Northbook's that are explained at another place than when they were installed, or were not then. */
export function strayNotes(bound: BoundTable, wanted: Pick<BoundTable, 'table' | 'mirror'>): StrayNote[] {
  const today = new Map(columnFields(wanted).map((field) => [field.id, field]));
  return columnFields(bound).flatMap((before) => {
    const field = today.get(before.id);
    const isStray = field?.explainedAt !== undefined && field.explainedAt !== before.explainedAt;
    return isStray && isOurs(bound, before) ? [{ before, field }] : [];
  });
}

/** Writes the notes of headers anew that still say what Northbook wrote; a note that people changed stays. */
export function renewNotes(tab: Tab, notes: readonly StrayNote[]): sheets_v4.Schema$Request[] {
  return notes.flatMap(({ before, field }) => {
    const column = tab.columns.get(field.id);
    if (column === undefined || tab.headers[column]?.note !== signedNote(noteOfField(before), true))
      return [];
    return [
      {
        updateCells: {
          start: { sheetId: tab.bound.sheet, rowIndex: tab.header.row, columnIndex: column },
          rows: [{ values: [{ note: signedNote(noteOfField(field), true) }] }],
          fields: 'note',
        },
      },
    ];
  });
}
