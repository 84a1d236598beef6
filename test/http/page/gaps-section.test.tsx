/** @jsxImportSource hono/jsx */
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { GapsSection } from '../../../src/http/page/gaps-section.tsx';
import type { Summary } from '../../../src/sync/summary.ts';

type Gap = Summary['gaps'][number];

function gap(rule: string, subject: string, more: Partial<Gap> = {}): Gap {
  const severity = 'warning' as const;
  const texts = { message: `${subject} lacks it.`, fix: 'Write it down.' };
  return {
    rule,
    subject,
    severity,
    row: subject,
    ...texts,
    essays: [],
    thresholds: [],
    acknowledged: null,
    ...more,
  };
}

/** The text of the section as people read it, `▸` before what is folded away. */
async function read(gaps: readonly Gap[], isEditor = true): Promise<string> {
  const page = <GapsSection gaps={gaps} workspace="w1" isEditor={isEditor} />;
  const html = await (await new Hono().get('/', (c) => c.html(page)).request('/')).text();
  return html
    .replaceAll('<summary>', ' ▸ ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

describe('the gaps of a workspace on its page', () => {
  it('stand by what they are about, with message and fix', async () => {
    expect(await read([gap('okr/gear', 'Come back')], false)).toBe(
      'Gaps (1) ◐ Come back Come back lacks it. Write it down. okr/gear',
    );
  });

  it('that one rule finds in several places stand together, the fix once and the places folded', async () => {
    const text = await read([
      gap('book/stale', 'Revenue'),
      gap('okr/gear', 'Come back'),
      gap('book/stale', 'Churn', { acknowledged: 'It ends' }),
    ]);
    expect(text).toMatch(
      /^Gaps \(3\) ◐ A metric that is stale for its cadence \(2, 1 accepted\) Write it down\. book\/stale ▸ “Revenue” and “Churn” Revenue Revenue lacks it\. ▸ Let it stand Accept Churn Churn lacks it\. · accepted: It ends ◐ Come back/,
    );
    expect(text.match(/Write it down/g)).toHaveLength(2);
  });

  it('say each its own fix where a rule has several', async () => {
    const text = await read(
      [gap('okr/orphan', 'A', { fix: 'Link A.' }), gap('okr/orphan', 'B', { fix: 'Drop B.' })],
      false,
    );
    expect(text).toContain('A A lacks it. Link A. B B lacks it. Drop B.');
  });

  it('of more than eight rules are a press away, the worst above it', async () => {
    const gaps = Array.from({ length: 10 }, (_, place) => gap(`rule/${place}`, `Row ${place}`));
    const text = await read([...gaps, gap('rule/9', 'Row 10')], false);
    expect(text).toMatch(/Row 7 lacks it\. Write it down\. rule\/7 ▸ 3 more ◐ Row 8/);
    expect(text).toContain('rule/9 (2)');
  });

  it('are none where none is found', async () => {
    expect(await read([])).toBe('Gaps (0) None found.');
  });
});
