/** @jsxImportSource hono/jsx */
import type { Here } from '../here.ts';
import { linkHere } from '../here.ts';
import type { OpenEdit } from '../open-edit.ts';

/** A form for a new row, of a board's column when a group is given. */
export function AddRow(props: {
  here: Here;
  group?: { readonly property: string; readonly name: string };
  open: OpenEdit | undefined;
}) {
  const { here, group, open } = props;
  const isRefused = open?.target === 'new-row' && group === undefined;
  const id =
    group === undefined ? 'new-row' : `new-row.${encodeURIComponent(group.name).replaceAll('%', '_')}`;
  return (
    <form
      class="add"
      id={id}
      method="post"
      action={linkHere(here, { query: { edit: 'new-row' }, anchor: id })}
    >
      {group === undefined ? undefined : (
        <>
          <input type="hidden" name="property" value={group.property} />
          <input type="hidden" name="group" value={group.name} />
        </>
      )}
      <input
        name="title"
        placeholder="New"
        aria-label={
          group === undefined ? 'Title of a new row' : `Title of a new row in ${group.name || 'none'}`
        }
        autocomplete="off"
      />
      <button type="submit">Add</button>
      {isRefused && open.error !== undefined ? (
        <p class="error" role="alert">
          {open.error}
        </p>
      ) : undefined}
    </form>
  );
}
