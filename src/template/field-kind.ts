/**
 * The closed list of what a field can hold. Every adapter maps all of them, each to its own tool's column type;
 * a new kind does not compile until both do.
 */
export const fieldKinds = [
  /** The row's name: exactly one a table. */
  'title',
  /** Free text. */
  'text',
  /** A number; a percent is kept as a fraction. */
  'number',
  /** One of the field's choices, by its id. */
  'choice',
  /** A calendar day. */
  'date',
  /** Yes or no. */
  'checkbox',
  /** People, by name. */
  'person',
  /** Rows of a table, by id, key or title. */
  'relation',
] as const;
export type FieldKind = (typeof fieldKinds)[number];
