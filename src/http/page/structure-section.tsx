import type { WorkspaceView } from '../../store/workspace-view.ts';
import type { SurfaceCheck } from '../../store/finding-log.ts';
import type { RepairKind } from '../../sync/surface-finding.ts';
import { isTakenIn } from '../../sync/surface-finding.ts';
import { momentIn } from './home-page.tsx';
import { pathTo, routes } from '../routes.ts';
import { toolNames } from '../tool-name.ts';

/** Where on the workspace's page it stands. */
export const structureId = 'set-up';

/** What each button of a finding does, in the words on it. */
const repairWords = {
  'recreate-field': 'Make the column again',
  rebind: 'Use what was found',
  'recreate-table': 'Make the table again',
  'recreate-dashboard': 'Make it again',
  'restore-header': 'Restore the headers',
  'restore-ids': 'Restore the row ids',
  'restore-choices': 'Restore the choices',
  'match-choices': 'Use these meanings',
  'restore-guards': 'Restore the protection',
} as const satisfies Record<RepairKind, string>;

/**
 * What was moved, renamed or lost in people's tools, each with its fix, by a press where that is safe; folded away what
 * Northbook has taken in already.
 */
export function StructureSection({ view, isEditor }: { view: WorkspaceView; isEditor: boolean }) {
  const found = view.checks.flatMap(({ surface, findings }) =>
    findings.map((finding) => ({ surface, finding })),
  );
  const [first] = view.checks;
  if (first === undefined) return <></>;
  const open = found.filter(({ finding }) => !isTakenIn(finding));
  const takenIn = found.filter(({ finding }) => isTakenIn(finding));
  const common = { isEditor, workspace: view.id };
  return (
    <>
      {open.length === 0 ? (
        <p
          class="hint"
          id={structureId}
        >{`Set-up: as it should be, checked ${momentIn(view.timeZone, first.checkedAt)}.`}</p>
      ) : (
        <>
          <h2 id={structureId}>{`Set-up (${open.length})`}</h2>
          <Findings found={open} {...common} />
        </>
      )}
      {takenIn.length === 0 ? undefined : (
        <details>
          <summary>{`${takenIn.length} ${takenIn.length === 1 ? 'change' : 'changes'} of yours that Northbook goes along with`}</summary>
          <Findings found={takenIn} {...common} />
        </details>
      )}
    </>
  );
}

function Findings(props: { found: readonly Found[]; isEditor: boolean; workspace: string }) {
  const { found, isEditor, workspace } = props;
  return (
    <ul class="gaps">
      {found.map(({ surface, finding }) => (
        <li class={finding.repair === undefined || isTakenIn(finding) ? '' : 'warning'}>
          <strong>{toolNames[surface]}</strong>
          {` ${sentence(finding.message)} ${sentence(finding.fix)}`}
          {isEditor ? <RepairForm {...{ surface, finding, workspace }} /> : undefined}
        </li>
      ))}
    </ul>
  );
}

interface Found {
  readonly surface: SurfaceCheck['surface'];
  readonly finding: SurfaceCheck['findings'][number];
}

/** What the button of a finding says; undefined where only a person can put it right. */
function labelOf({ code, repair }: Found['finding']): string | undefined {
  if (code === 'outdated') return 'Upgrade';
  if (code === 'retyped-field' && repair === 'recreate-field') return 'Turn the column back';
  return repair === undefined ? undefined : repairWords[repair];
}

function RepairForm(props: Found & { workspace: string }) {
  const { surface, finding, workspace } = props;
  const { code, table, field, match } = finding;
  const label = labelOf(finding);
  if (label === undefined) return <></>;
  return (
    <form method="post" action={pathTo(routes.repair, { workspace })}>
      <input type="hidden" name="surface" value={surface} />
      <input type="hidden" name="code" value={code} />
      {table === undefined ? undefined : <input type="hidden" name="table" value={table} />}
      {field === undefined ? undefined : <input type="hidden" name="field" value={field} />}
      {match?.words.map(({ word, choice }, index) => (
        <WordChoice
          {...{ word, index }}
          choices={match.choices}
          said={code === 'unknown-choice' ? '' : choice === undefined ? 'none' : `is:${choice}`}
        />
      ))}
      <button class="second">{label}</button>
    </form>
  );
}

/** What a word of people's means: nothing is proposed, as only they can tell. */
function WordChoice(props: {
  word: string;
  index: number;
  choices: readonly { readonly id: string; readonly title: string }[];
  said: string;
}) {
  const { word, index, choices, said } = props;
  const answers = [
    ...(said === '' ? [{ value: '', label: 'not said yet' }] : []),
    ...choices.map(({ id, title }) => ({ value: `is:${id}`, label: title })),
    { value: 'none', label: 'none of these: leave it out' },
  ];
  return (
    <label class="row">
      {`“${word}” is`}
      <input type="hidden" name={`word.${index}`} value={word} />
      <select name={`choice.${index}`}>
        {answers.map(({ value, label }) => (
          <option value={value} selected={value === said}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
