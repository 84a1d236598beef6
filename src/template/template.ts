import * as z from 'zod';
import { View } from './view.ts';

/** Colours that both Notion and a sheet can show. */
export const Color = z.enum(['gray', 'brown', 'orange', 'yellow', 'green', 'blue', 'purple', 'pink', 'red']);
export type Color = z.infer<typeof Color>;

/** One choice of a choice field. The id is what the model knows; people may rename the title. Titles hold no comma (Notion). */
export const Choice = z.object({
  id: z.string().min(1),
  title: z
    .string()
    .min(1)
    .max(100)
    .regex(/^[^,]+$/),
  color: Color.default('gray'),
  /** How far along a row is that bears it: where all choices of a field say so, it is a status with groups in Notion. */
  stage: z.enum(['to-do', 'in-progress', 'complete']).optional(),
});
export type Choice = z.infer<typeof Choice>;

const common = {
  /** Stable and the same as the property's name in the model, such as `targetDate`. */
  id: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  title: z.string().min(1).max(60),
  /** Shown beside the column: what to write here, or what Northbook writes. At most 280 characters (Notion). */
  description: z.string().min(1).max(280),
  /** `input` is people's and only read; `derived` is Northbook's and only written. */
  role: z.enum(['input', 'derived']),
  /** Derived only: the address where the answer is explained. */
  explainedAt: z.string().optional(),
  /** Derived only: written together with other news of its row, never on its own, so that a quiet night stays quiet. */
  quiet: z.boolean().default(false),
  /** Filled in or read seldom: among many columns it stands folded away, behind the others of its role. */
  aside: z.boolean().default(false),
};

/** A column of a template's table, by field kind. */
export const Field = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('title') }),
  z.object({
    ...common,
    kind: z.literal('text'),
    /** A word or two, never a sentence. */
    brief: z.boolean().default(false),
  }),
  z.object({
    ...common,
    kind: z.literal('number'),
    /** `percent` shows a fraction as per cent. */
    format: z.enum(['number', 'percent']).default('number'),
    /** Decimals of the shown number (of the percentage, for a percent): what a person reads. */
    decimals: z.number().int().min(0).max(6).default(2),
    /** Significant digits instead, for values in units of any size. */
    significant: z.number().int().min(1).max(10).optional(),
    /** A number outside these bounds cannot be meant: it is reported, not used. */
    min: z.number().optional(),
    max: z.number().optional(),
  }),
  z
    .object({ ...common, kind: z.literal('choice'), choices: z.array(Choice).min(1).max(100).readonly() })
    .refine(hasStagesOrNot, { error: 'all choices of a field say their stage, or none does' })
    .refine((field) => field.role === 'input' || field.choices.every(({ stage }) => stage === undefined), {
      error: 'a derived field has no stages: a status cannot be empty',
    }),
  z.object({ ...common, kind: z.literal('date') }),
  z.object({ ...common, kind: z.literal('checkbox') }),
  z.object({ ...common, kind: z.literal('person') }),
  z.object({
    ...common,
    kind: z.literal('relation'),
    /** Table id this relation points at. */
    to: z.string(),
    /** How many rows make sense; more than one in a `one` relation is reported and the first is used. */
    holds: z.enum(['one', 'many']).default('many'),
    /** Title of the column that shows it from the other side, where the tool keeps such a column by itself. */
    back: z.string().min(1).max(60).optional(),
  }),
]);
export type Field = z.infer<typeof Field>;

function hasStagesOrNot(field: { readonly choices: readonly Choice[] }): boolean {
  const staged = field.choices.filter(({ stage }) => stage !== undefined);
  return staged.length === 0 || staged.length === field.choices.length;
}

/** A table of a template: its fields in the order shown, inputs first. */
export const Table = z
  .object({
    id: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
    title: z.string().min(1).max(60),
    /** What one row is called in a sentence: "metric", "key result". */
    rowName: z.string().min(1),
    description: z.string().min(1).max(280),
    icon: z.string().default('📘'),
    /** `northbook` tables hold only derived fields and their rows are Northbook's to create. */
    rows: z.enum(['people', 'northbook']).default('people'),
    fields: z.array(Field).min(1).readonly(),
    /** The most useful one first. */
    views: z.array(View).readonly().default([]),
  })
  .refine((table) => table.fields.filter((field) => field.kind === 'title').length === 1, {
    error: 'a table has exactly one title field',
  })
  .refine((table) => new Set(table.fields.map((field) => field.id)).size === table.fields.length, {
    error: 'field ids are unique within a table',
  })
  .refine(
    (table) => new Set(table.fields.map((field) => field.title.toLowerCase())).size === table.fields.length,
    {
      error: 'field titles are unique within a table',
    },
  );
export type Table = z.infer<typeof Table>;
/** A table as one writes it, with defaults left out. */
export type TableInput = z.input<typeof Table>;

/** What gets installed on a surface. Data only: no functions, no references but ids. */
export const Template = z
  .object({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    /** Rises when fields are added. */
    version: z.number().int().positive(),
    title: z.string().min(1),
    description: z.string().min(1),
    tables: z.array(Table).min(1).readonly(),
  })
  .refine((template) => new Set(template.tables.map((table) => table.id)).size === template.tables.length, {
    error: 'table ids are unique within a template',
  })
  .refine(
    (template) => {
      const ids = new Set(template.tables.map((table) => table.id));
      return template.tables.every((table) =>
        table.fields.every((field) => field.kind !== 'relation' || ids.has(field.to)),
      );
    },
    { error: 'a relation points at a table of the same template' },
  )
  .refine(
    (template) =>
      template.tables.every((table) => {
        const titles = [...table.fields.map(({ title }) => title), ...backTitles(template.tables, table.id)];
        return new Set(titles.map((title) => title.toLowerCase())).size === titles.length;
      }),
    { error: 'what shows a relation from the other side has a title of its own there' },
  );
export type Template = z.infer<typeof Template>;
/** A template as one writes it, with defaults left out. */
export type TemplateInput = z.input<typeof Template>;

function backTitles(tables: readonly Table[], to: string): string[] {
  return tables.flatMap(({ fields }) =>
    fields.flatMap((field) =>
      field.kind === 'relation' && field.to === to && field.back !== undefined ? [field.back] : [],
    ),
  );
}

/** A template's table by id; throws when there is none, as that is a programming error. */
export function tableOf(template: Template, id: string): Table {
  const table = template.tables.find((candidate) => candidate.id === id);
  if (table === undefined) throw new Error(`Template ${template.id} has no table ${id}`);
  return table;
}
