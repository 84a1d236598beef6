/** @jsxImportSource hono/jsx */
import type { Property } from '../../notion/property.ts';
import { Editable, EditorTemplate } from '../editable.tsx';
import { linkHere } from '../here.ts';
import type { Fill } from '../open-edit.ts';
import { firstOf } from '../open-edit.ts';
import { propertySigns } from './property-sign.ts';
import type { Showing } from './property-value.tsx';

const editorId = 'editor.column';

/** The types of column that people make by hand, as Notion's app calls them. */
export const columnTypes = {
  rich_text: 'Text',
  number: 'Number',
  select: 'Select',
  multi_select: 'Multi-select',
  date: 'Date',
  people: 'Person',
  checkbox: 'Checkbox',
  url: 'URL',
} as const;

/** The element id of a column's head. */
export function columnAnchor(property: Property): string {
  return `column.${encodeURIComponent(property.id).replaceAll('%', '_')}`;
}

/** A column's name under its sign; people rename it where it stands, or delete the column. */
export function ColumnHead({ showing, property }: { showing: Showing; property: Property }) {
  const { here, open } = showing;
  return (
    <Editable
      {...{ here, open }}
      target={`column.${property.id}`}
      anchor={columnAnchor(property)}
      label="Column"
      text={property.name}
      template={editorId}
      fill={{ value: [property.name] }}
      controls={property.type === 'title' ? nameControl : columnControls}
    >
      <span class="sign" aria-hidden="true">
        {propertySigns[property.type]}
      </span>
      {property.name}
    </Editable>
  );
}

/** The editor of a column's head, for the script to copy. */
export function ColumnEditor() {
  return <EditorTemplate id={editorId}>{columnControls({})}</EditorTemplate>;
}

function nameControl(fill: Fill) {
  return <input name="value" value={firstOf(fill, 'value')} aria-label="Column name" autocomplete="off" />;
}

function columnControls(fill: Fill) {
  return (
    <>
      {nameControl(fill)}
      <label>
        <input type="checkbox" name="delete" value="yes" /> Delete this column
      </label>
    </>
  );
}

/** A form for one more column. */
export function AddColumn({ showing }: { showing: Showing }) {
  const { here, open } = showing;
  const error = open?.target === 'new-column' ? open.error : undefined;
  return (
    <details class="add-column" open={error !== undefined}>
      <summary>Add a column</summary>
      <form method="post" action={linkHere(here, { query: { edit: 'new-column' } })}>
        <input
          name="name"
          placeholder="Name"
          aria-label="Name of the new column"
          autocomplete="off"
          required
        />
        <select name="type" aria-label="Type of the new column">
          {Object.entries(columnTypes).map(([type, title]) => (
            <option value={type}>{title}</option>
          ))}
        </select>
        <button type="submit">Add column</button>
        {error === undefined ? undefined : (
          <p class="error" role="alert">
            {error}
          </p>
        )}
      </form>
    </details>
  );
}
