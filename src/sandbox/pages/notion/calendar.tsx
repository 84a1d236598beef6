/** @jsxImportSource hono/jsx */
import type { Property } from '../../notion/property.ts';
import type { Showing } from './property-value.tsx';
import type { Row } from './read-rows.ts';
import { RowFacts } from './row-facts.tsx';
import { nameOf } from './workspace.ts';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const dayLength = 86_400_000;

/** Rows on the days of one date property, a month for each that has rows, the newest first. */
export function Calendar(props: {
  showing: Showing;
  by: Property;
  onCards: readonly Property[];
  rows: readonly Row[];
}) {
  const { by, rows, showing } = props;
  const facts = props.onCards.filter(({ id, type }) => id !== by.id && type !== 'title');
  const days = Map.groupBy(rows, (row) => dayOf(row, by));
  const months = [...new Set([...days.keys()].map((day) => day.slice(0, 7)))].filter((month) => month !== '');
  const undated = days.get('')?.length ?? 0;
  return (
    <div class="calendar" id="rows">
      {months
        .toSorted()
        .toReversed()
        .map((month) => (
          <section>
            <h2>{monthName(month)}</h2>
            <ol>
              {weekdays.map((weekday) => (
                <li class="weekday" aria-hidden="true">
                  {weekday}
                </li>
              ))}
              {daysOfMonth(month).map(({ day, weekday }, index) => (
                <li
                  class={days.has(day) ? 'day' : 'day free'}
                  style={index === 0 ? `grid-column-start:${weekday}` : undefined}
                >
                  <time datetime={day}>{Number(day.slice(8))}</time>
                  {(days.get(day) ?? []).map((row) => (
                    <div class="card">
                      <a class="title" href={`/notion/${row.id}`}>
                        {nameOf(showing.workspace.records, row.id)}
                      </a>
                      <RowFacts records={showing.workspace.records} row={row} properties={facts} />
                    </div>
                  ))}
                </li>
              ))}
            </ol>
          </section>
        ))}
      {undated > 0 ? <p class="empty">{`${undated} without ${by.name}.`}</p> : undefined}
    </div>
  );
}

/** The day a row begins on; '' when it has none. */
function dayOf(row: Row, by: Property): string {
  const value = row.held[by.name]?.value;
  const start = typeof value === 'object' && value !== null && 'start' in value ? value.start : value;
  return typeof start === 'string' ? start.slice(0, 10) : '';
}

/** Each day of a month, with its weekday from 1 for Monday to 7. */
function daysOfMonth(month: string): { day: string; weekday: number }[] {
  const first = Date.parse(`${month}-01T00:00:00Z`);
  return Array.from({ length: 31 }, (_, index) => new Date(first + index * dayLength))
    .filter((date) => date.toISOString().startsWith(month))
    .map((date) => ({ day: date.toISOString().slice(0, 10), weekday: date.getUTCDay() || 7 }));
}

function monthName(month: string): string {
  return new Date(`${month}-01T00:00:00Z`).toLocaleDateString('en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
