/** @jsxImportSource hono/jsx */
import { EditorTemplate } from '../editable.tsx';
import type { Here } from '../here.ts';
import { linkHere } from '../here.ts';
import type { OpenEdit } from '../open-edit.ts';
import { cellControls } from './cell-editor.tsx';
import { cssColor } from './cell-look.ts';
import { addedRows } from './edit-sheet.ts';
import type { Grid } from './grid.ts';
import { rowsAtOnce } from './read-sheet.ts';
import type { TabAnswer } from './sheet-answer.ts';
import type { PlacedChart } from './sheet-grid.tsx';
import { ChartView, SheetGrid } from './sheet-grid.tsx';

/** A spreadsheet: the grid of one tab, the line that says what its cell holds, and the tabs below. */
export function SheetPage(props: {
  here: Here;
  open: OpenEdit | undefined;
  tabs: readonly TabAnswer[];
  tab: TabAnswer;
  grid: Grid;
  charts: readonly PlacedChart[];
}) {
  const { here, open, tabs, tab, grid, charts } = props;
  const lists = listsOf(grid);
  function templateOf(choices: readonly string[] | undefined): string | undefined {
    return choices === undefined ? undefined : `list-${lists.indexOf(keyOf(choices))}`;
  }
  const isChartOnly = tab.gridProperties === undefined;
  return (
    <>
      <p class="source" data-source>
        <output data-place>{tab.title}</output>
        <span class="fx" aria-hidden="true">
          fx
        </span>
        <output data-held></output>
        <span class="hint" data-hint-line></span>
      </p>
      {isChartOnly ? (
        <div class="chart-sheet">
          {charts.map((chart) => (
            <ChartView chart={chart} />
          ))}
        </div>
      ) : (
        <SheetGrid showing={{ here, open, templateOf }} title={tab.title} grid={grid} charts={charts} />
      )}
      <footer>
        <nav class="sheet-tabs" aria-label="Tabs">
          {tabs
            .filter(({ hidden, sheetId }) => !hidden || sheetId === tab.sheetId)
            .map((own) => (
              <a
                href={`${here.path}?tab=${own.sheetId}`}
                aria-current={own.sheetId === tab.sheetId ? 'page' : undefined}
                style={tabStyle(own)}
              >
                {own.title}
              </a>
            ))}
        </nav>
        <RowsBelow here={here} grid={grid} />
      </footer>
      <EditorTemplate id="typing">{cellControls('Cell', undefined)({})}</EditorTemplate>
      {lists.map((key, index) => (
        <EditorTemplate id={`list-${index}`}>{cellControls('Cell', key.split('\n'))({})}</EditorTemplate>
      ))}
    </>
  );
}

function tabStyle(tab: TabAnswer): string | undefined {
  const color = cssColor(tab.tabColorStyle?.rgbColor);
  return color === undefined ? undefined : `--tab:${color}`;
}

/** What lies beyond the rows that are shown: more of them, or the end, where new ones can be added. */
function RowsBelow({ here, grid }: { here: Here; grid: Grid }) {
  const { rowCount, rowsRead } = grid;
  if (rowCount === 0) return <></>;
  if (rowsRead < rowCount) {
    return (
      <p class="below">
        {`Rows 1–${rowsRead} of ${rowCount}. `}
        <a
          href={linkHere(here, { query: { rows: String(rowsRead + rowsAtOnce) } })}
        >{`${rowsAtOnce} more`}</a>{' '}
        <a href={linkHere(here, { query: { rows: String(rowCount) } })}>All</a>
      </p>
    );
  }
  return (
    <form class="below" method="post" action={linkHere(here, { query: { edit: 'rows' } })}>
      <button type="submit">{`Add ${addedRows} rows`}</button>
    </form>
  );
}

/** Each list of choices once; a choice holds no line end. */
function listsOf(grid: Grid): string[] {
  const keys = grid.rows.flatMap(({ cells }) =>
    cells.flatMap(({ choices }) => (choices === undefined ? [] : keyOf(choices))),
  );
  return [...new Set(keys)];
}

function keyOf(choices: readonly string[]): string {
  return choices.join('\n');
}
