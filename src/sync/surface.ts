import type { Cells, Row } from '../template/row.ts';
import type { Table, Template } from '../template/template.ts';
import type { Change } from './change.ts';
import type { ForeignTable } from './foreign-table.ts';
import type { Picture } from './picture.ts';
import type { RepairOutcome, RepairRequest, SurfaceFinding } from './surface-finding.ts';

/** The tools a surface can be of. */
export const surfaceKinds = ['notion', 'sheets'] as const;
export type SurfaceKind = (typeof surfaceKinds)[number];

/**
 * How a table is laid out on its surface. `rows` is a row a record. `wide` is the form finance keeps readings
 * in: a row a metric, a column a period; its first columns mirror the metric and are Northbook's to write.
 */
export type Layout = 'rows' | 'wide';

/** One table as a surface is to hold it. */
export interface PlacedTable {
  readonly table: Table;
  readonly layout: Layout;
  /** Only in a `wide` table: the table whose rows it mirrors, and the fields of it that are copied here. */
  readonly mirror?: { readonly table: Table; readonly fields: readonly string[] };
}

/** What a surface is asked to install: its part of the template, and rows that people would have typed. */
export interface InstallRequest {
  readonly title: string;
  readonly template: Template;
  readonly tables: readonly PlacedTable[];
  /** Sample rows by table id, in order; relations name other sample rows by id, and ids are translated. */
  readonly rows: Readonly<Record<string, readonly SampleRow[]>>;
  /** Called after each part that was made or found standing, so that who waits can see how far it is. Awaited. */
  readonly onProgress?: (progress: InstallProgress) => Promise<void>;
}

/** How far an install is: what it has just made, in a person's words, and how many parts are there of how many in all. */
export interface InstallProgress {
  /** Such as `Key results` or `Sample rows of Key results`. */
  readonly made: string;
  readonly done: number;
  readonly total: number;
  /** What is being made now, where that takes a while and can be said. */
  readonly next?: string;
}

/** A row to be typed in on install. `id` is the sample's own and is replaced by the surface's. */
export interface SampleRow {
  readonly id: string;
  readonly cells: Cells;
}

/** Where a person can look. */
export interface Place {
  readonly title: string;
  readonly url: string;
}

/** What an install made. `binding` is the surface's own map of tables and fields, opaque to everyone else, JSON. */
export interface Installation {
  readonly binding: unknown;
  readonly place: Place;
  /** The surface's row id for every sample row id, by table. */
  readonly rowIds: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A problem of a whole table or column, found while reading it. */
export type TableProblem =
  | { readonly kind: 'lost-table'; readonly table: string }
  | { readonly kind: 'lost-field'; readonly table: string; readonly field: string }
  /** The row of headers is gone: only columns that are known by more than their headers are read. */
  | { readonly kind: 'lost-header'; readonly table: string }
  /** Northbook's own column of row ids is gone: nothing can be written until it is back. */
  | { readonly kind: 'lost-ids'; readonly table: string }
  | {
      readonly kind: 'unreadable-period';
      readonly table: string;
      readonly header: string;
      readonly at: string;
    }
  | {
      readonly kind: 'duplicate-period';
      readonly table: string;
      readonly header: string;
      readonly at: string;
    };

/** Everything one table holds. */
export interface TablePull {
  readonly table: string;
  /** In a `wide` table: one row a filled cell, as the long table would have it (`metric`, `day`, `value`). */
  readonly rows: readonly Row[];
  /** In a `wide` table: its own rows, with the mirror's cells as they stand. */
  readonly mirrorRows: readonly Row[];
  readonly problems: readonly TableProblem[];
  /** Titles of columns that the template does not know. */
  readonly extraColumns: readonly string[];
  /**
   * Fields that nothing is planned for here, and nothing is wrong with that: the template has grown since, or people
   * keep no column for them, or one of their own.
   */
  readonly absentFields?: readonly string[];
  /** How it is laid out here, where that may differ from how a template would be: people made the table. */
  readonly layout?: Layout;
}

/** What became of one change. */
export type ChangeOutcome =
  | { readonly id: string; readonly result: 'done' }
  | { readonly id: string; readonly result: 'conflict' | 'gone' | 'refused'; readonly message: string };

/** A person's word on which columns of a table they made hold a template's fields. */
export interface Adoption {
  readonly placed: PlacedTable;
  /** A `ForeignTable`'s id. */
  readonly foreign: string;
  /**
   * Column ids by field id: a table's own fields, or those of the mirrored table in the wide form. Fields that are not
   * named have no column of people's.
   */
  readonly columns: Readonly<Record<string, string>>;
}

/** Requests sent so far, by what they do. Retries count. */
export interface Usage {
  readonly reads: number;
  readonly writes: number;
}

/**
 * A place that people see and edit, as the sync knows it. Rows and changes are neutral; what a Notion property
 * or a sheet's cell looks like is known only behind this. All methods may throw a `SurfaceError`.
 */
export interface Surface {
  readonly kind: SurfaceKind;
  /**
   * Makes the tables, fields and sample rows. On a surface that was opened by a binding it adds the tables and
   * fields that are not there yet, as a newer template asks, and leaves everything else as it stands.
   */
  install(request: InstallRequest): Promise<Installation>;
  /** Reads every table it holds, all rows. */
  pull(): Promise<readonly TablePull[]>;
  /**
   * Writes changes in order and calls `done` for each once it is known what became of it, so that the caller
   * can journal it before the next. A change that already stands is `done` without a write.
   */
  apply(changes: readonly Change[], done: (outcome: ChangeOutcome) => Promise<void>): Promise<void>;
  /** What is missing, renamed or forbidden. */
  check(): Promise<readonly SurfaceFinding[]>;
  /** Does what a finding of `check` offers, after looking again whether it still stands and is still safe. */
  repair(finding: RepairRequest): Promise<RepairOutcome>;
  /** People's own tables at a place they chose: the address or id of a page, a database or a spreadsheet. */
  lookAround(place: string): Promise<readonly ForeignTable[]>;
  /**
   * Takes tables of people's for tables of the template, as they confirmed, and adds the derived columns that are
   * missing beside theirs. What is there already is never changed.
   */
  adopt(request: { readonly place: string; readonly adoptions: readonly Adoption[] }): Promise<Installation>;
  /**
   * Shows charts that the tool does not draw itself as pictures: new ones are put up, changed ones renewed in place; or
   * gives it the numbers of those that it draws and cannot reach the numbers of. After it `repairedBinding` may have
   * news.
   */
  showPictures?(pictures: readonly Picture[]): Promise<void>;
  /** A mark that changes whenever anything on the surface may have changed since it was last asked. */
  probe(): Promise<string>;
  usage(): Usage;
  /** After a pull that found lost fields again: the binding to keep from now on; undefined when nothing has moved. */
  repairedBinding?(): unknown;
}
