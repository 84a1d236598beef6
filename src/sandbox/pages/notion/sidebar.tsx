/** @jsxImportSource hono/jsx */
import type { BlockRecord, Records } from '../../notion/records.ts';
import { emojiOf, nameOf } from './workspace.ts';

/** The pages and databases of the workspace as a tree, open along the way to the one shown. */
export function Sidebar({ records, way }: { records: Records; way: readonly string[] }) {
  return (
    <nav class="sidebar" aria-label="Pages of the workspace">
      <Branch records={records} parent="workspace" way={way} />
    </nav>
  );
}

function Branch({ records, parent, way }: { records: Records; parent: string; way: readonly string[] }) {
  const children = childrenOf(records, parent);
  if (children.length === 0) return <></>;
  return (
    <ul>
      {children.map(({ id, type }) => {
        const icon = emojiOf((records.get('page', id) ?? records.get('database', id))?.icon);
        return (
          <li>
            <a href={`/notion/${id}`} aria-current={way.at(-1) === id ? 'page' : undefined}>
              <span class="icon" aria-hidden="true">
                {icon ?? (type === 'child_database' ? '🗃️' : '📄')}
              </span>
              <span class="name">{nameOf(records, id)}</span>
            </a>
            {way.includes(id) ? <Branch records={records} parent={id} way={way} /> : undefined}
          </li>
        );
      })}
    </ul>
  );
}

/** The pages and databases that lie on a page, in their order. */
export function childrenOf(records: Records, parent: string): BlockRecord[] {
  return [...records.list('block', parent)]
    .filter(({ type, inTrash }) => !inTrash && (type === 'child_page' || type === 'child_database'))
    .toSorted((left, right) => left.order - right.order);
}

/** The ids from the top of the workspace down to a page or database, itself the last. */
export function wayTo(records: Records, id: string): string[] {
  const way: string[] = [];
  let current: string | undefined = id;
  while (current !== undefined && !way.includes(current)) {
    way.unshift(current);
    current = parentOf(records, current);
  }
  return way;
}

/** The page or database around something; what lies in a block lies on the block's page. */
function parentOf(records: Records, id: string): string | undefined {
  const { parent } = records.get('page', id) ?? records.get('database', id) ?? { parent: undefined };
  if (parent === undefined || parent.type === 'workspace') return undefined;
  if (parent.type === 'data_source_id') return records.get('data_source', parent.id)?.databaseId;
  let current = parent;
  while (current.type === 'block_id') {
    const block = records.get('block', current.id);
    if (block === undefined || block.parent.type === 'workspace') return undefined;
    current = block.parent;
  }
  return current.id;
}
