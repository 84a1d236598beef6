import { methods } from '../../derive/method.ts';
import type { Method } from '../../derive/method.ts';
import { catalogue as rules } from '../../derive/rules/catalogue.ts';
import { essays } from '../../derive/rules/essays.ts';
import type { Rule } from '../../derive/rules/rule.ts';
import type { Catalogue } from '../install/catalogue.ts';
import { Layout } from './layout.tsx';

type Template = Catalogue['templates'][number];

/** How every answer is found and what every rule looks for: where the words on a workspace's page lead. */
export function MethodPage({ template }: { template: Template }) {
  return (
    <Layout title="How it is worked out">
      <h1>How it is worked out</h1>
      <p>
        <a href="#answers">Answers</a> stand in the columns that Northbook writes. <a href="#rules">Rules</a>{' '}
        find the gaps. Too little data is an answer too: the column stays empty and says what is missing.
      </p>
      <h2 id="answers">Answers</h2>
      {template.tables.map((table) => (
        <Answers table={table} />
      ))}
      <h2 id="rules">Rules</h2>
      <p>A workspace can switch a rule off, set its thresholds, or let one finding stand with a reason.</p>
      {rules.map((rule) => (
        <RuleSection rule={rule} />
      ))}
      <h2>Where it comes from</h2>
      <ul>
        {Object.entries(essays).map(([essay, title]) => (
          <li>{`${essay}: ${title}`}</li>
        ))}
      </ul>
    </Layout>
  );
}

function Answers({ table }: { table: Template['tables'][number] }) {
  const titles = new Map(table.fields.map(({ id, title }) => [id, title]));
  return (
    <>
      {(methods[table.id] ?? []).map((method) => (
        <AnswerSection method={method} table={table} titles={titles} />
      ))}
    </>
  );
}

function AnswerSection(props: {
  method: Method;
  table: Template['tables'][number];
  titles: ReadonlyMap<string, string>;
}) {
  const { columns, how, needs, source } = props.method;
  const heading = columns.map((column) => props.titles.get(column) ?? column).join(', ');
  return (
    <section id={`${props.table.id}/${columns[0] ?? ''}`}>
      <h3>{`${props.table.title}: ${heading}`}</h3>
      <p>{how}</p>
      <p class="hint">{`Needs ${needs}. From: ${source}.`}</p>
    </section>
  );
}

function RuleSection({ rule }: { rule: Rule }) {
  const { id, severity, essays: from, finds, fix } = rule;
  return (
    <section id={id}>
      <h3>{id}</h3>
      <p>{`Finds: ${finds}. ${fix}`}</p>
      <p class="hint">{`${severity}, from ${from.join(' and ')}`}</p>
    </section>
  );
}
