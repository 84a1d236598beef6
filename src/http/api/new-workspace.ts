import * as z from 'zod';
import { WorkspaceConfig } from '../../store/workspace-config.ts';

const Token = z.string().trim().min(1).max(4096);

/** What `POST /api/workspaces` takes. A surface is used when it has a connection; homes default to where the others live. */
export const NewWorkspace = WorkspaceConfig.extend({
  timeZone: WorkspaceConfig.shape.timeZone.prefault('UTC'),
  template: z.string().min(1).default('north-star'),
  connections: z
    .object({
      notion: z
        .object({
          token: Token,
          /** The page to install under, shared with the connection. */
          page: z.string().trim().min(1),
        })
        .optional(),
      sheets: z.object({ token: Token }).optional(),
    })
    .refine((connections) => connections.notion !== undefined || connections.sheets !== undefined, {
      error: 'at least one connection, notion or sheets',
    }),
}).refine(
  ({ homes, connections }) => Object.values(homes).every((surface) => connections[surface] !== undefined),
  { error: 'a home without a connection to it', path: ['homes'] },
);
export type NewWorkspace = z.infer<typeof NewWorkspace>;
