/** What people do to columns, rows and tables. */
export type Deed =
  | 'renamed'
  | 'moved'
  | 'sorted'
  | 'inserted'
  | 'hidden'
  | 'duplicated'
  | 'retyped'
  | 'deleted';

/** A person who rearranges what was installed, in the tool itself. Names are the template's ids. */
export interface Rearranging {
  /** `inserted` puts a column of their own beside it, `retyped` makes its cells hold plain words. */
  column(deed: Deed, field: string): Promise<void>;
  /** `inserted` puts a row named “Inserted” beside it, `retyped` types something else than a choice into `direction`. */
  row(deed: Deed, row: string): Promise<void>;
  /** `inserted` puts a table of their own beside it, `retyped` makes of it what else the tool shows rows in. */
  table(deed: Deed, table: string): Promise<void>;
  choice(
    deed: 'renamed' | 'added' | 'deleted',
    place: { readonly field: string; readonly title: string },
  ): Promise<void>;
  /** Copies everything, as people copy a page or a file. */
  copyAll(): Promise<void>;
  /** All cells of all tables in the tool, by where they are, but for those that are Northbook's to write. */
  theirs(): Promise<Readonly<Record<string, string>>>;
}
