import type { WorkspaceView } from '../../store/workspace-view.ts';
import type { SurfaceCheck } from '../../store/finding-log.ts';
import type { RepairKind } from '../../sync/surface-finding.ts';
import { momentIn } from './home-page.tsx';
import { pathTo, routes } from '../routes.ts';
import { toolNames } from '../tool-name.ts';

/** What each button of a finding does, in the words on it. */
const repairWords = {
  'recreate-field': 'Make the column again',
  rebind: 'Use what was found',
  'recreate-table': 'Make the table again',
  'restore-header': 'Restore the headers',
  'restore-ids': 'Restore the row ids',
  'restore-choices': 'Restore the choices',
  'restore-guards': 'Restore the protection',
} as const satisfies Record<RepairKind, string>;

/** What was moved, renamed or lost in people's tools, each with its fix, by a press where that is safe. */
export function StructureSection({ view, isEditor }: { view: WorkspaceView; isEditor: boolean }) {
  const found = view.checks.flatMap(({ surface, findings }) =>
    findings.map((finding) => ({ surface, finding })),
  );
  const [first] = view.checks;
  if (first === undefined) return <></>;
  if (found.length === 0) {
    return (
      <p class="hint">{`Set-up: as it should be, checked ${momentIn(view.timeZone, first.checkedAt)}.`}</p>
    );
  }
  return (
    <>
      <h2>{`Set-up (${found.length})`}</h2>
      <ul class="gaps">
        {found.map(({ surface, finding }) => (
          <li class={finding.repair === undefined ? '' : 'warning'}>
            <strong>{toolNames[surface]}</strong>
            {` ${sentence(finding.message)} ${sentence(finding.fix)}`}
            {isEditor ? <RepairForm {...{ surface, finding }} workspace={view.id} /> : undefined}
          </li>
        ))}
      </ul>
    </>
  );
}

function RepairForm(props: {
  surface: SurfaceCheck['surface'];
  finding: SurfaceCheck['findings'][number];
  workspace: string;
}) {
  const { surface, finding, workspace } = props;
  const { code, table, field, repair } = finding;
  const label = code === 'outdated' ? 'Upgrade' : repair === undefined ? undefined : repairWords[repair];
  if (label === undefined) return <></>;
  return (
    <form method="post" action={pathTo(routes.repair, { workspace })}>
      <input type="hidden" name="surface" value={surface} />
      <input type="hidden" name="code" value={code} />
      {table === undefined ? undefined : <input type="hidden" name="table" value={table} />}
      {field === undefined ? undefined : <input type="hidden" name="field" value={field} />}
      <button class="second">{label}</button>
    </form>
  );
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
