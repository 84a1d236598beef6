import { introspectWorkflowInstance } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { day } from '../derive/workspace-builder.ts';
import { createDirectory } from '../../src/store/directory.ts';
import { learningApp } from '../../templates/samples/learning-app/sample.ts';
import { ended, installSample, ringCron, view, waitFor } from './northbook.ts';

const other = { id: 'another run', undoes: undefined, asOf: day(learningApp.asOf) };

describe('a night that comes while another run is at work', () => {
  let id: string;
  let due: number;

  beforeAll(async () => {
    id = await installSample(learningApp);
    await ringCron(Date.now());
    await ended(id, 1);
    due = (await createDirectory(env.DIRECTORY).find(id))?.nextRunAt ?? 0;
    await env.WORKSPACES.getByName(id).claim({ ...other, now: Date.now() });
  });

  it('fails in the end when it never gets its turn, and stays due', async () => {
    await using night = await introspectWorkflowInstance(env.RECALCULATION, `${id}-${due}`);
    await night.modify((m) => m.disableSleeps());
    await ringCron(due);
    await night.waitForStatus('errored');
    expect((await night.getError()).message).toContain('Another run was at work all the while');
    expect((await createDirectory(env.DIRECTORY).find(id))?.nextRunAt).toBe(due);
  });

  it('is made up for at the next hour, once the other run is over', async () => {
    await env.WORKSPACES.getByName(id).fail(other.id, { error: 'It broke', now: Date.now() });
    await ringCron(due + 60 * 60 * 1000);
    const made = await waitFor(async () =>
      (await view(id)).runs.find((run) => run.id === `${id}-${due}` && run.state === 'done'),
    );
    expect(made).toMatchObject({ writes: 0, error: null });
  });
});
