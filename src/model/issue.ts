import * as z from 'zod';

/** Something in a person's data that could not be read. Everything else is still computed. */
export const Issue = z.object({
  code: z.enum([
    'not-a-number',
    'not-a-date',
    'unknown-choice',
    'too-many',
    'missing-value',
    'out-of-bounds',
    'dangling-relation',
    'ambiguous-relation',
    'duplicate-key',
    'duplicate-reading',
    'unreadable-period',
    'unknown-metric',
    'empty-table',
    'lost-field',
    'lost-table',
    'unknown-rule',
    'unknown-setting',
    'contradiction',
  ]),
  /** Table id of the template, such as `metrics`. */
  table: z.string(),
  /** The row's id and what a person would call it; absent when the whole table is meant. */
  row: z.object({ id: z.string(), title: z.string() }).optional(),
  /** Another row that is the poorer for it and shows it too: a reading's metric. */
  concerns: z.object({ table: z.string(), row: z.string() }).optional(),
  /** The field's title as shown to people. */
  field: z.string().optional(),
  /** What was found, in one sentence. */
  message: z.string(),
  /** What to do about it, in one sentence. */
  fix: z.string(),
});
export type Issue = z.infer<typeof Issue>;
