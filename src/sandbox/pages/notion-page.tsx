/** @jsxImportSource hono/jsx */
import { Frame } from './frame.tsx';
import type { NotionTable, ShownCell } from './notion-table.ts';

/** One database as a table. Columns that say they are Northbook's are shaded. */
export function NotionPage({ table }: { table: NotionTable }) {
  const answers = table.columns.map(({ note }) => /northbook/i.test(note));
  return (
    <Frame title={table.title}>
      <h1>{table.title}</h1>
      {table.rows.length === 0 ? <p class="empty">No rows yet.</p> : undefined}
      <div class="scroll" tabindex={0}>
        <table>
          <thead>
            <tr>
              {table.columns.map(({ name, note }, index) => (
                <th title={note} class={answers[index] === true ? 'answer' : ''}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr>
                {row.map((cell, index) => (
                  <Cell cell={cell} isAnswer={answers[index] === true} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Frame>
  );
}

function Cell({ cell, isAnswer }: { cell: ShownCell; isAnswer: boolean }) {
  const shade = isAnswer ? ' answer' : '';
  if (cell.kind === 'choices') {
    return (
      <td class={shade}>
        {cell.choices.map(({ name, color }) => (
          <span class={`pill ${color}`}>{name}</span>
        ))}
      </td>
    );
  }
  return <td class={`${cell.kind}${shade}`}>{cell.text}</td>;
}
