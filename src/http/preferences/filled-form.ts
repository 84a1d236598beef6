/** A form that was sent and could not be taken, to be shown again as it was filled in. */
export interface Filled {
  /** What is wrong with a field, by its name. */
  readonly problems: Readonly<Record<string, string>>;
  /** What was typed, by the field's name. */
  readonly typed: Readonly<Record<string, string>>;
}
