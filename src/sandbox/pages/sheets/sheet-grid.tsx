/** @jsxImportSource hono/jsx */
import { ChartPicture } from '../chart/chart-picture.tsx';
import type { Here } from '../here.ts';
import { linkHere } from '../here.ts';
import type { ColumnFold, Grid } from './grid.ts';
import { columnLetters } from './place-name.ts';
import { headHeight, headWidth } from './grid-measures.ts';
import type { ChartAnswer } from './sheet-answer.ts';
import type { SheetShowing } from './sheet-cell.tsx';
import { SheetCell } from './sheet-cell.tsx';
import type { SheetChart } from './sheet-chart.ts';

/** A chart with the place it has over the grid. */
export interface PlacedChart {
  readonly shown: SheetChart;
  readonly title: string;
  readonly place: ChartAnswer['position']['overlayPosition'];
}

/** The cells under their letters and beside their numbers, with the charts that lie over them. */
export function SheetGrid(props: {
  showing: SheetShowing;
  title: string;
  grid: Grid;
  charts: readonly PlacedChart[];
}) {
  const { showing, title, grid, charts } = props;
  const width = grid.columns.reduce((sum, column) => sum + column.width, headWidth);
  return (
    <div class="scroll sheet" id="grid" style={clearOfFrozen(grid)}>
      <div class="canvas">
        <table
          data-grid="down"
          data-typing="typing"
          aria-label={title}
          class={grid.hasLines ? undefined : 'bare'}
          style={`width:${width}px`}
        >
          <colgroup>
            <col style={`width:${headWidth}px`} />
            {grid.columns.map((column) => (
              <col style={`width:${column.width}px`} />
            ))}
          </colgroup>
          <thead>
            <tr>
              <td class="corner"></td>
              {grid.columns.map(({ letters, stuckAt, fold }) => (
                <th
                  scope="col"
                  class={stuckAt === undefined ? undefined : 'stuck-column'}
                  style={stuckAt === undefined ? undefined : `left:${stuckAt + headWidth}px`}
                >
                  {fold === undefined ? undefined : <FoldButton fold={fold} here={showing.here} />}
                  {letters}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.rows.map((row) => (
              <tr
                class={row.isSet ? 'set' : undefined}
                style={
                  row.isSet ? `height:${row.height}px;--height:${row.height}px` : `height:${row.height}px`
                }
              >
                <th
                  scope="row"
                  class={row.stuckAt === undefined ? undefined : 'stuck-row'}
                  style={row.stuckAt === undefined ? undefined : `top:${row.stuckAt + headHeight}px`}
                >
                  {row.index + 1}
                </th>
                {row.cells.map((cell, index) => {
                  const column = grid.columns[index];
                  return column === undefined || cell.isCovered ? undefined : (
                    <SheetCell {...{ showing, cell, row, column }} />
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
        {charts.map((chart) => (
          <div
            class="floating"
            style={placeOf(grid, chart)}
            data-row={chart.place?.anchorCell.rowIndex}
            data-offset={chart.place?.offsetYPixels}
          >
            <ChartView chart={chart} />
          </div>
        ))}
      </div>
    </div>
  );
}

/** Opens a group of columns or folds it away. */
function FoldButton({ fold, here }: { fold: ColumnFold; here: Here }) {
  const { start, end, isOpen } = fold;
  const columns = `columns ${columnLetters(start)} to ${columnLetters(end - 1)}`;
  const edit = `${isOpen ? 'fold' : 'open'}.${start}.${end}`;
  return (
    <form class="fold" method="post" action={linkHere(here, { query: { edit } })}>
      <button type="submit" aria-label={`${isOpen ? 'Fold' : 'Open'} ${columns}`}>
        {isOpen ? '−' : '+'}
      </button>
    </form>
  );
}

/** Keeps a cell that gets the focus from hiding behind the frozen parts; on a phone no column is frozen. */
function clearOfFrozen(grid: Grid): string {
  const down = grid.rows.reduce((sum, row) => sum + (row.stuckAt === undefined ? 0 : row.height), headHeight);
  const across = grid.columns.reduce(
    (sum, column) => sum + (column.stuckAt === undefined ? 0 : column.width),
    headWidth,
  );
  return `--down:${down}px;--across:${across}px`;
}

/** A chart, its number, or why it cannot be drawn. */
export function ChartView({ chart: { shown, title } }: { chart: PlacedChart }) {
  if ('chart' in shown) return <ChartPicture chart={shown.chart} />;
  return (
    <figure class="chart figure">
      <figcaption>{title}</figcaption>
      {'number' in shown ? <strong>{shown.number}</strong> : <p class="empty">{shown.words}</p>}
    </figure>
  );
}

function placeOf(grid: Grid, { place }: PlacedChart): string {
  const {
    anchorCell,
    offsetXPixels = 0,
    offsetYPixels = 0,
    widthPixels = 600,
    heightPixels = 371,
  } = place ?? {};
  const { rowIndex = 0, columnIndex = 0 } = anchorCell ?? {};
  const left = grid.columns
    .filter(({ index }) => index < columnIndex)
    .reduce((sum, column) => sum + column.width, headWidth + offsetXPixels);
  const top = grid.rows
    .filter(({ index }) => index < rowIndex)
    .reduce((sum, row) => sum + row.height, headHeight + offsetYPixels);
  return `left:${left}px;top:${top}px;width:${widthPixels}px;height:${heightPixels}px`;
}
