import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { learningApp } from '../../templates/samples/learning-app/sample.ts';
import { ask, ended, installSample, ringCron, view } from './northbook.ts';

const sandbox = 'http://sandbox.test';

async function subscribe(notionPlan: 'free' | 'business'): Promise<void> {
  await fetch(`${sandbox}/_sandbox/settings`, { method: 'POST', body: JSON.stringify({ notionPlan }) });
}

const Blocks = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      image: z.object({ caption: z.array(z.object({ plain_text: z.string() })) }).optional(),
    }),
  ),
});

const charts = [
  'Progress of North Star and drivers',
  'Metrics by status',
  'Progress of objectives',
  'Key results by pace',
  'Experiments by outcome',
  'Effort by mode',
];

/** The pictures on Northbook's page, with what is written below them. */
async function pictures(id: string) {
  const url = (await view(id)).places.find(({ surface }) => surface === 'notion')?.url ?? '';
  const page = url.replaceAll('-', '').slice(-32);
  const response = await fetch(`${sandbox}/v1/blocks/${page}/children?page_size=100`, {
    headers: { authorization: 'Bearer ntn_sandbox', 'notion-version': '2026-03-11' },
  });
  return Blocks.parse(await response.json()).results.flatMap(({ id: block, image }) =>
    image === undefined ? [] : [{ block, caption: image.caption.map((own) => own.plain_text).join('') }],
  );
}

describe('a workspace whose plan has no dashboards', () => {
  let id: string;

  beforeAll(async () => {
    await subscribe('free');
    id = await installSample(learningApp);
    await ringCron(Date.now());
    await ended(id, 1);
  }, 120_000);

  afterAll(() => subscribe('business'));

  it('shows its charts as pictures after the first night, and leaves them alone when nothing is new', async () => {
    const shown = await pictures(id);
    // A free plan draws one chart a workspace of Notion's, and another test may have had it: then the first is a picture too.
    const captions = shown.map(({ caption }) => caption);
    expect(captions.length).toBeGreaterThanOrEqual(6);
    expect(captions[0]).toBe('North Star over time');
    expect(captions.slice(1)).toEqual(charts.slice(1 - captions.length));
    await ask(`POST /api/workspaces/${id}/runs`);
    const again = await ended(id, 2);
    expect(again).toMatchObject({ state: 'done', writes: 0 });
    expect(await pictures(id)).toEqual(shown);
  });
});
