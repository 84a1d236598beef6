/** @jsxImportSource hono/jsx */
import type { Property } from '../../notion/property.ts';
import { columnAnchor, ColumnHead } from './column-head.tsx';
import type { Showing } from './property-value.tsx';
import { anchorOf, PropertyValue } from './property-value.tsx';
import type { Row } from './read-rows.ts';
import { isAnswer, nameOf } from './workspace.ts';

/** Rows as a table: the row's title, which stays in sight with the way to its page, then its other properties. */
export function DatabaseTable(props: {
  showing: Showing;
  title: string;
  columns: readonly Property[];
  rows: readonly Row[];
  /** Whether long texts go on in the next line; Notion cuts them unless told otherwise. */
  isWrapped: boolean;
}) {
  const { showing, columns, rows, isWrapped } = props;
  return (
    <div class="scroll" id="rows">
      <table class={isWrapped ? 'database wrapped' : 'database'} data-grid="stay" aria-label={props.title}>
        <thead>
          <tr>
            {columns.map((property) => (
              <th
                scope="col"
                id={columnAnchor(property)}
                title={property.description ?? undefined}
                class={classOf(property)}
              >
                <ColumnHead showing={showing} property={property} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {columns.map((property) => (
                <td id={anchorOf(row.id, property)} class={classOf(property)}>
                  <PropertyValue showing={showing} property={property} row={row} />
                  {property.type === 'title' ? <Open showing={showing} row={row} /> : undefined}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Open({ showing, row }: { showing: Showing; row: Row }) {
  return (
    <a
      class="open"
      href={`/notion/${row.id}`}
      aria-label={`Open ${nameOf(showing.workspace.records, row.id)}`}
    >
      Open
    </a>
  );
}

function classOf(property: Property): string {
  return `${property.type}${isAnswer(property) ? ' answer' : ''}`;
}
