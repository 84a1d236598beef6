import type { ApiContext } from './api-context.ts';
import { at, isAbsent, itemsOf, missingAlternatives, readObject, readOneOf, readString } from './field.ts';
import type { Field } from './field.ts';
import { validationError } from './notion-error.ts';
import { randomId } from './notion-id.ts';
import { optionColors } from './property.ts';
import type { Option, OptionColor, OptionGroup } from './property.ts';

const MAX_NAME = 100;
const statusGroupNames = ['To-do', 'In progress', 'Complete'] as const;
type StatusGroupName = (typeof statusGroupNames)[number];

const groupColors = { 'To-do': 'gray', 'In progress': 'blue', Complete: 'green' } satisfies Record<
  StatusGroupName,
  OptionColor
>;

const defaultStatusOptions: OptionRequest[] = [
  { name: 'Not started', color: 'default', group: 'To-do' },
  { name: 'In progress', color: 'blue', group: 'In progress' },
  { name: 'Done', color: 'green', group: 'Complete' },
];

/** An option of a select, multi-select or status property as a request names it. */
export interface OptionRequest {
  id?: string;
  name?: string;
  color?: OptionColor;
  description?: string | null;
  group?: StatusGroupName;
}

export function readOptionRequests(field: Field): OptionRequest[] {
  const options = itemsOf(field).map(readOptionRequest);
  const names = options.map((option) => option.name).filter((name) => name !== undefined);
  const double = names.find((name, position) => names.indexOf(name) !== position);
  // from documents: names are unique within a property.
  if (double !== undefined)
    throw validationError(`Cannot create multiple select options with the same name: ${double}.`);
  return options;
}

function readOptionRequest(field: Field): OptionRequest {
  readObject(field, ['id', 'name', 'color', 'description', 'group']);
  const option: OptionRequest = {};
  if (isAbsent(at(field, 'id')) && isAbsent(at(field, 'name')))
    throw missingAlternatives(field, ['name', 'id']);
  if (!isAbsent(at(field, 'id'))) option.id = readString(at(field, 'id'));
  if (!isAbsent(at(field, 'name'))) option.name = readOptionName(at(field, 'name'));
  if (!isAbsent(at(field, 'color'))) option.color = readOneOf(at(field, 'color'), optionColors);
  const description = at(field, 'description');
  if (!isAbsent(description))
    option.description = description.value === null ? null : readString(description);
  if (!isAbsent(at(field, 'group'))) option.group = readOneOf(at(field, 'group'), statusGroupNames);
  return option;
}

/** An option's name: not empty, at most 100 characters, no comma. */
export function readOptionName(field: Field): string {
  const name = readString(field, { min: 1, max: MAX_NAME });
  if (name.includes(',')) throw validationError(`Invalid select option, commas not allowed: ${name}`);
  return name;
}

/**
 * The options a property has after a request: existing ones are found by id, then by name, and keep their name and colour;
 * new ones are added; those not listed go.
 */
export function mergedOptions(
  existing: readonly Option[],
  requests: readonly OptionRequest[],
  context: ApiContext,
): Option[] {
  return requests.map((request) => {
    const known =
      existing.find((option) => option.id === request.id) ??
      existing.find((option) => option.name === request.name);
    if (known === undefined) return newOption(request, context);
    if (request.color !== undefined && request.color !== known.color) {
      const handle = request.id === undefined ? `name: ${known.name}` : `id: ${known.id}`;
      throw validationError(`Cannot update color of select with ${handle}.`);
    }
    return {
      ...known,
      description: request.description === undefined ? known.description : request.description,
    };
  });
}

/** The options and groups of a status property; a new option without a group lands in To-do. */
export function statusSettings(
  before: { options: Option[]; groups: OptionGroup[] } | undefined,
  requests: readonly OptionRequest[] | undefined,
  context: ApiContext,
): { options: Option[]; groups: OptionGroup[] } {
  if (before !== undefined && requests === undefined) return before;
  const wanted = requests === undefined || requests.length === 0 ? defaultStatusOptions : requests;
  const options = mergedOptions(before?.options ?? [], wanted, context);
  function groupOf(option: Option, position: number): string {
    const asked = wanted[position]?.group;
    return asked ?? before?.groups.find((group) => group.optionIds.includes(option.id))?.name ?? 'To-do';
  }
  const groups = statusGroupNames.map((name) => ({
    id: before?.groups.find((group) => group.name === name)?.id ?? randomId(context.random),
    name,
    color: groupColors[name],
    optionIds: options
      .filter((option, position) => groupOf(option, position) === name)
      .map((option) => option.id),
  }));
  return {
    options: groups.flatMap((group) => options.filter((option) => group.optionIds.includes(option.id))),
    groups,
  };
}

/** An option that a page write brings into being: Notion picks its colour. */
export function inventedOption(name: string, context: ApiContext): Option {
  const color = optionColors[Math.floor(context.random() * optionColors.length)] ?? 'default';
  return { id: randomId(context.random), name, color, description: null };
}

function newOption(request: OptionRequest, context: ApiContext): Option {
  return {
    id: randomId(context.random),
    name: request.name ?? '',
    color: request.color ?? 'default',
    description: request.description ?? null,
  };
}
