/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import { EmbedView, MediaView } from './media-view.tsx';
import type { Showing } from './property-value.tsx';
import type { ShownBlock } from './read-blocks.ts';
import { BlockText } from './block-text.tsx';
import { RichTextView } from './rich-text-view.tsx';
import { ToDo } from './to-do.tsx';
import { emojiOf, nameOf } from './workspace.ts';

/** Blocks in their order; neighbouring items of a list become one list. */
export function BlocksView({ showing, blocks }: { showing: Showing; blocks: readonly ShownBlock[] }) {
  return (
    <>
      {runsOf(blocks).map((run) => {
        const items = run.map((block) => <BlockView showing={showing} block={block} />);
        if (run[0]?.type === 'bulleted_list_item') return <ul>{items}</ul>;
        if (run[0]?.type === 'numbered_list_item') return <ol>{items}</ol>;
        return <>{items}</>;
      })}
    </>
  );
}

function runsOf(blocks: readonly ShownBlock[]): ShownBlock[][] {
  const runs: ShownBlock[][] = [];
  for (const block of blocks) {
    const last = runs.at(-1);
    if (last?.[0]?.type === block.type) last.push(block);
    else runs.push([block]);
  }
  return runs;
}

function BlockView({ showing, block }: { showing: Showing; block: ShownBlock }) {
  const { type, content } = block;
  const { records } = showing.workspace;
  const isToggle = type === 'toggle' || content['is_toggleable'] === true;
  const text = <BlockText showing={showing} block={block} isPressed={isToggle} />;
  const inside = <BlocksView showing={showing} blocks={block.children} />;
  const ink = typeof content['color'] === 'string' && content['color'] !== 'default' ? content['color'] : '';
  switch (type) {
    case 'heading_1':
    case 'heading_2':
    case 'heading_3':
    case 'heading_4':
      return <Heading level={type} {...{ ink, text, inside }} isToggle={isToggle} />;
    case 'bulleted_list_item':
    case 'numbered_list_item':
      return (
        <li class={ink}>
          {text}
          {inside}
        </li>
      );
    case 'to_do':
      return <ToDo {...{ showing, block, text, inside }} />;
    case 'toggle':
      return (
        <details>
          <summary class={ink}>{text}</summary>
          {inside}
        </details>
      );
    case 'quote':
      return (
        <blockquote class={ink}>
          {text}
          {inside}
        </blockquote>
      );
    case 'callout':
      return (
        <div class={`callout ${ink || 'gray_background'}`}>
          <span class="icon">{emojiOf(content['icon']) ?? '💡'}</span>
          <div>
            <p>{text}</p>
            {inside}
          </div>
        </div>
      );
    case 'code':
      return (
        <pre>
          <code>{text}</code>
        </pre>
      );
    case 'equation':
      return <p class="equation">{typeof content['expression'] === 'string' ? content['expression'] : ''}</p>;
    case 'divider':
      return <hr />;
    case 'table':
      return <BlockTable block={block} />;
    case 'column_list':
      return <div class="columns">{inside}</div>;
    case 'column':
      return <div class="column">{inside}</div>;
    case 'child_page':
      return (
        <PageLink
          id={block.id}
          icon={emojiOf(records.get('page', block.id)?.icon) ?? '📄'}
          {...{ showing }}
        />
      );
    case 'child_database':
      return (
        <PageLink
          id={block.id}
          icon={emojiOf(records.get('database', block.id)?.icon) ?? '🗃️'}
          {...{ showing }}
        />
      );
    case 'link_to_page': {
      const id = content['page_id'] ?? content['database_id'];
      return typeof id === 'string' ? <PageLink id={id} icon="↗" {...{ showing }} /> : <></>;
    }
    case 'image':
    case 'video':
    case 'audio':
    case 'pdf':
    case 'file':
      return <MediaView type={type} content={content} />;
    case 'embed':
    case 'bookmark':
    case 'link_preview':
      return <EmbedView isFramed={type === 'embed'} content={content} />;
    case 'table_of_contents':
    case 'breadcrumb':
      return <></>;
    case 'paragraph':
      return (
        <>
          <p class={ink}>{text}</p>
          {block.children.length === 0 ? undefined : <div class="indent">{inside}</div>}
        </>
      );
    default:
      return (
        <div>
          {text}
          {inside}
        </div>
      );
  }
}

function Heading(props: { level: string; ink: string; text: Child; inside: Child; isToggle: boolean }) {
  const { level, ink, text, inside, isToggle } = props;
  // The page's title is the one h1.
  const heading =
    level === 'heading_1' ? (
      <h2 class={ink}>{text}</h2>
    ) : level === 'heading_2' ? (
      <h3 class={ink}>{text}</h3>
    ) : (
      <h4 class={ink}>{text}</h4>
    );
  if (!isToggle) return heading;
  return (
    <details>
      <summary>{heading}</summary>
      {inside}
    </details>
  );
}

function PageLink({ showing, id, icon }: { showing: Showing; id: string; icon: string }) {
  return (
    <a class="page-link" href={`/notion/${id}`}>
      <span class="icon">{icon}</span> {nameOf(showing.workspace.records, id)}
    </a>
  );
}

function BlockTable({ block }: { block: ShownBlock }) {
  const hasHead = block.content['has_column_header'] === true;
  const hasSide = block.content['has_row_header'] === true;
  const rows = block.children.map(({ content }) =>
    Array.isArray(content['cells'])
      ? content['cells'].map((cell: unknown) => <RichTextView texts={cell} />)
      : [],
  );
  return (
    <div class="scroll">
      <table class="simple">
        {rows.map((cells, row) => (
          <tr>
            {cells.map((cell, column) =>
              (hasHead && row === 0) || (hasSide && column === 0) ? (
                <th scope={hasHead && row === 0 ? 'col' : 'row'}>{cell}</th>
              ) : (
                <td>{cell}</td>
              ),
            )}
          </tr>
        ))}
      </table>
    </div>
  );
}
