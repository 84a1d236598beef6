import { catalogue } from '../../derive/rules/catalogue.ts';
import { families, familyOf } from '../../derive/rules/families.ts';
import type { Rule } from '../../derive/rules/rule.ts';
import type { Settings } from '../../model/settings.ts';
import { pathTo, routes } from '../routes.ts';

interface SectionProps {
  readonly workspace: string;
  readonly settings: Settings;
  readonly isEditor: boolean;
}

type Off = Settings['rulesOff'][number];

/** Every rule, by what it is about: on, or off with the reason. */
export function RulesSection({ workspace, settings, isEditor }: SectionProps) {
  const off = new Map(settings.rulesOff.map((own) => [own.rule, own]));
  const strangers = settings.rulesOff.filter(({ rule }) => !catalogue.some(({ id }) => id === rule));
  return (
    <>
      <h2 id="rules">Rules</h2>
      <p class="hint">
        A rule that is switched off finds nothing any more. To let just one finding stand, accept it on the
        workspace’s page.
      </p>
      {[...Map.groupBy(catalogue, ({ id }) => familyOf(id))].map(([family, rules]) => {
        const offHere = rules.filter(({ id }) => off.has(id)).length;
        return (
          <details>
            <summary>
              {`${families[family] ?? family}: ${rules.length} ${rules.length === 1 ? 'rule' : 'rules'}${offHere === 0 ? '' : `, ${offHere} off`}`}
            </summary>
            <ul class="gaps">
              {rules.map((rule) => (
                <RuleItem rule={rule} off={off.get(rule.id)} {...{ workspace, isEditor }} />
              ))}
            </ul>
          </details>
        );
      })}
      {isEditor ? strangers.map(({ rule }) => <SwitchOn {...{ workspace, rule }} />) : undefined}
    </>
  );
}

function RuleItem(props: { rule: Rule; off: Off | undefined; workspace: string; isEditor: boolean }) {
  const { rule, off, workspace, isEditor } = props;
  return (
    <li class={off === undefined ? rule.severity : ''}>
      <a href={`${routes.method}#${rule.id}`}>{rule.id}</a>
      {` ${rule.finds}. `}
      {off === undefined ? undefined : <strong>{`Off: ${off.reason ?? 'no reason was given'}`}</strong>}
      {isEditor && off !== undefined ? <SwitchOn {...{ workspace }} rule={rule.id} /> : undefined}
      {isEditor && off === undefined ? (
        <details>
          <summary>Switch off</summary>
          <form method="post" action={pathTo(routes.switchRule, { workspace })} class="row">
            <input type="hidden" name="rule" value={rule.id} />
            <input
              name="reason"
              required
              maxlength={300}
              placeholder="Why"
              aria-label={`Why ${rule.id} is switched off`}
            />
            <button class="second">Switch off</button>
          </form>
        </details>
      ) : undefined}
    </li>
  );
}

function SwitchOn({ workspace, rule }: { workspace: string; rule: string }) {
  return (
    <form method="post" action={pathTo(routes.switchRule, { workspace })}>
      <input type="hidden" name="rule" value={rule} />
      <button class="second" name="on" value="yes">{`Switch ${rule} on`}</button>
    </form>
  );
}

/** Findings that people let stand, each with its reason and the way back. */
export function AcceptedSection({ workspace, settings, isEditor }: SectionProps) {
  const { acknowledged } = settings;
  return (
    <>
      <h2 id="accepted">{`Accepted findings (${acknowledged.length})`}</h2>
      {acknowledged.length === 0 ? <p>None.</p> : undefined}
      <ul class="cards">
        {acknowledged.map(({ rule, subject, name = subject, reason }) => (
          <li class="card">
            <strong>{`${rule} on ${name}`}</strong>
            <span>{reason}</span>
            {isEditor ? (
              <form method="post" action={pathTo(routes.lookAgain, { workspace })}>
                <input type="hidden" name="rule" value={rule} />
                <input type="hidden" name="subject" value={subject} />
                <button class="second">Count it again</button>
              </form>
            ) : undefined}
          </li>
        ))}
      </ul>
    </>
  );
}
