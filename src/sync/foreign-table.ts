import type { FieldKind } from '../template/field-kind.ts';

/** A column of a table that people made themselves, as far as it can be known without asking them. */
export interface ForeignColumn {
  /** The surface's own, opaque to everyone else. */
  readonly id: string;
  readonly title: string;
  /** What stands in it, by the tool's own type or else by its cells; undefined when it is empty or of no kind of ours. */
  readonly kind: FieldKind | undefined;
  /** The only kinds of field it can hold, where the tool's columns have strict types; absent where cells hold anything. */
  readonly holds?: readonly FieldKind[];
  /** Titles of its choices, where the tool has such a list or where few different texts repeat. */
  readonly choices: readonly string[];
  /** Some of its filled cells, as people see them. */
  readonly samples: readonly string[];
  /** In a copy of an installation: the field that Northbook's own mark still names, such as `metrics.target`. */
  readonly mark?: string;
}

/** A table that people made themselves, which could be bound to a table of a template. */
export interface ForeignTable {
  /** The surface's own, opaque to everyone else. */
  readonly id: string;
  readonly title: string;
  /** `wide` when its columns are headed by periods; those are not among `columns`. */
  readonly layout: 'rows' | 'wide';
  readonly columns: readonly ForeignColumn[];
  /** In a `wide` table: the headers of its periods, in their order. */
  readonly periods: readonly string[];
  readonly rowCount: number;
  /** What was understood of its form, in sentences: where the headers are, which rows are totals. */
  readonly remarks: readonly string[];
}
