import * as z from 'zod';
import { RichText } from './rich-text.ts';

/*
 * What Northbook reads of Notion's answers, and nothing more. Notion adds response fields without a new version, so
 * unknown keys are let through and every value whose shape depends on a type is read by the column that wants it.
 */

/** A list that Notion hands out in pages. */
export interface ListAnswer<T> {
  readonly results: readonly T[];
  readonly next_cursor: string | null;
  readonly request_status?: { readonly type: string } | undefined;
}

/** One page of a list of `item`s. */
export function listOf<T>(item: z.ZodType<T>): z.ZodType<ListAnswer<T>> {
  return z.object({
    results: z.array(item),
    next_cursor: z.string().nullable(),
    // Since April 2026 a query ends after 10,000 rows with `incomplete` here and no cursor.
    request_status: z.object({ type: z.string() }).optional(),
  });
}

/** A property of a page: its value stands under the key that `type` names. */
export const PropertyValue = z.looseObject({ id: z.string(), type: z.string() });
export type PropertyValue = z.infer<typeof PropertyValue>;

/** A page: a row of a data source, or a page of its own. */
export const PageAnswer = z.object({
  id: z.string(),
  url: z.string().default(''),
  created_time: z.string().default(''),
  last_edited_time: z.string().default(''),
  in_trash: z.boolean().default(false),
  is_archived: z.boolean().default(false),
  parent: z.object({ data_source_id: z.string().optional(), workspace: z.boolean().optional() }).default({}),
  properties: z.record(z.string(), PropertyValue).default({}),
});
export type PageAnswer = z.infer<typeof PageAnswer>;

const Options = z.object({ options: z.array(z.object({ id: z.string(), name: z.string() })) });

/** A column as its data source describes it. */
export const ColumnAnswer = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  description: z.string().nullish(),
  number: z.object({ format: z.string().default('number') }).optional(),
  select: Options.optional(),
  status: Options.optional(),
  relation: z
    .object({
      data_source_id: z.string().optional(),
      /** The column on the other side; its id stands here without percent-encoding. */
      dual_property: z
        .object({ synced_property_id: z.string(), synced_property_name: z.string() })
        .partial()
        .optional(),
    })
    .optional(),
});
export type ColumnAnswer = z.infer<typeof ColumnAnswer>;

export const DataSourceAnswer = z.object({
  id: z.string(),
  title: RichText.default([]),
  in_trash: z.boolean().default(false),
  parent: z.object({ database_id: z.string().optional() }).default({}),
  properties: z.record(z.string(), ColumnAnswer),
});
export type DataSourceAnswer = z.infer<typeof DataSourceAnswer>;

export const DatabaseAnswer = z.object({
  id: z.string(),
  title: RichText.default([]),
  url: z.string().default(''),
  in_trash: z.boolean().default(false),
  parent: z.object({ page_id: z.string().optional() }).default({}),
  data_sources: z.array(z.object({ id: z.string() })),
});
export type DatabaseAnswer = z.infer<typeof DatabaseAnswer>;

/** A view by its id, as a list names it. */
export const ViewReference = z.object({ id: z.string() });
export type ViewReference = z.infer<typeof ViewReference>;

/** A view of a database; a dashboard's rows name the views on it. */
export const ViewAnswer = z.object({
  id: z.string(),
  name: z.string().default(''),
  type: z.string().default(''),
  configuration: z
    .looseObject({
      rows: z.array(z.object({ widgets: z.array(z.object({ view_id: z.string() })) })).default([]),
      properties: z
        .array(z.looseObject({ property_id: z.string(), visible: z.boolean().optional() }))
        .nullish(),
    })
    .nullish()
    .transform((configuration) => configuration ?? { rows: [] }),
});
export type ViewAnswer = z.infer<typeof ViewAnswer>;

/** A person, a bot or a group; whoever a connection may not see has an id alone. */
export const UserAnswer = z.object({ id: z.string(), name: z.string().nullish() });
export type UserAnswer = z.infer<typeof UserAnswer>;

/** A block below a page, as far as it tells which pages and databases lie there and what a callout or a picture says. */
export const BlockAnswer = z.object({
  id: z.string(),
  in_trash: z.boolean().default(false),
  has_children: z.boolean().default(false),
  child_page: z.object({ title: z.string() }).optional(),
  child_database: z.object({ title: z.string() }).optional(),
  callout: z.object({ rich_text: RichText }).optional(),
  image: z.object({ caption: RichText.default([]) }).optional(),
});
export type BlockAnswer = z.infer<typeof BlockAnswer>;

/** A file that was announced or sent. */
export const FileUploadAnswer = z.object({ id: z.string() });

/** One element of a property that is read in pages. */
export const PropertyItem = z.looseObject({ type: z.string() });
export type PropertyItem = z.infer<typeof PropertyItem>;

/** The body of every answer that is no success. */
export const ErrorAnswer = z.object({
  code: z.string().default(''),
  message: z.string().default(''),
  additional_data: z
    .object({
      retry_after: z.coerce.number().optional().catch(undefined),
      rate_limit_reason: z.string().optional().catch(undefined),
      /** On a 403: the workspace has no blocks left on its plan. */
      block_limit: z.string().optional().catch(undefined),
      /** On a 503 that came after the write was saved: what was made or changed. */
      committed_resource_id: z.string().optional().catch(undefined),
    })
    .default({}),
});
