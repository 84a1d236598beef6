import * as z from 'zod';

/**
 * What a member may do with a workspace, least first: a viewer looks; an editor also recalculates, takes runs back,
 * changes settings and accepts gaps; an owner also connects, disconnects, invites and deletes.
 */
export const roles = ['viewer', 'editor', 'owner'] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/** Whether a role includes another. */
export function includesRole(own: Role, needed: Role): boolean {
  return roles.indexOf(own) >= roles.indexOf(needed);
}
