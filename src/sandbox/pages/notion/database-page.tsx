/** @jsxImportSource hono/jsx */
import type { DatabaseRecord, ViewRecord } from '../../notion/records.ts';
import { linkHere } from '../here.ts';
import { AddRow } from './add-row.tsx';
import { AddColumn, ColumnEditor } from './column-head.tsx';
import { DatabaseView } from './database-view.tsx';
import type { Showing } from './property-value.tsx';
import { PropertyEditors } from './property-value.tsx';
import type { ShownView } from './read-view.ts';
import { emojiOf, nameOf } from './workspace.ts';

/** How many rows a table shows at first, and how many more with each press. */
export const rowsAtOnce = 50;

const viewSigns: Readonly<Record<string, string>> = {
  table: '▤',
  board: '▥',
  chart: '◔',
  calendar: '▦',
  timeline: '☰',
  gallery: '▧',
  list: '≡',
  dashboard: '▣',
};

/** A database with its views as tabs, and the rows of one of them. */
export function DatabasePage(props: {
  showing: Showing;
  database: DatabaseRecord;
  views: readonly ViewRecord[];
  view: ShownView;
  /** A row that was just added and is not among those shown. */
  hidden: string | undefined;
}) {
  const { showing, database, views, view, hidden } = props;
  const { here, workspace, open } = showing;
  const emoji = emojiOf(database.icon) ?? emojiOf(view.source.icon);
  const description = database.description.map((text) => text.plain_text).join('');
  const columns = [view, ...view.widgets.flat()].flatMap(({ source }) => source.properties);
  return (
    <div class="wide">
      <h1>
        {emoji === undefined ? undefined : (
          <>
            <span class="icon">{emoji}</span>{' '}
          </>
        )}
        {nameOf(workspace.records, database.id)}
      </h1>
      {description === '' ? undefined : <p class="description">{description}</p>}
      <nav class="tabs" aria-label="Views">
        {views.map(({ id, name, type }) => (
          <a href={`${here.path}?view=${id}`} aria-current={id === view.id ? 'page' : undefined}>
            <span class="sign" aria-hidden="true">
              {viewSigns[type] ?? '▤'}
            </span>
            {name}
          </a>
        ))}
      </nav>
      <DatabaseView showing={showing} view={view} />
      {view.rows.length === 0 && view.type !== 'dashboard' && view.type !== 'chart' ? (
        <p class="empty">No rows here.</p>
      ) : undefined}
      {hidden === undefined ? undefined : (
        <p class="notice">
          {`“${nameOf(workspace.records, hidden)}” was added. It is not among the rows shown here. `}
          <a href={`/notion/${hidden}`}>Open it</a>
        </p>
      )}
      {view.hasMore ? (
        <a class="more" id="more" href={moreRows(showing, view)}>
          Load more
        </a>
      ) : undefined}
      {['table', 'list', 'gallery', 'calendar'].includes(view.type) ? (
        <AddRow here={here} open={open} />
      ) : undefined}
      {view.type === 'table' ? <AddColumn showing={showing} /> : undefined}
      <ColumnEditor />
      <PropertyEditors workspace={workspace} properties={columns} />
    </div>
  );
}

function moreRows({ here }: Showing, view: ShownView): string {
  return linkHere(here, { query: { rows: String(view.rows.length + rowsAtOnce) }, anchor: 'more' });
}
