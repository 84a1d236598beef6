import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BoundField } from '../../src/notion/binding.ts';
import type { ColumnKind } from '../../src/notion/column-kind.ts';
import { columnKinds } from '../../src/notion/column-kind.ts';
import { codecOf } from '../../src/notion/property.ts';
import { richText } from '../../src/notion/rich-text.ts';
import { standingText } from '../../src/notion/rows/standing-text.ts';
import type { PropertyValue } from '../../src/notion/wire.ts';
import { Field } from '../../src/template/template.ts';

const people = new Map([['Ada Moreno', 'user-ada']]);

function bound(column: ColumnKind): BoundField {
  return {
    id: 'field',
    title: 'Field',
    role: 'input',
    column,
    property: 'a%3Ab',
    choices: [
      { id: 'increase', title: 'Up is good', option: 'option-1' },
      { id: 'decrease', title: 'Down is good' },
    ],
  };
}

function value(type: string, held: unknown): PropertyValue {
  return { id: 'a%3Ab', type, [type]: held };
}

function text(content: string): unknown {
  return {
    type: 'text',
    text: { content, link: null },
    annotations: { bold: true, italic: false, color: 'default' },
    plain_text: content,
    href: null,
  };
}

function read(column: ColumnKind, held: PropertyValue) {
  return codecOf(column).read(held, bound(column));
}

function write(column: ColumnKind, cell: Parameters<ReturnType<typeof codecOf>['write']>[0]) {
  return codecOf(column).write(cell, { field: bound(column), people });
}

const unreadable = { isUnreadable: true };

describe('reading a property', () => {
  it('joins formatted pieces of text and takes none for an empty cell', () => {
    expect(read('title', value('title', [text('Weekly '), text('teams')]))).toEqual({ cell: 'Weekly teams' });
    expect(read('text', value('rich_text', []))).toEqual({ cell: undefined });
  });

  it('reads a text that was turned into a link, an address or a phone number', () => {
    expect(read('text', value('url', 'https://example.com'))).toEqual({ cell: 'https://example.com' });
    expect(read('text', value('email', 'ada@example.com'))).toEqual({ cell: 'ada@example.com' });
    expect(read('text', value('phone_number', null))).toEqual({ cell: undefined });
  });

  it('tells no number from zero', () => {
    expect(read('number', value('number', 0))).toEqual({ cell: 0 });
    expect(read('number', value('number', null))).toEqual({ cell: undefined });
  });

  it('knows a choice by its option, however it is called now, and by its title otherwise', () => {
    const renamed = { id: 'option-1', name: 'More is better', color: 'green' };
    const madeAgain = { id: 'option-9', name: ' down is good', color: 'red' };
    expect(read('choice', value('select', renamed))).toEqual({ cell: 'increase' });
    expect(read('choice', value('status', madeAgain))).toEqual({ cell: 'decrease' });
    expect(read('choice', value('select', null))).toEqual({ cell: undefined });
    expect(read('choice', value('select', { id: 'x', name: 'Sideways' }))).toEqual(unreadable);
  });

  it('takes the day of a moment as it is written, and the first of a span', () => {
    const moment = { start: '2024-11-25T23:30:00.000-08:00', end: '2024-12-01', time_zone: null };
    expect(read('date', value('date', moment))).toEqual({ cell: '2024-11-25' });
    expect(read('date', value('date', null))).toEqual({ cell: undefined });
    expect(read('date', value('date', { start: '10000-01-01' }))).toEqual(unreadable);
  });

  it('names people, and shows the id of one whose name is hidden', () => {
    const held = [
      { object: 'user', id: 'user-ada', name: 'Ada Moreno' },
      { object: 'user', id: 'user-x' },
    ];
    expect(read('person', value('people', held))).toEqual({ cell: ['Ada Moreno', 'user-x'] });
    expect(read('person', value('people', []))).toEqual({ cell: undefined });
  });

  it('lists the rows a relation points at, and the names that stand for one elsewhere', () => {
    expect(read('relation', value('relation', [{ id: 'p1' }, { id: 'p2' }]))).toEqual({ cell: ['p1', 'p2'] });
    expect(read('relation', value('relation', []))).toEqual({ cell: undefined });
    expect(read('reference', value('rich_text', [text('seats, sign_ups\n')]))).toEqual({
      cell: ['seats', 'sign_ups'],
    });
  });

  it('reads no value of a foreign type', () => {
    expect(read('number', value('rich_text', [text('about 5')]))).toEqual(unreadable);
    expect(read('text', value('number', 5))).toEqual(unreadable);
    expect(read('date', value('formula', { type: 'date', date: null }))).toEqual(unreadable);
    expect(read('relation', value('rollup', { type: 'unsupported', unsupported: {} }))).toEqual(unreadable);
  });
});

