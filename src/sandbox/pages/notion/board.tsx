/** @jsxImportSource hono/jsx */
import type { Property } from '../../notion/property.ts';
import { AddRow } from './add-row.tsx';
import type { Showing } from './property-value.tsx';
import { anchorOf, PropertyValue } from './property-value.tsx';
import type { Row } from './read-rows.ts';
import { RowFacts } from './row-facts.tsx';
import { groupRows } from './row-groups.ts';
import type { Grouping } from './view-settings.ts';
import { nameOf } from './workspace.ts';

/** Rows as cards in a column for each value of one property; changing that value on a card moves it. */
export function Board(props: {
  showing: Showing;
  by: Property;
  grouping: Grouping | undefined;
  onCards: readonly Property[];
  rows: readonly Row[];
}) {
  const { showing, by, rows, grouping } = props;
  const { records } = showing.workspace;
  const facts = props.onCards.filter((property) => property.id !== by.id && property.type !== 'title');
  const isOfChoices = 'options' in by && grouping?.group_by !== 'group';
  return (
    <div class="board" id="rows" tabindex={0} role="group" aria-label={`Board by ${by.name}`}>
      {groupRows(by, { rows, records, grouping })
        .filter(({ name, rows: own }) => name !== '' || own.length > 0)
        .map(({ name, color, rows: own }) => (
          <section aria-label={name === '' ? `No ${by.name}` : name} class={`column ${color}`}>
            <h2>
              <span class={`pill ${color}`}>{name === '' ? `No ${by.name}` : name}</span>
              <span class="count">{own.length}</span>
            </h2>
            <ul>
              {own.map((row) => (
                <li class="card">
                  <a class="title" href={`/notion/${row.id}`}>
                    {nameOf(records, row.id)}
                  </a>
                  <RowFacts records={records} row={row} properties={facts} />
                  <div class="move" id={anchorOf(row.id, by)}>
                    <span class="label">{by.name}</span>
                    <PropertyValue showing={showing} property={by} row={row} />
                  </div>
                </li>
              ))}
            </ul>
            {isOfChoices ? <AddRow {...showing} group={{ property: by.id, name }} /> : undefined}
          </section>
        ))}
    </div>
  );
}
