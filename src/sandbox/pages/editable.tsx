/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import type { Here } from './here.ts';
import { linkHere } from './here.ts';
import type { Fill, OpenEdit } from './open-edit.ts';

/** A value that can be edited where it stands. */
export interface EditableProps {
  readonly here: Here;
  /** What a save changes, as the page's route reads it. */
  readonly target: string;
  /** The id of the element around it, which a save comes back to. */
  readonly anchor: string;
  /** Said to a screen reader before the value: what it is, and of what. */
  readonly label: string;
  /** The value in words; '' when there is none. */
  readonly text: string;
  /** The id of the `EditorTemplate` whose copy the script puts here; undefined for the one that its grid names. */
  readonly template: string | undefined;
  /** What the editor holds when it opens; undefined when it is the text as it stands. */
  readonly fill: Fill | undefined;
  readonly open: OpenEdit | undefined;
  readonly controls: (fill: Fill) => Child;
  readonly children?: Child;
}

/**
 * Shows a value as a link that opens its editor, or the editor itself. Without a script the link loads the page with the
 * editor in it, and the form comes back to it; the script fills a copy of the template instead.
 */
export function Editable(props: EditableProps) {
  const { here, target, anchor, open, text } = props;
  const action = linkHere(here, { query: { edit: target }, anchor });
  if (open?.target !== target) {
    return (
      <a
        class="value"
        href={action}
        aria-label={`${props.label}: ${text === '' ? 'empty' : text}`}
        data-editor={props.template ?? ''}
        data-fill={props.fill === undefined ? undefined : JSON.stringify(props.fill)}
      >
        {props.children}
      </a>
    );
  }
  return (
    <form class="editor" method="post" action={action}>
      {props.controls(open.typed ?? props.fill ?? { value: [text] })}
      <Buttons cancel={linkHere(here, { anchor })} />
      {open.error === undefined ? undefined : (
        <p class="error" role="alert">
          {open.error}
        </p>
      )}
    </form>
  );
}

/** An editor with nothing in it yet, for the script to copy; `Editable` names it by its id. */
export function EditorTemplate(props: { id: string; children?: Child }) {
  return (
    <template id={props.id}>
      <form class="editor" method="post">
        {props.children}
        <Buttons cancel="#" />
      </form>
    </template>
  );
}

/** A value that no one can type, yet the keyboard reaches it inside a grid. */
export function ReadOnly(props: { children?: Child }) {
  return (
    <span class="value" data-readonly tabindex={-1}>
      {props.children}
    </span>
  );
}

/** A yes or no that one press changes. */
export function Toggle(props: {
  here: Here;
  target: string;
  anchor: string;
  label: string;
  isOn: boolean;
  /** What is sent to turn it on, and to turn it off. */
  values: readonly [on: string, off: string];
  open: OpenEdit | undefined;
}) {
  const { here, target, anchor, isOn, open } = props;
  const [on, off] = props.values;
  return (
    <form class="toggle" method="post" action={linkHere(here, { query: { edit: target }, anchor })}>
      <input type="hidden" name="value" value={isOn ? off : on} />
      <button class="value" role="checkbox" aria-checked={isOn ? 'true' : 'false'} aria-label={props.label}>
        <span aria-hidden="true">{isOn ? '✓' : ''}</span>
      </button>
      {open?.target === target && open.error !== undefined ? (
        <p class="error" role="alert">
          {open.error}
        </p>
      ) : undefined}
    </form>
  );
}

function Buttons({ cancel }: { cancel: string }) {
  return (
    <span class="buttons">
      <button type="submit">Save</button>
      <a href={cancel} data-cancel>
        Cancel
      </a>
    </span>
  );
}
