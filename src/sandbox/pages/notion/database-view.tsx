/** @jsxImportSource hono/jsx */
import { ChartPicture } from '../chart/chart-picture.tsx';
import { Board } from './board.tsx';
import { Calendar } from './calendar.tsx';
import { DatabaseTable } from './database-table.tsx';
import { Gallery } from './gallery.tsx';
import type { Showing } from './property-value.tsx';
import type { ShownView } from './read-view.ts';
import { chartOfView } from './view-chart.ts';
import type { ViewSettings } from './view-settings.ts';
import { columnWithId, shownColumns } from './view-settings.ts';

/** Rows the way their view shows them; a kind of view that has no picture here is shown as a table. */
export function DatabaseView({ showing, view }: { showing: Showing; view: ShownView }) {
  const { source, settings, rows, title } = view;
  const columns = shownColumns(settings, source);
  switch (view.type) {
    case 'dashboard':
      return <Dashboard showing={showing} view={view} />;
    case 'chart':
      return <ViewChart showing={showing} view={view} />;
    case 'board': {
      const by =
        columnWithId(source, settings.group_by?.property_id) ??
        source.properties.find((property) => 'options' in property);
      if (by === undefined) break;
      return (
        <Board
          {...{ showing, by, rows }}
          grouping={settings.group_by}
          onCards={cardColumns(settings, view)}
        />
      );
    }
    case 'calendar':
    case 'timeline': {
      const by =
        columnWithId(source, settings.date_property_id) ??
        source.properties.find(({ type }) => type === 'date');
      if (by === undefined) break;
      return <Calendar {...{ showing, by, rows }} onCards={cardColumns(settings, view)} />;
    }
    case 'gallery':
    case 'list':
      return (
        <Gallery {...{ showing, rows }} isList={view.type === 'list'} onCards={cardColumns(settings, view)} />
      );
    default:
      break;
  }
  const isWrapped = settings.wrap_cells === true;
  return <DatabaseTable {...{ showing, title, columns, rows, isWrapped }} />;
}

/** A card is bare unless its view names what to show on it, as in Notion. */
function cardColumns(settings: ViewSettings, { source }: ShownView) {
  return settings.properties === undefined ? [] : shownColumns(settings, source);
}

function ViewChart({ showing, view }: { showing: Showing; view: ShownView }) {
  const { title, settings, source, rows } = view;
  const { records } = showing.workspace;
  const chart = chartOfView({ title, settings, source, rows, records });
  if (chart === undefined) return <p class="empty">{`${title}: a column that this chart needs is gone.`}</p>;
  if ('number' in chart) {
    return (
      <figure class="chart figure">
        <figcaption>{title}</figcaption>
        <strong>{chart.number}</strong>
      </figure>
    );
  }
  return <ChartPicture chart={chart} />;
}

function Dashboard({ showing, view }: { showing: Showing; view: ShownView }) {
  const { widgets } = view;
  if (widgets.length === 0) return <p class="empty">Nothing on this dashboard yet.</p>;
  return (
    <div class="dashboard">
      {widgets.flat().map((widget) => (
        <section class={`of-${widget.type}`} aria-label={widget.title}>
          {widget.type === 'chart' ? undefined : <h2>{widget.title}</h2>}
          <DatabaseView showing={showing} view={widget} />
        </section>
      ))}
    </div>
  );
}