describe('what stands in a cell of a foreign type', () => {
  it.each([
    ['rich_text', [text('about 5')], 'about 5'],
    ['number', 5, '5'],
    ['checkbox', true, 'yes'],
    ['checkbox', false, undefined],
    ['select', { id: 'o', name: 'Big', color: 'red' }, 'Big'],
    ['multi_select', [{ name: 'A' }, { name: 'B' }], 'A, B'],
    ['date', { start: '2026-01-01', end: null }, '2026-01-01'],
    ['url', 'https://example.com', 'https://example.com'],
    ['formula', { type: 'number', number: 12 }, '12'],
    [
      'rollup',
      { type: 'array', array: [{ type: 'number', number: 1 }], function: 'show_original' },
      '1 entry',
    ],
    ['relation', [{ id: 'a' }, { id: 'b' }], '2 entries'],
    ['rich_text', [], undefined],
    ['number', null, undefined],
    ['button', {}, undefined],
  ])('reads out a %s %j as %s', (type, held, expected) => {
    expect(standingText(value(type, held))).toBe(expected);
  });
});

describe('writing a property', () => {
  it('clears every kind of column', () => {
    expect(columnKinds.map((kind) => [kind, write(kind, undefined)])).toEqual([
      ['title', { title: [] }],
      ['text', { rich_text: [] }],
      ['number', { number: null }],
      ['choice', { select: null }],
      ['date', { date: null }],
      ['checkbox', { checkbox: false }],
      ['person', { people: [] }],
      ['relation', { relation: [] }],
      ['reference', { rich_text: [] }],
      // A status is never empty.
      ['status', undefined],
    ]);
  });

  it('names a choice by its option, or by its title where Notion has none any more', () => {
    expect(write('choice', 'increase')).toEqual({ select: { id: 'option-1' } });
    expect(write('choice', 'decrease')).toEqual({ select: { name: 'Down is good' } });
    expect(write('choice', 'up, or so')).toEqual({ select: { name: 'up  or so' } });
  });

  it('writes a status only by an option that is there, as Notion makes none', () => {
    expect(write('status', 'increase')).toEqual({ status: { id: 'option-1' } });
    expect(write('status', 'decrease')).toBeUndefined();
    expect(write('status', 'up, or so')).toBeUndefined();
  });

  it('leaves out people whom Notion does not know', () => {
    expect(write('person', ['Ada Moreno', 'Nobody'])).toEqual({ people: [{ id: 'user-ada' }] });
  });

  it('refuses a cell that cannot stand in its column', () => {
    expect(write('number', 'about 5')).toBeUndefined();
    expect(write('date', 'soon')).toBeUndefined();
    expect(write('checkbox', 'yes')).toBeUndefined();
    expect(write('relation', 'p1')).toBeUndefined();
    expect(write('text', 5)).toBeUndefined();
  });

  it('cuts text into pieces that Notion takes, never through a character, and loses none of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 9000, size: 'max' }), (content) => {
        const pieces = richText(content).map((piece) => piece.text.content);
        expect(pieces.join('')).toBe(content);
        expect(pieces.every((piece) => piece.length <= 2000 && piece.isWellFormed())).toBe(true);
      }),
      { numRuns: 30 },
    );
    const emoji = richText(`x${'🎯'.repeat(1500)}`).map((piece) => piece.text.content);
    expect(emoji.map((piece) => piece.length)).toEqual([1999, 1002]);
  });

  it('ends after a hundred pieces', () => {
    expect(richText('x'.repeat(250_000))).toHaveLength(100);
  });
});

describe('asking for a column', () => {
  const common = { id: 'field', title: 'Field', description: 'What it is', role: 'derived' } as const;

  it('shows fractions as per cent and gives choices their colours', () => {
    const percent = Field.parse({ ...common, kind: 'number', format: 'percent' });
    const choice = Field.parse({
      ...common,
      kind: 'choice',
      choices: [{ id: 'up', title: 'Rising', color: 'green' }],
    });
    expect(codecOf('number').request(percent, '')).toEqual({ number: { format: 'percent' } });
    expect(codecOf('choice').request(choice, '')).toEqual({
      select: { options: [{ name: 'Rising', color: 'green' }] },
    });
  });

  it('makes every kind as the first of the types it reads', () => {
    const field = Field.parse({ ...common, kind: 'text' });
    const made = columnKinds.map((kind) => Object.keys(codecOf(kind).request(field, 'source'))[0]);
    expect(made).toEqual(columnKinds.map((kind) => codecOf(kind).types[0]));
  });
});
