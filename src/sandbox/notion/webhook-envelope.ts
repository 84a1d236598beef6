import type { PendingEvent } from './pending-event.ts';
import type { Records } from './records.ts';
import type { Subscription } from './webhook-subscription.ts';
import { internalBot, workspace } from './workspace.ts';

/** The body of a delivery. */
export function envelopeOf(
  told: { readonly subscription: Subscription; readonly event: PendingEvent },
  records: Records,
): object {
  const { subscription, event } = told;
  const { id, happenedAt, type, entity, data, authors, accessibleBy, attempt: before } = event;
  return {
    id,
    timestamp: new Date(happenedAt).toISOString(),
    workspace_id: workspace.id,
    workspace_name: workspace.name,
    subscription_id: subscription.id,
    integration_id: subscription.clientId ?? internalBot.id,
    authors: authors.map((author) => ({ id: author, type: records.get('user', author)?.type ?? 'bot' })),
    ...(accessibleBy === undefined ? {} : { accessible_by: accessibleBy }),
    attempt_number: before + 1,
    api_version: subscription.apiVersion,
    entity,
    type,
    ...(Object.keys(data).length === 0 ? {} : { data }),
  };
}
