import { RuleSettings } from '../../model/rule-settings.ts';
import { catalogue } from './catalogue.ts';
import { essays } from './essays.ts';
import { families, familyOf } from './families.ts';
import type { Rule } from './rule.ts';

const introduction = `# Rules

Northbook asks these rules at every recalculation. What one finds stands in the column Gaps beside the row it is about,
with its severity (● error, ◐ warning, ○ info), what to do, and the id of the rule. This page is written from the
catalogue by \`npm run rules\`.

A workspace can change all of it on its page of settings, or when it is made by the admin API:

\`\`\`json
{
  "settings": {
    "rules": { "reviewMonths": 6 },
    "rulesOff": [{ "rule": "nsm/memorable", "reason": "The name is known since 2019." }],
    "acknowledged": [{ "rule": "okr/silo", "subject": "Partnerships", "reason": "They start in May." }]
  }
}
\`\`\`

\`rules\` sets thresholds; \`rulesOff\` switches rules off; \`acknowledged\` keeps one finding, by the name of its row or the
row’s id, visible with the reason and out of the top gaps. A name that no rule has is reported on the overview. Rules
that look for words know them in English and Italian.

Objectives count once they are agreed or active. Where the essays give no number, the threshold is Northbook’s.`;

/** The reference of all rules as a page of Markdown, from the catalogue and the settings themselves. */
export function ruleReference(): string {
  const groups = Map.groupBy(catalogue, ({ id }) => familyOf(id));
  const sections = [...groups].map(([family, rules]) =>
    [`## ${families[family] ?? family}`, ...rules.map(ruleSection)].join('\n\n'),
  );
  const sources = Object.entries(essays).map(([essay, title]) => `- ${essay}: ${title}.`);
  return `${[introduction, ['## Essays', sources.join('\n')].join('\n\n'), ...sections].join('\n\n')}\n`;
}

function ruleSection({ id, severity, essays: from, finds, fix, settings = [] }: Rule): string {
  return [
    `### ${id}`,
    [
      `- **${severity}**, from ${from.join(' and ')}`,
      `- Finds: ${finds}.`,
      `- Fix: ${fix}`,
      ...settings.map(
        (name) => `- \`${name}\` (${defaults[name]}): ${RuleSettings.shape[name].description ?? ''}`,
      ),
    ].join('\n'),
  ].join('\n\n');
}

const defaults = RuleSettings.parse({});
