/** @jsxImportSource hono/jsx */
import type { Property } from '../../notion/property.ts';
import { Editable, EditorTemplate, ReadOnly, Toggle } from '../editable.tsx';
import type { Here } from '../here.ts';
import type { OpenEdit } from '../open-edit.ts';
import { isEditable, propertyControls } from './property-editor.tsx';
import { fillOf } from './property-fill.ts';
import type { Row } from './read-rows.ts';
import { showValue, textOf } from './shown-value.ts';
import { ValueView } from './value-view.tsx';
import type { Workspace } from './workspace.ts';
import { nameOf } from './workspace.ts';

/** What every shown property of a page needs to know. */
export interface Showing {
  readonly here: Here;
  readonly workspace: Workspace;
  readonly open: OpenEdit | undefined;
}

/** The element id of a row's property; property ids hold characters that an address would have to escape. */
export function anchorOf(rowId: string, property: Property): string {
  return `${rowId}.${encodeURIComponent(property.id).replaceAll('%', '_')}`;
}

/** One property of one row, editable where people may write. */
export function PropertyValue(props: { showing: Showing; property: Property; row: Row }) {
  const { showing, property, row } = props;
  const { here, open, workspace } = showing;
  const held = row.held[property.name];
  const shown = showValue(property, held, workspace.records);
  const label = `${property.name} of ${nameOf(workspace.records, row.id)}`;
  const target = `${row.id}.${property.id}`;
  const anchor = anchorOf(row.id, property);
  if (property.type === 'checkbox') {
    const isOn = held?.value === true;
    return <Toggle {...{ here, target, anchor, label, isOn, open }} values={['true', 'false']} />;
  }
  if (!isEditable(property)) {
    return (
      <ReadOnly>
        <ValueView shown={shown} />
      </ReadOnly>
    );
  }
  return (
    <Editable
      {...{ here, target, anchor, label, open }}
      text={textOf(shown)}
      template={templateOf(property)}
      fill={fillOf(property, held)}
      controls={propertyControls(property, workspace)}
    >
      <ValueView shown={shown} />
    </Editable>
  );
}

/** The editors of the properties that are typed, each once a page. */
export function PropertyEditors(props: { workspace: Workspace; properties: readonly Property[] }) {
  const typed = props.properties.filter((property) => isEditable(property) && property.type !== 'checkbox');
  const editors = new Map(typed.map((property) => [templateOf(property), property]));
  return (
    <>
      {[...editors].map(([id, property]) => (
        <EditorTemplate id={id}>{propertyControls(property, props.workspace)({})}</EditorTemplate>
      ))}
    </>
  );
}

function templateOf(property: Property): string {
  return `editor.${encodeURIComponent(property.id)}`;
}
