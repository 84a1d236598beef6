import { derive } from '../../src/derive/derive.ts';
import type { Scorecard } from '../../src/derive/scorecard.ts';
import { Day } from '../../src/model/day.ts';
import type { Issue } from '../../src/model/issue.ts';
import { Settings } from '../../src/model/settings.ts';
import type { Workspace } from '../../src/model/workspace.ts';
import { normalise } from '../../src/sync/normalise.ts';
import { Template } from '../../src/template/template.ts';
import { northStar } from '../../templates/north-star.ts';
import type { Sample } from '../../templates/samples/sample.ts';
import { pullOf } from '../sync/pulls.ts';

/** A sample as Northbook reads and computes it, without the tools between. */
export function readSample(sample: Sample): {
  workspace: Workspace;
  issues: readonly Issue[];
  scorecard: Scorecard;
} {
  const rows = Object.entries(sample.rows).map(([table, own]) => [
    table,
    own.map((sampleRow) => ({ ...sampleRow, unreadable: [] })),
  ]);
  const { workspace, issues } = normalise({
    name: sample.name,
    template: Template.parse(northStar),
    homes: Object.fromEntries(Object.keys(sample.rows).map((table) => [table, 'notion'])),
    settings: Settings.parse({}),
    pulls: [pullOf('notion', Object.fromEntries(rows))],
  });
  return { workspace, issues, scorecard: derive(workspace, Day.parse(sample.asOf)) };
}
