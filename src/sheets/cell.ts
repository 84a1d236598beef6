import type { sheets_v4 } from '@googleapis/sheets';
import { parseDay } from '../model/day.ts';
import { parsePeriod } from '../model/parse-period.ts';
import type { FieldKind } from '../template/field-kind.ts';
import type { Cell } from '../template/row.ts';
import type { Field } from '../template/template.ts';
import type { BoundField } from './binding.ts';
import { plainWord } from './plain-word.ts';
import { dayOfSerial, serialOfDay } from './serial-date.ts';
import type { CellAnswer } from './wire.ts';

/** What was read from a cell: its neutral value, or what stands there when it cannot be one of the field. */
export type Decoded = { readonly cell: Cell } | { readonly found: string };

type Scalar = string | number | boolean;

/** How one field kind stands in a sheet. */
interface Codec {
  /** Reads a filled cell. */
  decode(value: Scalar, field: BoundField): Decoded;
  /** What to enter: always a typed value, so that no text ever becomes a formula. */
  encode(cell: Exclude<Cell, undefined>, field: Field): sheets_v4.Schema$ExtendedValue;
}

const text: Codec = { decode: (value) => ({ cell: String(value) }), encode: encodeText };

/** Several names in one cell, between commas. */
const list: Codec = {
  decode: (value) => ({ cell: splitNames(String(value)) }),
  encode: encodeText,
};

const codecs = {
  title: text,
  text,
  number: {
    decode: (value) => (typeof value === 'number' ? { cell: value } : { found: String(value) }),
    encode: (cell) => (typeof cell === 'number' ? { numberValue: cell } : encodeText(cell)),
  },
  choice: {
    decode(value, field) {
      const name = plainWord(String(value));
      const choices = field.kind === 'choice' ? field.choices : [];
      const said = field.words?.find(({ word }) => plainWord(word) === name);
      if (said !== undefined) return { cell: said.choice };
      const choice =
        choices.find((own) => own.title.toLowerCase() === name) ??
        choices.find((own) => own.id.toLowerCase() === name);
      return choice === undefined ? { found: String(value) } : { cell: choice.id };
    },
    encode(cell, field) {
      const choice = field.kind === 'choice' ? field.choices.find((own) => own.id === cell) : undefined;
      return { stringValue: choice?.title ?? String(cell) };
    },
  },
  date: {
    decode(value) {
      const day = typeof value === 'number' ? dayOfSerial(value) : parsePeriod(String(value))?.end;
      return day === undefined ? { found: String(value) } : { cell: day };
    },
    encode(cell) {
      const day = typeof cell === 'string' ? parseDay(cell) : undefined;
      return day === undefined ? { stringValue: String(cell) } : { numberValue: serialOfDay(day) };
    },
  },
  checkbox: {
    decode(value) {
      if (typeof value === 'boolean') return { cell: value };
      const word = String(value).trim().toLowerCase();
      if (word === 'true' || word === 'yes') return { cell: true };
      return word === 'false' || word === 'no' ? { cell: false } : { found: String(value) };
    },
    encode: (cell) => (typeof cell === 'boolean' ? { boolValue: cell } : { stringValue: String(cell) }),
  },
  person: list,
  relation: list,
} as const satisfies Record<FieldKind, Codec>;

/** Reads a cell as its field's kind; blank cells are empty, errors such as `#REF!` unreadable. */
export function decodeCell(answer: CellAnswer | undefined, field: BoundField): Decoded {
  const value = answer?.effectiveValue;
  if (value?.errorValue !== undefined) return { found: answer?.formattedValue ?? '#ERROR!' };
  const scalar = value?.numberValue ?? value?.boolValue ?? value?.stringValue;
  if (scalar === undefined || (typeof scalar === 'string' && scalar.trim() === ''))
    return { cell: undefined };
  if (field.kind === 'number' && answer?.writtenNumber !== undefined) return { cell: answer.writtenNumber };
  const decoded = codecs[field.kind].decode(scalar, field);
  return 'cell' in decoded && typeof decoded.cell === 'object' && decoded.cell.length === 0
    ? { cell: undefined }
    : decoded;
}

/** What to enter into a cell; an empty object clears it. */
export function encodeCell(cell: Cell, field: Field): sheets_v4.Schema$CellData {
  return cell === undefined ? {} : { userEnteredValue: codecs[field.kind].encode(cell, field) };
}

function encodeText(cell: Exclude<Cell, undefined>): sheets_v4.Schema$ExtendedValue {
  return { stringValue: typeof cell === 'object' ? cell.join(', ') : String(cell) };
}

function splitNames(names: string): string[] {
  return names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
