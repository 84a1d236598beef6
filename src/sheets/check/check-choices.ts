import type { SurfaceFinding } from '../../sync/surface-finding.ts';
import type { BoundField } from '../binding.ts';
import { isOurs } from '../binding.ts';
import { choiceDrift, offeredChoices, unknownWords } from '../columns/offered-choices.ts';
import type { Tab } from '../book/tab.ts';

/** What people changed in the list of a column that Northbook made: a choice renamed in its place, or taken off. */
export function choiceFindings(tab: Tab, field: BoundField): SurfaceFinding[] {
  const { id: table, title } = tab.bound.table;
  const column = tab.columns.get(field.id);
  if (column === undefined || isOurs(tab.bound, field) || tab.bound.adopted) return [];
  const offered = offeredChoices(tab, column);
  if (offered === undefined) return [];
  const { renamed, lost } = choiceDrift(field, offered);
  const common = { table, field: field.id };
  return [
    ...(renamed.length === 0
      ? []
      : [
          {
            ...common,
            code: 'renamed-choice' as const,
            message: `In the list of ${field.title} in ${title}, ${renamed.map(({ from, to }) => `“${from}” is now called “${to}”`).join(' and ')}`,
            fix: 'Confirm it, so that Northbook reads the new name too',
            repair: 'rebind' as const,
          },
        ]),
    ...(lost.length === 0
      ? []
      : [
          {
            ...common,
            code: 'lost-choice' as const,
            message: `The list of ${field.title} in ${title} no longer offers ${lost.map((name) => `“${name}”`).join(', ')}`,
            fix:
              unknownWords(tab, { field, column }).length === 0
                ? 'Let Northbook add it to the list again; what was added stays'
                : 'Let Northbook add it to the list again, or say below which of the new words it is',
            repair: 'restore-choices' as const,
          },
        ]),
  ];
}

/** Words whose meaning only a person can tell, and those that they have told of. */
export function spokenChoices(tab: Tab, field: BoundField): SurfaceFinding[] {
  const column = tab.columns.get(field.id);
  if (column === undefined || field.kind !== 'choice' || isOurs(tab.bound, field)) return [];
  const header = tab.headerTexts[column] ?? field.title;
  const name = header === field.title ? field.title : `${header} (${field.title})`;
  const place = `In the column ${name} of ${tab.title}`;
  const titles = new Map(field.choices.map(({ id, title }) => [id, title]));
  const common = { table: tab.bound.table.id, field: field.id, repair: 'match-choices' as const };
  const choices = field.choices.map(({ id, title }) => ({ id, title }));
  const unknown = unknownWords(tab, { field, column });
  const said = field.words ?? [];
  const isOne = unknown.length === 1;
  return [
    ...(unknown.length === 0
      ? []
      : [
          {
            ...common,
            code: 'unknown-choice' as const,
            message: `${place} Northbook does not know what ${unknown.map((word) => `“${word}”`).join(', ')} ${isOne ? 'stands' : 'stand'} for`,
            fix: `Say which choice ${isOne ? 'it' : 'each of them'} is; your cells and your list stay as they are`,
            match: { words: unknown.map((word) => ({ word })), choices },
          },
        ]),
    ...(said.length === 0
      ? []
      : [
          {
            ...common,
            code: 'renamed-choice' as const,
            message: `${place} ${said.map(({ word, choice }) => `“${word}” ${choice === undefined ? 'is left out' : `is taken for ${titles.get(choice) ?? choice}`}`).join(', ')}`,
            fix: 'Nothing to do, as you have said so',
            match: { words: said.map(({ word, choice }) => ({ word, choice })), choices },
          },
        ]),
  ];
}
