import type { ApiContext } from './api-context.ts';
import { NotionError } from './notion-error.ts';
import { readSettings } from './notion-settings.ts';

/**
 * Refuses a view that the workspace's plan does not have: dashboards come with Business, and a free workspace has one chart.
 * from documents: https://www.notion.com/help/charts and https://www.notion.com/help/dashboards; what the API answers then is
 * written nowhere.
 */
export function assertPlanHas(type: string, context: ApiContext): void {
  const { records } = context;
  const { plan } = readSettings(records);
  const charts = [...records.list('view')].filter((view) => view.type === 'chart').length;
  const isOver =
    (type === 'dashboard' && plan !== 'business') || (type === 'chart' && plan === 'free' && charts > 0);
  if (!isOver) return;
  throw new NotionError({
    status: 403,
    code: 'restricted_resource',
    message: `The plan of this workspace has no more views of type ${type}.`,
  });
}
