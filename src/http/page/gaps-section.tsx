import { catalogue } from '../../derive/rules/catalogue.ts';
import { sayNames } from '../../derive/say.ts';
import type { Summary } from '../../sync/summary.ts';
import { pathTo, routes } from '../routes.ts';

type Gap = Summary['gaps'][number];

interface SectionProps {
  readonly gaps: readonly Gap[];
  readonly workspace: string;
  readonly isEditor: boolean;
}

const severityMarks = { error: '●', warning: '◐', info: '○' } as const;

/** So many rules are shown, the worst first: what stands below these is a press away. */
const shownRules = 8;

/** What does not fit together, by rule, each with its fix. */
export function GapsSection({ gaps, ...common }: SectionProps) {
  const byRule = [...Map.groupBy(gaps, ({ rule }) => rule).values()];
  const more = byRule.slice(shownRules);
  return (
    <>
      <h2>{`Gaps (${gaps.length})`}</h2>
      {gaps.length === 0 ? <p>None found.</p> : undefined}
      <Rules groups={byRule.slice(0, shownRules)} {...common} />
      {more.length === 0 ? undefined : (
        <details>
          <summary>{`${more.flat().length} more`}</summary>
          <Rules groups={more} {...common} />
        </details>
      )}
    </>
  );
}

function Rules(props: Omit<SectionProps, 'gaps'> & { groups: readonly (readonly Gap[])[] }) {
  const { groups, ...common } = props;
  return (
    <ul class="gaps">
      {groups.map((gaps) => {
        const [first] = gaps;
        if (first === undefined) return <></>;
        return gaps.length === 1 ? (
          <li class={first.severity}>
            <strong>{`${severityMarks[first.severity]} ${first.subject}`}</strong>
            {` ${first.message} ${first.fix}`}
            <RuleLink rule={first.rule} />
            <Decision gap={first} {...common} />
          </li>
        ) : (
          <Several gaps={gaps} first={first} {...common} />
        );
      })}
    </ul>
  );
}

/** What a rule finds in several places: its fix once, and the places folded away. */
function Several(props: SectionProps & { first: Gap }) {
  const { gaps, first, ...common } = props;
  const { rule, severity, fix } = first;
  const isOneFix = gaps.every((gap) => gap.fix === fix);
  const accepted = gaps.filter(({ acknowledged }) => acknowledged !== null).length;
  const count = accepted === 0 ? `${gaps.length}` : `${gaps.length}, ${accepted} accepted`;
  const finds = catalogue.find(({ id }) => id === rule)?.finds ?? rule;
  return (
    <li class={severity}>
      <strong>{`${severityMarks[severity]} ${finds} (${count})`}</strong>
      {isOneFix ? ` ${fix}` : ''}
      <RuleLink rule={rule} />
      <details>
        <summary>{sayNames(gaps.map(({ subject }) => subject))}</summary>
        <ul class="gaps">
          {gaps.map((gap) => (
            <li>
              <strong>{gap.subject}</strong>
              {` ${gap.message}${isOneFix ? '' : ` ${gap.fix}`}`}
              <Decision gap={gap} {...common} />
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

function RuleLink({ rule }: { rule: string }) {
  return (
    <small>
      {' '}
      <a href={`${routes.method}#${rule}`}>{rule}</a>
    </small>
  );
}

/** The reason for which a gap was let stand, or the way to do so, with the reason that the next reader will ask for. */
function Decision(props: Omit<SectionProps, 'gaps'> & { gap: Gap }) {
  const { gap, workspace, isEditor } = props;
  if (gap.acknowledged !== null) return <small>{` · accepted: ${gap.acknowledged}`}</small>;
  if (!isEditor) return <></>;
  return (
    <details>
      <summary>Let it stand</summary>
      <form method="post" action={pathTo(routes.acknowledge, { workspace })} class="row">
        <input type="hidden" name="rule" value={gap.rule} />
        <input type="hidden" name="subject" value={gap.row ?? gap.subject} />
        <input type="hidden" name="name" value={gap.subject} />
        <input name="reason" required maxlength={300} placeholder="Why" aria-label="Why it may stand" />
        <button class="second">Accept</button>
      </form>
    </details>
  );
}
