/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import { Toggle } from '../editable.tsx';
import type { Showing } from './property-value.tsx';
import type { ShownBlock } from './read-blocks.ts';
import { plainWords } from './rich-text-view.tsx';

/** A task that one press ticks off. */
export function ToDo(props: { showing: Showing; block: ShownBlock; text: Child; inside: Child }) {
  const { showing, block, text, inside } = props;
  const { here, open } = showing;
  const isOn = block.content['checked'] === true;
  return (
    <div class={isOn ? 'to-do done' : 'to-do'} id={block.id}>
      <Toggle
        {...{ here, open, isOn }}
        target={`block.${block.id}`}
        anchor={block.id}
        label={plainWords(block.content['rich_text']) || 'To-do'}
        values={['true', 'false']}
      />
      <div>
        {text}
        {inside}
      </div>
    </div>
  );
}
