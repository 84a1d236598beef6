/** @jsxImportSource hono/jsx */
import { inlineMarkdown } from '../../notion/markdown/inline-markdown.ts';
import { Editable, EditorTemplate } from '../editable.tsx';
import { linkHere } from '../here.ts';
import type { Fill } from '../open-edit.ts';
import { firstOf } from '../open-edit.ts';
import type { Showing } from './property-value.tsx';
import type { ShownBlock } from './read-blocks.ts';
import { hasLinks, plainWords, RichTextView } from './rich-text-view.tsx';

const editorId = 'editor.block';

const names: Readonly<Record<string, string>> = {
  heading_1: 'Heading',
  heading_2: 'Heading',
  heading_3: 'Heading',
  heading_4: 'Heading',
  bulleted_list_item: 'List item',
  numbered_list_item: 'List item',
  to_do: 'To-do',
  toggle: 'Toggle',
  quote: 'Quote',
  callout: 'Callout',
  code: 'Code',
};

/**
 * The words of a block, which people change where they stand. Its styles are typed as markdown: `**bold**`. Words with a link in
 * them, or that a press unfolds, have a pen beside them instead.
 */
export function BlockText(props: { showing: Showing; block: ShownBlock; isPressed?: boolean }) {
  const { showing, block, isPressed = false } = props;
  const { here, open } = showing;
  const texts = block.content['rich_text'];
  const shown = <RichTextView texts={texts} />;
  const isBeside = isPressed || hasLinks(texts);
  const anchor = `text.${block.id}`;
  return (
    <span class="text" id={anchor}>
      {isBeside ? shown : undefined}
      <Editable
        {...{ here, open, anchor }}
        target={anchor}
        label={names[block.type] ?? 'Text'}
        text={plainWords(texts)}
        template={editorId}
        fill={{ value: [typedWords(block)] }}
        controls={textControls}
      >
        {isBeside ? (
          <span class="pen" aria-hidden="true">
            ✎
          </span>
        ) : (
          shown
        )}
      </Editable>
    </span>
  );
}

/** Code is typed as it is. */
function typedWords({ type, content }: ShownBlock): string {
  const texts = content['rich_text'];
  return type === 'code' ? plainWords(texts) : inlineMarkdown(texts).replaceAll('<br>', '\n');
}

/** The editor of a block's words, for the script to copy. */
export function BlockEditor() {
  return <EditorTemplate id={editorId}>{textControls({})}</EditorTemplate>;
}

function textControls(fill: Fill) {
  return (
    <>
      <textarea name="value" aria-label="Words of this block">
        {firstOf(fill, 'value')}
      </textarea>
      <label>
        <input type="checkbox" name="delete" value="yes" /> Delete this block
      </label>
    </>
  );
}

/** A form for one more block at the end of the page. */
export function AddText({ showing }: { showing: Showing }) {
  const { here, open } = showing;
  const error = open?.target === 'new-text' ? open.error : undefined;
  return (
    <form class="make write" method="post" action={linkHere(here, { query: { edit: 'new-text' } })}>
      <input
        name="text"
        placeholder="Write something"
        aria-label="Words of a new block, in markdown"
        autocomplete="off"
        required
      />
      <button type="submit">Add</button>
      {error === undefined ? undefined : (
        <p class="error" role="alert">
          {error}
        </p>
      )}
    </form>
  );
}
