/** @jsxImportSource hono/jsx */
import type { PageRecord } from '../../notion/records.ts';
import { linkHere } from '../here.ts';
import { AddInside } from './add-inside.tsx';
import { AddText, BlockEditor } from './block-text.tsx';
import { BlocksView } from './block-view.tsx';
import { propertySigns } from './property-sign.ts';
import type { Showing } from './property-value.tsx';
import { anchorOf, PropertyEditors, PropertyValue } from './property-value.tsx';
import type { ShownBlock } from './read-blocks.ts';
import type { Row } from './read-rows.ts';
import { columnsOf, emojiOf, isAnswer, nameOf } from './workspace.ts';

/** A page: its title, its properties when it is a row of a database, and the blocks on it. */
export function PageView(props: {
  showing: Showing;
  page: PageRecord;
  row: Row;
  blocks: readonly ShownBlock[];
}) {
  const { showing, page, row, blocks } = props;
  const { records } = showing.workspace;
  const emoji = emojiOf(page.icon);
  const source =
    page.parent.type === 'data_source_id' ? records.get('data_source', page.parent.id) : undefined;
  const columns = source === undefined ? [] : columnsOf(source);
  const title = columns.find(({ type }) => type === 'title');
  return (
    <article class="page">
      {page.inTrash ? <InTrash showing={showing} /> : undefined}
      {emoji === undefined ? undefined : <div class="big icon">{emoji}</div>}
      <h1 id={title === undefined ? undefined : anchorOf(row.id, title)}>
        {title === undefined ? (
          nameOf(records, page.id)
        ) : (
          <PropertyValue showing={showing} property={title} row={row} />
        )}
      </h1>
      {columns.length < 2 ? undefined : (
        <dl class="properties">
          {columns
            .filter((property) => property !== title)
            .map((property) => (
              <div class={isAnswer(property) ? 'answer' : undefined}>
                <dt title={property.description ?? undefined}>
                  <span class="sign" aria-hidden="true">
                    {propertySigns[property.type]}
                  </span>
                  {property.name}
                </dt>
                <dd id={anchorOf(row.id, property)}>
                  <PropertyValue showing={showing} property={property} row={row} />
                </dd>
              </div>
            ))}
        </dl>
      )}
      <div class="blocks">
        <BlocksView showing={showing} blocks={blocks} />
        {blocks.length === 0 && source === undefined ? <p class="empty">This page is empty.</p> : undefined}
      </div>
      {page.inTrash ? undefined : source === undefined ? (
        <AddInside showing={showing} />
      ) : (
        <>
          <div class="add-inside">
            <AddText showing={showing} />
          </div>
          <MoveToTrash showing={showing} />
        </>
      )}
      <BlockEditor />
      <PropertyEditors workspace={showing.workspace} properties={columns} />
    </article>
  );
}

function InTrash({ showing }: { showing: Showing }) {
  return (
    <form class="notice" method="post" action={linkHere(showing.here, { query: { edit: 'restore' } })}>
      This page is in the trash. <button type="submit">Restore page</button>
    </form>
  );
}

function MoveToTrash({ showing }: { showing: Showing }) {
  return (
    <form class="trash" method="post" action={linkHere(showing.here, { query: { edit: 'trash' } })}>
      <button type="submit">Move to trash</button>
    </form>
  );
}
