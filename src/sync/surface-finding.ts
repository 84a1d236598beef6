/** Everything a surface can find about its own structure, the worst first. Stable: pages and tests know them. */
export const findingCodes = [
  /** The page or spreadsheet is gone, in the trash, or no longer shared. */
  'lost-surface',
  /** Northbook may read or write less than it needs. */
  'forbidden',
  /** What stands there is a copy of another installation: it is read and written only once a person says so. */
  'copied-surface',
  'lost-table',
  'lost-field',
  /** A column that is no longer of a type its field can be read from or written to. */
  'retyped-field',
  /** A lost column, found again by name and kind. */
  'found-field',
  'renamed-field',
  /** Two columns, rows or tables that claim to be the same one, as after a duplication. */
  'duplicate-field',
  'duplicate-table',
  'duplicate-row',
  /** The row of headers is not where it was. */
  'moved-header',
  /** Northbook's own row ids are gone or were changed. */
  'lost-ids',
  'lost-choice',
  'renamed-choice',
  /** Words of people's in a column of choices that stand for none that Northbook knows. */
  'unknown-choice',
  /** Protection, lists or tick boxes that the install had put there. */
  'lost-guard',
  /** The tab that shows how things stand is gone, or all of its charts are empty. */
  'lost-dashboard',
  'lost-chart',
  /** The template has grown since this was installed. */
  'outdated',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** What a surface can put right by itself, without touching anything that people typed. */
export const repairKinds = [
  /** Makes a derived column again; its answers come with the next recalculation. */
  'recreate-field',
  /** From now on takes the column found by name and kind for the field, or the row found by its headers for the header. */
  'rebind',
  /** Makes a table again whose rows are Northbook's own. */
  'recreate-table',
  /** Makes again what is missing of the dashboard. */
  'recreate-dashboard',
  /** Puts a row of headers back over the columns. */
  'restore-header',
  'restore-ids',
  'restore-choices',
  /** Takes words of people's for choices from now on, as a person says which each stands for. */
  'match-choices',
  'restore-guards',
] as const;
export type RepairKind = (typeof repairKinds)[number];

/** One finding of a surface about its own structure. */
export interface SurfaceFinding {
  readonly code: FindingCode;
  /** Absent when it concerns the whole surface. */
  readonly table?: string;
  readonly field?: string;
  readonly message: string;
  readonly fix: string;
  /** What `repair` would do; absent when only a person can put it right, or when nothing is wrong. */
  readonly repair?: RepairKind;
  /** What a person is asked for `match-choices`: which of the choices each word stands for, beside what they said before. */
  readonly match?: {
    readonly words: readonly SpokenWord[];
    readonly choices: readonly { readonly id: string; readonly title: string }[];
  };
}

/** Whether Northbook has taken in what a finding tells, and nothing is left to do. */
export function isTakenIn({ code, repair }: Pick<SurfaceFinding, 'code' | 'repair'>): boolean {
  return code === 'renamed-field' || (code === 'renamed-choice' && repair !== 'rebind');
}

/** A finding that is to be put right. */
export interface RepairRequest extends Pick<SurfaceFinding, 'code' | 'table' | 'field'> {
  /** For `match-choices`: what a person said; words that are not named stay as they are. */
  readonly words?: readonly SpokenWord[];
}

/** A word of people's and the choice it stands for, by id; without one it is as good as an empty cell. */
export interface SpokenWord {
  readonly word: string;
  readonly choice?: string | undefined;
}

/** What became of a repair. */
export interface RepairOutcome {
  /** `refused` when the finding stands no more or only a person can put it right. */
  readonly result: 'done' | 'refused';
  /** One sentence fit for a person. */
  readonly message: string;
  /** To be kept from now on, whatever the result. */
  readonly binding: unknown;
}
