/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import type { Property } from '../../notion/property.ts';
import type { Fill } from '../open-edit.ts';
import { firstOf } from '../open-edit.ts';
import type { Named, Workspace } from './workspace.ts';
import { rowsOf } from './workspace.ts';

const readOnlyTypes: readonly Property['type'][] = [
  'formula',
  'rollup',
  'created_time',
  'created_by',
  'last_edited_time',
  'last_edited_by',
  'last_visited_time',
  'unique_id',
  'files',
  'button',
  'location',
  'place',
  'verification',
];

/** Whether people type this property's values on the sandbox's pages; files, places and verifications are only shown. */
export function isEditable(property: Property): boolean {
  return !readOnlyTypes.includes(property.type);
}

/** The controls of a property's editor. Their names are those that `fillOf` fills and `typedValue` reads. */
export function propertyControls(
  property: Property,
  workspace: Pick<Workspace, 'records' | 'people'>,
): (fill: Fill) => Child {
  const { name } = property;
  switch (property.type) {
    case 'title':
    case 'rich_text':
      return (fill) => (
        <textarea name="value" rows={1} aria-label={name} autocomplete="off">
          {firstOf(fill, 'value')}
        </textarea>
      );
    case 'select':
    case 'status': {
      const choices = property.options.map((option) => option.name);
      return (fill) => (
        <OneChoice name={name} choices={choices} fill={fill} isOpen={property.type === 'select'} />
      );
    }
    case 'multi_select': {
      const choices = property.options.map((option) => ({ id: option.name, title: option.name }));
      return (fill) => (
        <>
          <ManyChoices name={name} choices={choices} fill={fill} />
          <NewChoice name={name} fill={fill} />
        </>
      );
    }
    case 'people':
      return (fill) => <ManyChoices name={name} choices={workspace.people} fill={fill} />;
    case 'relation': {
      const choices = rowsOf(workspace.records, property.dataSourceId);
      return (fill) => <ManyChoices name={name} choices={choices} fill={fill} />;
    }
    case 'date':
      return (fill) => <DateControls name={name} fill={fill} />;
    default:
      return (fill) => (
        <input
          name="value"
          value={firstOf(fill, 'value')}
          aria-label={name}
          inputmode={property.type === 'number' ? 'decimal' : 'text'}
          autocomplete="off"
        />
      );
  }
}

/** An open list: one press or Enter on a line takes it. */
function OneChoice(props: { name: string; choices: readonly string[]; fill: Fill; isOpen: boolean }) {
  const chosen = firstOf(props.fill, 'value');
  return (
    <>
      <select name="value" aria-label={props.name} size={Math.min(8, Math.max(2, props.choices.length + 1))}>
        <option value="" selected={chosen === ''}>
          Empty
        </option>
        {props.choices.map((choice) => (
          <option value={choice} selected={choice === chosen}>
            {choice}
          </option>
        ))}
      </select>
      {props.isOpen ? <NewChoice name={props.name} fill={props.fill} /> : undefined}
    </>
  );
}

/** Notion makes an option when its name is typed for the first time. */
function NewChoice(props: { name: string; fill: Fill }) {
  return (
    <input
      name="new"
      value={firstOf(props.fill, 'new')}
      placeholder="or a new option"
      aria-label={`New option for ${props.name}`}
      autocomplete="off"
    />
  );
}

/** What is chosen but not among those to choose from (a list can be too long to show) stays chosen. */
function ManyChoices(props: { name: string; choices: readonly Named[]; fill: Fill }) {
  const chosen = props.fill['value'] ?? [];
  const { choices } = props;
  return (
    <fieldset>
      <legend class="unseen">{props.name}</legend>
      {choices.length > 8 ? (
        <input type="search" data-narrow placeholder="Find" aria-label={`Find in ${props.name}`} />
      ) : undefined}
      <div class="choices">
        {choices.map(({ id, title }) => (
          <label>
            <input type="checkbox" name="value" value={id} checked={chosen.includes(id)} /> {title}
          </label>
        ))}
        {chosen
          .filter((id) => !choices.some((choice) => choice.id === id))
          .map((id) => (
            <input type="hidden" name="value" value={id} />
          ))}
      </div>
      {choices.length === 0 ? <p class="empty">Nothing to choose yet.</p> : undefined}
    </fieldset>
  );
}

/** A day has the browser's own picker; a moment with a time and offset is typed in full, so that no part of it is lost. */
function DateControls(props: { name: string; fill: Fill }) {
  const { name, fill } = props;
  const hasTime = [firstOf(fill, 'start'), firstOf(fill, 'end')].some((text) => text.length > 10);
  const type = hasTime ? 'text' : 'date';
  return (
    <>
      <input type={type} name="start" value={firstOf(fill, 'start')} aria-label={name} />
      <label>
        to <input type={type} name="end" value={firstOf(fill, 'end')} aria-label={`End of ${name}`} />
      </label>
    </>
  );
}
