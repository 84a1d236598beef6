import { catalogue } from '../../derive/rules/catalogue.ts';
import { families, familyOf } from '../../derive/rules/families.ts';
import type { Settings } from '../../model/settings.ts';
import type { Threshold } from '../../model/threshold.ts';
import {
  isPaceName,
  sayThreshold,
  shownThreshold,
  thresholds,
  thresholdValue,
} from '../../model/threshold.ts';
import { pathTo, routes } from '../routes.ts';
import type { Filled } from './filled-form.ts';
import { Problem } from './problem.tsx';

/** The form whose only button stands beside each threshold that is not at its standard. */
const backForm = 'back-to-standard';

/** Every threshold with its name, what it decides, its unit, its bounds and its standard. */
export function ThresholdsSection(props: {
  workspace: string;
  settings: Settings;
  isEditor: boolean;
  filled: Filled;
}) {
  const { workspace, settings, isEditor, filled } = props;
  const action = pathTo(routes.changeThresholds, { workspace });
  return (
    <>
      <h2 id="thresholds">Thresholds</h2>
      <p class="hint">Where a verdict begins. An empty field means the standard.</p>
      <form method="post" action={action}>
        {[...Map.groupBy(thresholds, groupOf)].map(([group, own]) => (
          <details open={own.some(({ name }) => filled.problems[name] !== undefined)}>
            <summary>{`${group}${sayChanged(own, settings)}`}</summary>
            {own.map((threshold) => (
              <Field threshold={threshold} {...{ settings, isEditor, filled }} />
            ))}
          </details>
        ))}
        {isEditor ? <button>Save the thresholds</button> : undefined}
      </form>
      <form method="post" action={action} id={backForm}></form>
    </>
  );
}

function Field(props: { threshold: Threshold; settings: Settings; isEditor: boolean; filled: Filled }) {
  const { threshold, settings, isEditor, filled } = props;
  const { name, label, description, unit, least, most, standard } = threshold;
  const value = thresholdValue(settings, name);
  const problem = filled.problems[name];
  return (
    <div>
      <label class="row">
        {label}
        <span class="row number">
          <input
            name={name}
            size={6}
            inputmode="decimal"
            value={filled.typed[name] ?? String(shownThreshold(threshold, value))}
            placeholder={String(shownThreshold(threshold, standard))}
            aria-invalid={problem === undefined ? undefined : 'true'}
            disabled={!isEditor}
          />
          {unit}
        </span>
      </label>
      <Problem text={problem} />
      <p class="hint">
        {`${description} Standard: ${sayThreshold(threshold, standard)}; from ${least} to ${most}. `}
        {isEditor && value !== standard ? (
          <button class="quiet" form={backForm} name="reset" value={name}>
            {`Back to ${sayThreshold(threshold, standard)}`}
          </button>
        ) : undefined}
      </p>
    </div>
  );
}

/** A threshold stands with the first family of rules that asks for it. */
function groupOf({ name }: Threshold): string {
  if (isPaceName(name)) return 'Trend, pace and strategy';
  const rule = catalogue.find(({ settings = [] }) => settings.includes(name));
  const family = rule === undefined ? '' : familyOf(rule.id);
  return families[family] ?? 'Other';
}

function sayChanged(own: readonly Threshold[], settings: Settings): string {
  const changed = own.filter(({ name, standard }) => thresholdValue(settings, name) !== standard).length;
  return changed === 0 ? '' : `: ${changed} changed`;
}
