import * as z from 'zod';

const FieldId = z.string();

/** What must hold of a row for a view to show it. `past` and `coming` both hold today. */
export const Condition = z.union([
  z.object({
    field: FieldId,
    is: z.enum(['filled', 'empty', 'ticked', 'unticked', 'past', 'coming', 'me']),
  }),
  z.object({ field: FieldId, isOneOf: z.array(z.string()).min(1).readonly() }),
]);
export type Condition = z.infer<typeof Condition>;

const common = {
  title: z.string().min(1).max(60),
  /** All of these have to hold. */
  where: z.array(Condition).readonly().default([]),
};

const rows = {
  ...common,
  /** The fields shown, in order; without it all of them, people's first. */
  fields: z.array(FieldId).min(1).readonly().optional(),
  sort: z
    .array(z.object({ field: FieldId, direction: z.enum(['ascending', 'descending']) }))
    .readonly()
    .default([]),
};

/**
 * A way to look at a table that people need every day, where the tool has such views. One that names a field which the
 * table does not have is left out.
 */
export const View = z.discriminatedUnion('kind', [
  z.object({ ...rows, kind: z.literal('table') }),
  /** A column a choice. */
  z.object({ ...rows, kind: z.literal('board'), by: FieldId }),
  z.object({ ...rows, kind: z.literal('calendar'), day: FieldId }),
  z.object({
    ...common,
    kind: z.literal('chart'),
    shape: z.enum(['bar', 'column', 'donut']),
    /** A bar a choice of this field; a bar a row, when it is the title. */
    by: FieldId,
    /** How long a bar is: the sum of this number, or the row's own; how many rows there are, without it. */
    value: FieldId.optional(),
  }),
]);
export type View = z.infer<typeof View>;
