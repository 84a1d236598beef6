/** @jsxImportSource hono/jsx */
import { Editable, Toggle } from '../editable.tsx';
import type { Here } from '../here.ts';
import type { OpenEdit } from '../open-edit.ts';
import { cellControls } from './cell-editor.tsx';
import type { GridCell, GridColumn, GridRow } from './grid.ts';
import { headHeight, headWidth } from './grid-measures.ts';
import { Sparkline } from './sparkline.tsx';

/** What every cell of a page needs to know. */
export interface SheetShowing {
  readonly here: Here;
  readonly open: OpenEdit | undefined;
  /** The id of the editor's template for a list of choices; undefined for the line to type in, which the grid names. */
  readonly templateOf: (choices: readonly string[] | undefined) => string | undefined;
}

/** One cell: its value in its format, and whatever is said about it. */
export function SheetCell(props: {
  showing: SheetShowing;
  cell: GridCell;
  row: GridRow;
  column: GridColumn;
}) {
  const { showing, cell, row, column } = props;
  const hint = [cell.note, cell.protection ?? ''].filter((text) => text !== '').join(' · ');
  return (
    <td
      id={cell.name}
      class={classOf(cell, { row, column })}
      style={styleOf(cell, { row, column })}
      rowspan={cell.span?.rows}
      colspan={cell.span?.columns}
      title={cell.note === '' ? undefined : cell.note}
      data-hint={hint === '' ? undefined : hint}
    >
      <Content showing={showing} cell={cell} />
    </td>
  );
}

function Content({ showing, cell }: { showing: SheetShowing; cell: GridCell }) {
  const { here, open } = showing;
  const place = { here, open, target: cell.name, anchor: cell.name };
  if (cell.isTickBox && (cell.kind === 'boolean' || cell.text === '')) {
    const isOn = /^true$/i.test(cell.text);
    return <Toggle {...place} label={cell.name} isOn={isOn} values={['TRUE', 'FALSE']} />;
  }
  const { text, typed, choices, spark, note } = cell;
  return (
    <Editable
      {...place}
      label={cell.name}
      text={note === '' ? text : `${text}, note: ${note}`}
      template={showing.templateOf(choices)}
      fill={typed === text && note === '' ? undefined : { value: [typed] }}
      controls={cellControls(cell.name, choices)}
    >
      {spark === undefined ? (
        <CellText text={text} isPicked={choices !== undefined} />
      ) : (
        <Sparkline spark={spark} />
      )}
    </Editable>
  );
}

/** A choice from a list stands in a chip, as in Google's app. */
function CellText({ text, isPicked }: { text: string; isPicked: boolean }) {
  return isPicked && text !== '' ? <span class="chip">{text}</span> : <>{text}</>;
}

function classOf(cell: GridCell, { row, column }: { row: GridRow; column: GridColumn }): string | undefined {
  const { look } = cell;
  const words = [
    cell.kind === 'text' ? '' : cell.kind,
    cell.note === '' ? '' : 'noted',
    cell.choices === undefined ? '' : 'picks',
    row.stuckAt === undefined ? '' : 'stuck-row',
    column.stuckAt === undefined ? '' : 'stuck-column',
    look.isBold === true ? 'bold' : '',
    look.isItalic === true ? 'italic' : '',
    look.isStruck === true ? 'struck' : '',
    look.isWrapped === true ? 'wrapped' : '',
    look.isCut === true ? 'cut' : '',
    look.fill === undefined ? '' : 'filled',
    look.ink === undefined ? '' : 'inked',
  ].filter((word) => word !== '');
  return words.length === 0 ? undefined : words.join(' ');
}

/** Colours come as variables, which the style turns down in the dark. All parts are numbers or colours of ours. */
function styleOf(
  { look }: GridCell,
  { row, column }: { row: GridRow; column: GridColumn },
): string | undefined {
  const parts = [
    look.fill === undefined ? '' : `--fill:${look.fill}`,
    look.ink === undefined ? '' : `--ink:${look.ink}`,
    look.align === undefined ? '' : `text-align:${look.align}`,
    look.stand === undefined ? '' : `vertical-align:${look.stand}`,
    (look.size ?? 1) === 1 ? '' : `font-size:${look.size}em`,
    row.stuckAt === undefined ? '' : `top:${row.stuckAt + headHeight}px`,
    column.stuckAt === undefined ? '' : `left:${column.stuckAt + headWidth}px`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? undefined : parts.join(';');
}
