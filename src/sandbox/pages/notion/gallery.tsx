/** @jsxImportSource hono/jsx */
import type { Property } from '../../notion/property.ts';
import type { Showing } from './property-value.tsx';
import type { Row } from './read-rows.ts';
import { RowFacts } from './row-facts.tsx';
import { nameOf } from './workspace.ts';

/** Rows as cards, or one below the other as a list. */
export function Gallery(props: {
  showing: Showing;
  isList: boolean;
  onCards: readonly Property[];
  rows: readonly Row[];
}) {
  const { records } = props.showing.workspace;
  const facts = props.onCards.filter((property) => property.type !== 'title');
  return (
    <ul class={props.isList ? 'lines' : 'gallery'} id="rows">
      {props.rows.map((row) => (
        <li class="card">
          <a class="title" href={`/notion/${row.id}`}>
            {nameOf(records, row.id)}
          </a>
          <RowFacts records={records} row={row} properties={facts} />
        </li>
      ))}
    </ul>
  );
}
