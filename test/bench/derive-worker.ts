import { derive } from '../../src/derive/derive.ts';
import type { Workspace } from '../../src/model/workspace.ts';
import { bigAsOf, bigWorkspace, budgetedSize } from './big-workspace.ts';

let workspace: Workspace | undefined;

/** Builds a workspace once (`/build?metrics=N`) and derives it as often as asked (`/derive?times=N`). */
export default {
  fetch(request: Request): Response {
    const { pathname, searchParams } = new URL(request.url);
    switch (pathname) {
      case '/build': {
        const metrics = Number(searchParams.get('metrics'));
        const share = metrics / budgetedSize.metrics;
        workspace = bigWorkspace({
          metrics,
          weeks: budgetedSize.weeks,
          objectives: Math.round(budgetedSize.objectives * share),
          keyResults: Math.round(budgetedSize.keyResults * share),
          experiments: Math.round(budgetedSize.experiments * share),
          work: Math.round(budgetedSize.work * share),
        });
        return Response.json({ readings: workspace.readings.length });
      }
      case '/derive': {
        if (workspace === undefined) return new Response('Build a workspace first', { status: 409 });
        let answers = 0;
        for (let time = 0; time < Number(searchParams.get('times')); time += 1) {
          answers = derive(workspace, bigAsOf).metrics.length;
        }
        return Response.json({ answers });
      }
      default:
        return Response.json({});
    }
  },
};
