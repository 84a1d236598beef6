/** @jsxImportSource hono/jsx */
import { Frame } from './frame.tsx';
import type { SheetCell, SheetGrid } from './sheet-table.ts';

/** One tab of a spreadsheet, with the others to choose from. */
export function SheetPage(props: { spreadsheet: string; tab: number | undefined; grid: SheetGrid }) {
  const { spreadsheet, grid } = props;
  const [header = [], ...rows] = grid.rows;
  const open = props.tab ?? grid.tabs[0]?.id;
  return (
    <Frame title={grid.title}>
      <h1>{grid.title}</h1>
      <nav class="tabs" aria-label="Tabs">
        {grid.tabs.map(({ id, title }) => (
          <a href={`/sheets/${spreadsheet}?tab=${id}`} aria-current={id === open ? 'page' : undefined}>
            {title}
          </a>
        ))}
      </nav>
      {header.length === 0 ? <p class="empty">Nothing here yet.</p> : undefined}
      <div class="scroll" tabindex={0}>
        <table>
          <thead>
            <tr>
              {header.map(({ text, note }, index) => (
                <th title={note} class={isAnswer(rows, index) ? 'answer' : ''}>
                  {text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr>
                {row.map(({ text, isNumber, isShaded }) => (
                  <td class={`${isNumber ? 'number' : ''}${isShaded ? ' answer' : ''}`}>{text}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Frame>
  );
}

function isAnswer(rows: readonly (readonly SheetCell[])[], column: number): boolean {
  return rows[0]?.[column]?.isShaded === true;
}
