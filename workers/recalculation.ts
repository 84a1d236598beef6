import { WorkflowEntrypoint } from 'cloudflare:workers';
import type { WorkflowEvent, WorkflowStep } from 'cloudflare:workers';
import { surfacesOf } from '../src/store/workspace-store.ts';
import type { Env, RecalculationParams } from './env.ts';
import { applyTo, claimRun, commitRun, failRun, planRun, planUndo, pullFrom } from './run-steps.ts';
import { workspaceObject } from './open-surface.ts';
import { goOnAfter, planRemoval } from './sample-rows.ts';
import { stepFailure, toolStep } from './tool-step.ts';

/** Requests sent in one step. */
interface StepUsage {
  readonly reads: number;
  readonly writes: number;
}

/** How often a run asks for its turn, each time after twice as long: a quarter of an hour in all. */
const turns = 9;

/**
 * One recalculation: a step a verb, so that a failure goes on where it stopped. What is large stays in the workspace's
 * object; steps hand on short JSON. The instance's id is the run's.
 */
export class Recalculation extends WorkflowEntrypoint<Env, RecalculationParams> {
  override async run(event: WorkflowEvent<RecalculationParams>, step: WorkflowStep): Promise<void> {
    const { workspace: id, undoes, purpose, takesTurn = false } = event.payload;
    const run = { id: event.instanceId, workspace: id, undoes, purpose };
    const { env } = this;
    let answer = await step.do('claim', () => claimRun(env, run));
    const patience = takesTurn ? turns : 0;
    for (let turn = 1; answer === 'busy' && turn <= patience; turn += 1) {
      await step.sleep(`wait ${turn}`, 1000 * 2 ** turn);
      answer = await step.do(`claim ${turn}`, () => claimRun(env, run));
    }
    // In vain, and said so: whoever asked can start it again.
    if (answer === 'busy' && takesTurn) throw new Error('Another run was at work all the while');
    if (answer !== 'claimed') return;
    const usage: StepUsage[] = [];
    try {
      const workspace = await workspaceObject(env, id).read();
      const kinds = workspace === undefined ? [] : surfacesOf(workspace);
      if (undoes === undefined) {
        for (const kind of kinds) {
          usage.push(
            readUsage(await step.do(`pull ${kind}`, () => toolStep(() => pullFrom(env, { ...run, kind })))),
          );
        }
        await step.do('plan', () =>
          purpose === 'remove-samples' ? planRemoval(env, run) : planRun(env, run),
        );
      } else {
        await step.do('plan', () => planUndo(env, { ...run, undoes }));
      }
      for (const kind of purpose === 'preview' ? [] : kinds) {
        usage.push(
          readUsage(await step.do(`apply ${kind}`, () => toolStep(() => applyTo(env, { ...run, kind })))),
        );
      }
      await step.do('commit', () => commitRun(env, { ...run, ...total(usage) }));
      await step.do('go on', () => goOnAfter(env, run));
    } catch (error) {
      const failure = stepFailure(error);
      await step.do('fail', () => failRun(env, { ...run, ...failure }));
    }
  }
}

function readUsage(json: string): StepUsage {
  const [reads = 0, writes = 0] = json.split('/').map(Number);
  return { reads, writes };
}

function total(usage: readonly StepUsage[]): StepUsage {
  return {
    reads: usage.reduce((sum, step) => sum + step.reads, 0),
    writes: usage.reduce((sum, step) => sum + step.writes, 0),
  };
}
