import type { CreatePageParameters } from '@notionhq/client';
import { plainText, richText } from '../rich-text.ts';
import type { BlockAnswer } from '../wire.ts';

type Blocks = NonNullable<CreatePageParameters['children']>;

const opening = 'Northbook computes what a table does not show.';

const welcome =
  `${opening} Each database below is yours to fill in. Columns whose name begins with ◆ are ` +
  'filled in by Northbook, every night and whenever you ask; everything else it only reads.';

/** What stands on Northbook's page above its databases. `installation` tells it from another page of that title. */
export function welcomeBlocks(installation: string | undefined): Blocks {
  // In grey: it is for Northbook to know its page again, and says nothing to people.
  const mark = richText(installation === undefined ? '' : ` Installation ${installation}.`).map((piece) => ({
    ...piece,
    annotations: { color: 'gray' as const },
  }));
  const rich_text = [...richText(welcome), ...mark];
  const icon = { type: 'emoji', emoji: '🧭' } as const;
  return [{ type: 'callout', callout: { rich_text, icon } }];
}

/** Whether what lies on a page was begun by `welcomeBlocks` for the same installation. */
export function isWelcomePage(blocks: readonly BlockAnswer[], installation: string | undefined): boolean {
  const mark = installation === undefined ? opening : ` Installation ${installation}.`;
  return blocks.some(({ callout }) => callout !== undefined && plainText(callout.rich_text)?.includes(mark));
}

/** The page that says how to work with the databases. */
export const howTo = {
  title: 'How to use Northbook',
  icon: '📖',
  blocks: [
    ...heading('In five steps'),
    ...steps(
      'Write your North Star into the KPI Book with the role North Star, and one to three key drivers that feed it.',
      'Give each a target and a date, and its readings: a date and a value each.',
      'Write down what you chose to do and what not, then objectives, and key results that name the metric carrying them.',
      'Keep experiments with what you predict, and afterwards with what you measured.',
      'Open the Overview. It says how the North Star stands, which step limits it, and what to mend first.',
    ),
    ...heading('Good to know'),
    ...points(
      'Columns whose name begins with ◆ are written by Northbook: what you type there is written over. They stand behind your own.',
      'You may rename, move and hide columns, sort rows, and add columns and views of your own.',
      'An empty answer means that there is not enough data yet. The column Northbook note says what is missing.',
      'A column you deleted by mistake comes back by undo, or with one click on the page of your workspace in Northbook.',
    ),
  ],
} as const satisfies { title: string; icon: string; blocks: Blocks };

function heading(text: string) {
  return [{ type: 'heading_2', heading_2: { rich_text: richText(text) } }] as const;
}

function steps(...texts: string[]) {
  return texts.map(
    (text) => ({ type: 'numbered_list_item', numbered_list_item: { rich_text: richText(text) } }) as const,
  );
}

function points(...texts: string[]) {
  return texts.map(
    (text) => ({ type: 'bulleted_list_item', bulleted_list_item: { rich_text: richText(text) } }) as const,
  );
}
