import type { BoundField } from './binding.ts';

/**
 * The choice that an option stands for: by the option's id, so that people may rename it, or by its title, so that
 * one that was deleted and made again is known. `undefined` for an option that people invented.
 */
export function findChoice(
  field: BoundField,
  option: { readonly id: string; readonly name: string },
): string | undefined {
  const name = option.name.trim().toLowerCase();
  const found =
    field.choices.find((choice) => choice.option === option.id) ??
    field.choices.find((choice) => choice.title.toLowerCase() === name);
  return found?.id;
}

/**
 * The option to write for a choice. One that is gone is written by its title, and Notion makes it again; a text that
 * is no choice at all is written as it is, as a person would type it. Notion allows no comma in it.
 */
export function optionFor(field: BoundField, choice: string): { id: string } | { name: string } {
  const found = field.choices.find((candidate) => candidate.id === choice);
  if (found?.option !== undefined) return { id: found.option };
  return { name: (found?.title ?? choice).replaceAll(',', ' ').slice(0, 100) };
}
