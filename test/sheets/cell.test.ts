import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromNumber } from '../../src/model/day.ts';
import { decodeCell, encodeCell } from '../../src/sheets/cell.ts';
import { columnName } from '../../src/sheets/book/column-name.ts';
import { dayOfSerial, serialOfDay } from '../../src/sheets/serial-date.ts';
import type { Cell } from '../../src/template/row.ts';
import { Field } from '../../src/template/template.ts';

const common = { id: 'field', title: 'Field', description: 'A field', role: 'input' };
const number = Field.parse({ ...common, kind: 'number' });
const date = Field.parse({ ...common, kind: 'date' });
const text = Field.parse({ ...common, kind: 'text' });
const checkbox = Field.parse({ ...common, kind: 'checkbox' });
const person = Field.parse({ ...common, kind: 'person' });
const choice = Field.parse({ ...common, kind: 'choice', choices: [{ id: 'on-track', title: 'On track' }] });

/** What a sheet reads back after a cell was entered. */
function roundTrip(cell: Cell, field: Field): unknown {
  const { userEnteredValue: value } = encodeCell(cell, field);
  const effectiveValue = {
    ...(typeof value?.numberValue === 'number' ? { numberValue: value.numberValue } : {}),
    ...(typeof value?.stringValue === 'string' ? { stringValue: value.stringValue } : {}),
    ...(typeof value?.boolValue === 'boolean' ? { boolValue: value.boolValue } : {}),
  };
  return decodeCell({ effectiveValue }, field);
}

describe('a cell of a sheet', () => {
  it('reads back what was entered, by field kind', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(roundTrip(value, number)).toEqual({ cell: value });
      }),
    );
    expect(roundTrip('2026-03-31', date)).toEqual({ cell: '2026-03-31' });
    expect(roundTrip('on-track', choice)).toEqual({ cell: 'on-track' });
    expect(roundTrip(true, checkbox)).toEqual({ cell: true });
    expect(roundTrip(['Ada', 'Ben'], person)).toEqual({ cell: ['Ada', 'Ben'] });
    expect(roundTrip(undefined, number)).toEqual({ cell: undefined });
  });

  it('never enters text as a formula', () => {
    expect(encodeCell('=IMPORTDATA("https://example.com")', text)).toEqual({
      userEnteredValue: { stringValue: '=IMPORTDATA("https://example.com")' },
    });
  });

  it('is unreadable where a number or a date is wanted and text stands', () => {
    expect(decodeCell({ effectiveValue: { stringValue: '12%' } }, number)).toEqual({ found: '12%' });
    expect(decodeCell({ effectiveValue: { stringValue: 'soon' } }, date)).toEqual({ found: 'soon' });
    expect(
      decodeCell({ effectiveValue: { errorValue: { type: 'REF' } }, formattedValue: '#REF!' }, number),
    ).toEqual({
      found: '#REF!',
    });
  });

  it('is empty when blank, and 0 is not blank', () => {
    expect(decodeCell(undefined, number)).toEqual({ cell: undefined });
    expect(decodeCell({ effectiveValue: { stringValue: '  ' } }, number)).toEqual({ cell: undefined });
    expect(decodeCell({ effectiveValue: { numberValue: 0 } }, number)).toEqual({ cell: 0 });
  });

  it('takes a choice however people write it', () => {
    expect(decodeCell({ effectiveValue: { stringValue: ' ON TRACK ' } }, choice)).toEqual({
      cell: 'on-track',
    });
    expect(decodeCell({ effectiveValue: { stringValue: 'Sideways' } }, choice)).toEqual({
      found: 'Sideways',
    });
  });
});

describe('a serial date', () => {
  it('is counted as Google counts it', () => {
    expect(serialOfDay(dayFromNumber(0))).toBe(25_569);
    expect(dayOfSerial(44_197)).toBe('2021-01-01');
    expect(dayOfSerial(44_197.75)).toBe('2021-01-01');
  });

  it('is not made of a number that is no plausible date', () => {
    for (const serial of [0, -5, 1, 250_000, Number.NaN]) expect(dayOfSerial(serial)).toBeUndefined();
  });
});

describe('a column', () => {
  it('is named as people name it', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });
});
