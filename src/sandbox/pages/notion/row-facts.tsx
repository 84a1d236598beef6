/** @jsxImportSource hono/jsx */
import type { Property } from '../../notion/property.ts';
import type { Row } from './read-rows.ts';
import { showValue, textOf } from './shown-value.ts';
import { ValueView } from './value-view.tsx';
import type { Workspace } from './workspace.ts';

/** What a card says about a row below its title: those of the properties that hold something. */
export function RowFacts(props: {
  records: Workspace['records'];
  row: Row;
  properties: readonly Property[];
}) {
  const { records, row } = props;
  const facts = props.properties
    .map((property) => ({ property, shown: showValue(property, row.held[property.name], records) }))
    .filter(({ shown }) => shown.kind !== 'checkbox' && textOf(shown) !== '');
  return (
    <>
      {facts.map(({ property, shown }) => (
        <p class="fact" title={property.name}>
          <span class="unseen">{property.name}: </span>
          <ValueView shown={shown} />
        </p>
      ))}
    </>
  );
}
