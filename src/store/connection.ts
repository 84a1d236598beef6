import * as z from 'zod';
import { surfaceKinds } from '../sync/surface.ts';

const common = {
  surface: z.enum(surfaceKinds),
  /** Where to install: the Notion page to go under, or the spreadsheet that was shared. */
  parent: z.string().nullish(),
};

/** How a workspace's surface is reached. */
export const Connection = z.discriminatedUnion('access', [
  /** By a token that a person pasted in, sealed under the workspace's id. */
  z.object({ ...common, access: z.literal('token'), sealedToken: z.string() }),
  /** As a service account of Google's: its key file, sealed under the workspace's id. */
  z.object({ ...common, access: z.literal('service-account'), sealedToken: z.string() }),
  /** Through a person's approval: the connection that keeps its tokens, by id. */
  z.object({
    ...common,
    access: z.literal('approval'),
    connection: z.string(),
    /** The page that Notion copied from a template when the person approved. */
    copy: z.string().nullish(),
  }),
]);
export type Connection = z.infer<typeof Connection>;
