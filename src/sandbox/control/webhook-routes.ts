import { Hono } from 'hono';
import * as z from 'zod';
import type { Subscription } from '../notion/webhook-subscription.ts';
import { WantedSubscription, webhookEventTypes } from '../notion/webhook-subscription.ts';
import type { Webhooks } from '../notion/webhooks.ts';
import { readJson } from './read-json.ts';

const Verification = z.strictObject({ verification_token: z.string() });

/** What a person does with webhooks in Notion's developer portal, which has no API. */
export function createWebhookRoutes(webhooks: Webhooks): Hono {
  const routes = new Hono();
  routes.get('/', (c) =>
    c.json({
      subscriptions: webhooks.list().map(shown),
      pending: webhooks.pending(),
      deliveries: webhooks.deliveries().toReversed(),
    }),
  );
  routes.post('/', async (c) => {
    const wanted = WantedSubscription.safeParse(await readJson(c.req.raw));
    if (!wanted.success)
      return c.json({ error: z.prettifyError(wanted.error), events: webhookEventTypes }, 400);
    return c.json(shown(await webhooks.subscribe(wanted.data)));
  });
  routes.post('/:id/verify', async (c) => {
    const sent = Verification.safeParse(await readJson(c.req.raw));
    if (!sent.success) return c.json({ error: z.prettifyError(sent.error) }, 400);
    const subscription = webhooks.verify(c.req.param('id'), sent.data.verification_token);
    if (subscription === undefined) return c.json({ error: 'There is no such subscription.' }, 404);
    if (subscription.status === 'active') return c.json(shown(subscription));
    return c.json({ error: 'This is not the token that was sent to the address of the subscription.' }, 400);
  });
  routes.post('/:id/resend', async (c) => {
    const subscription = await webhooks.resend(c.req.param('id'));
    return subscription === undefined
      ? c.json({ error: 'There is no such subscription.' }, 404)
      : c.json(shown(subscription));
  });
  routes.delete('/:id', (c) =>
    webhooks.remove(c.req.param('id'))
      ? c.json({ removed: true })
      : c.json({ error: 'There is no such subscription.' }, 404),
  );
  return routes;
}

/** The token goes to the subscription's address alone. */
function shown({ verificationToken: _secret, ...rest }: Subscription): object {
  return rest;
}
