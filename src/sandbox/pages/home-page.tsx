/** @jsxImportSource hono/jsx */
import { Frame } from './frame.tsx';

/** What the sandbox holds: databases by the page they lie on, and spreadsheets. */
export function HomePage(props: {
  databases: readonly { id: string; title: string; page: string }[];
  spreadsheets: readonly { id: string; name: string }[];
}) {
  const { databases, spreadsheets } = props;
  return (
    <Frame title="What it holds">
      <h1>Notion</h1>
      {databases.length === 0 ? <p class="empty">No databases yet.</p> : undefined}
      {[...Map.groupBy(databases, (database) => database.page)].map(([page, own]) => (
        <section>
          <h2>{page}</h2>
          <ul>
            {own.map(({ id, title }) => (
              <li>
                <a href={`/notion/${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <h1>Google Sheets</h1>
      {spreadsheets.length === 0 ? <p class="empty">No spreadsheets yet.</p> : undefined}
      <ul>
        {spreadsheets.map(({ id, name }) => (
          <li>
            <a href={`/sheets/${id}`}>{name}</a>
          </li>
        ))}
      </ul>
    </Frame>
  );
}
