import * as z from 'zod';
import { nearestSetting } from '../../sync/settings-issues.ts';
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
      sheets: z
        .union([
          z.object({ token: Token }),
          z.object({
            /** The key file of a service account, as Google's console gives it. */
            serviceAccount: z.looseObject({ client_email: z.string(), private_key: z.string() }),
            /** A spreadsheet that was shared with it as an editor: a service account can own none. Its address or id. */
            spreadsheet: z.string().trim().min(1),
          }),
        ])
        .optional(),
    })
    .refine((connections) => connections.notion !== undefined || connections.sheets !== undefined, {
      error: 'at least one connection, notion or sheets',
    }),
})
  .superRefine(({ settings }, context) => {
    for (const name of settings.unknownNames) {
      const likely = nearestSetting(name);
      const hint = likely === undefined ? '' : `; perhaps “${likely}” is meant`;
      context.addIssue({
        code: 'custom',
        path: ['settings'],
        message: `no setting is called “${name}”${hint}`,
      });
    }
  })
  .refine(
    ({ homes, connections }) => Object.values(homes).every((surface) => connections[surface] !== undefined),
    { error: 'a home without a connection to it', path: ['homes'] },
  );
export type NewWorkspace = z.infer<typeof NewWorkspace>;
