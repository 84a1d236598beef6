import * as z from 'zod';
import { SurfaceError } from '../sync/surface-error.ts';
import { columnKinds } from './column-kind.ts';

/** A choice and the option that stands for it. */
const BoundChoice = z.object({
  id: z.string(),
  title: z.string(),
  /** Absent when Notion has no such option (any more); the title is then all there is. */
  option: z.string().optional(),
});

/** One field and the column that holds it. */
export const BoundField = z.object({
  id: z.string(),
  /** The title it was installed under: by it a lost column is found again. */
  title: z.string(),
  role: z.enum(['input', 'derived']),
  column: z.enum(columnKinds),
  /** Notion's own id of the column, as Notion writes it: percent-encoded. */
  property: z.string(),
  choices: z.array(BoundChoice).readonly(),
  /** Of a relation: the data source it was made to point at. */
  target: z.string().optional(),
});
export type BoundField = z.infer<typeof BoundField>;

/** One table, the database that people see and the data source that holds its rows. */
export const BoundTable = z.object({
  id: z.string(),
  title: z.string(),
  database: z.string(),
  dataSource: z.string(),
  fields: z.array(BoundField).readonly(),
  /** Columns that show other tables' relations from this side; Notion fills them in. */
  backs: z
    .array(z.object({ title: z.string(), property: z.string() }))
    .readonly()
    .default([]),
  /** Titles of the views it was given: one that people deleted since is not made again. */
  views: z.array(z.string()).readonly().default([]),
  /** A database that people made themselves: it has Northbook's columns beside theirs, and nothing else of ours. */
  isTheirs: z.boolean().default(false),
  /** Fields that have no column here because people keep none. */
  without: z.array(z.string()).readonly().default([]),
});
export type BoundTable = z.infer<typeof BoundTable>;

/** A chart that stands as a picture on the page. */
const BoundPicture = z.object({
  table: z.string(),
  view: z.string(),
  /** Tells whether what it shows has changed. */
  mark: z.string(),
  /** Absent when a person deleted it: it is not put up again. */
  block: z.string().optional(),
});
export type BoundPicture = z.infer<typeof BoundPicture>;

/** Where everything of one installation is in Notion. JSON; kept by the caller, understood only here. */
export const Binding = z.object({
  version: z.literal(1),
  /** Northbook's own page; absent where all databases are people's and none has been made. */
  page: z.string().optional(),
  tables: z.array(BoundTable).readonly(),
  pictures: z.array(BoundPicture).readonly().default([]),
});
export type Binding = z.infer<typeof Binding>;

/** Reads a binding that was kept. Throws a `SurfaceError` (`invalid`) when it is none of ours. */
export function parseBinding(kept: unknown): Binding {
  const parsed = Binding.safeParse(kept);
  if (parsed.success) return parsed.data;
  throw new SurfaceError({
    code: 'invalid',
    surface: 'notion',
    request: 'binding',
    message: 'this is not an installation of Northbook in Notion',
    cause: parsed.error,
  });
}

/** Whether two of Notion's property ids are the same: some answers percent-encode them, some do not. */
export function samePropertyId(left: string, right: string): boolean {
  return left === right || decoded(left) === decoded(right);
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    // A bare percent sign: the id was not encoded to begin with.
    return id;
  }
}
