import * as z from 'zod';

/** A row's identity within its workspace: a Notion page id, or the id in Northbook's own column of a sheet. */
export const Id = z.string().min(1);
export type Id = z.infer<typeof Id>;

/** Rows pointed at; empty when none. */
export const Ids = z.array(Id).readonly().default([]);

/** People as their tool names them; empty when none. Northbook computes nothing about a person. */
export const People = z.array(z.string().min(1)).readonly().default([]);

/** Free text; absent rather than empty. */
export const Text = z.string().min(1).optional();
