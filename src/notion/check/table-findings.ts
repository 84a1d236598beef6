import type { SurfaceFinding } from '../../sync/surface-finding.ts';
import type { Table } from '../../template/template.ts';
import type { BoundField, BoundTable } from '../binding.ts';
import { columnTitle } from '../schema/column-title.ts';
import type { ChangedChoice, ResolvedTable, TitledField } from '../schema/resolve-table.ts';

/** What is said of a table that cannot be worked with; one that can be made again need not be brought back. */
export function lostTable(
  { id, title }: BoundTable,
  { presence, isRecreatable }: { presence: 'trashed' | 'unreachable'; isRecreatable: boolean },
): SurfaceFinding {
  const finding = lostFinding({ id, title }, presence);
  return isRecreatable
    ? {
        ...finding,
        fix: `${finding.fix}, or let Northbook make it again: all of it is computed`,
        repair: 'recreate-table',
      }
    : finding;
}

function lostFinding(
  { id, title }: Pick<BoundTable, 'id' | 'title'>,
  presence: 'trashed' | 'unreachable',
): SurfaceFinding {
  return presence === 'trashed'
    ? {
        code: 'lost-table',
        table: id,
        message: `${title} is in the trash`,
        fix: `Restore ${title} from the trash in Notion; its rows come back with it`,
      }
    : {
        code: 'lost-table',
        table: id,
        message: `Northbook can no longer see ${title}: it is no longer shared, or was deleted for good`,
        fix: `Share ${title} with Northbook again: its menu ••• in Notion, then Connections`,
      };
}

/**
 * What people changed in a table. `wanted` is the template's; without it no lost column can be made again. `titles` are
 * those of the installation's databases, by their data sources.
 */
export function tableFindings(
  resolved: ResolvedTable,
  known: { readonly wanted: Table | undefined; readonly titles: ReadonlyMap<string, string> },
): SurfaceFinding[] {
  const { missing, candidates, foundAgain, retyped, retargeted, standing, changedChoices } = resolved;
  const { id, title } = resolved.table;
  const place = { title, table: known.wanted, titles: known.titles };
  const lost = missing.map((field): SurfaceFinding => {
    const candidate = candidates.get(field.id);
    return candidate === undefined ? lostField(field, place) : mayBe(field, { name: candidate.name, title });
  });
  const renamed = standing.filter(
    ({ field, title }) =>
      title !== columnTitle(field) && title !== field.title && !foundAgain.some((own) => own.field === field),
  );
  return [
    ...lost,
    ...retyped.map((own) => retypedField(own, place)),
    ...retargeted.map((own) => retargetedField(own, place)),
    ...foundAgain.map((own) => foundField(own, place)),
    ...renamed.map((own) => renamedField(own, place)),
    ...changedChoices.map((own) => changedChoice(own, place)),
  ].map((finding) => ({ ...finding, table: id }));
}

/** The table of a finding: as people call it, and as the template has it. */
interface Place {
  readonly title: string;
  readonly table: Table | undefined;
  readonly titles: ReadonlyMap<string, string>;
}

function knows(table: Table | undefined, { id }: BoundField): boolean {
  return table?.fields.some((field) => field.id === id) === true;
}

function lostField(field: BoundField, { title, table }: Place): SurfaceFinding {
  const finding = {
    code: 'lost-field',
    field: field.id,
    message: `The column ${field.title} of ${title} was deleted`,
  } as const;
  return field.role === 'derived' && knows(table, field)
    ? {
        ...finding,
        fix: 'Let Northbook make it again; its answers come back with the next recalculation',
        repair: 'recreate-field',
      }
    : { ...finding, fix: 'Bring it back by undo in Notion, or add a column of that name and type again' };
}

function mayBe(field: BoundField, { name, title }: { name: string; title: string }): SurfaceFinding {
  return {
    code: 'found-field',
    field: field.id,
    message: `The column ${field.title} of ${title} was deleted; the column ${name} might be meant for it`,
    fix: `Take ${name} for ${field.title} from now on`,
    repair: 'rebind',
  };
}

function foundField({ field, title }: TitledField, place: Place): SurfaceFinding {
  return {
    code: 'found-field',
    field: field.id,
    message: `The column ${title} of ${place.title} was deleted and made again`,
    fix: 'Nothing to do: the next recalculation takes it, as it has the same name and type',
    repair: 'rebind',
  };
}

function retypedField({ field, title }: TitledField, place: Place): SurfaceFinding {
  const isOurs = field.role === 'derived';
  return {
    code: 'retyped-field',
    field: field.id,
    message: `The column ${title} of ${place.title} changed its type, so it can no longer be ${isOurs ? 'written' : 'read'}`,
    ...(isOurs && knows(place.table, field)
      ? { fix: 'Let Northbook turn it back into its former type', repair: 'recreate-field' as const }
      : { fix: 'Turn it back into its former type in Notion' }),
  };
}

function retargetedField({ field, title }: TitledField, place: Place): SurfaceFinding {
  const target = place.titles.get(field.target ?? '') ?? 'the one it was made for';
  return {
    code: 'retyped-field',
    field: field.id,
    message: `The column ${title} of ${place.title} points at another database than ${target}, so what it holds is not understood`,
    fix: `Let it point at ${target}: the column’s menu in Notion, Edit property`,
  };
}

function renamedField({ field, title }: TitledField, place: Place): SurfaceFinding {
  return {
    code: 'renamed-field',
    field: field.id,
    message: `The column ${field.title} of ${place.title} is now called ${title}`,
    fix: 'Nothing to do: Northbook knows it by more than its name',
  };
}

function changedChoice({ field, choice, title }: ChangedChoice, place: Place): SurfaceFinding {
  if (title !== undefined) {
    return {
      code: 'renamed-choice',
      field: field.id,
      message: `The choice ${choice.title} of ${field.title} in ${place.title} is now called ${title}`,
      fix: 'Nothing to do: Northbook knows it by more than its name',
    };
  }
  return {
    code: 'lost-choice',
    field: field.id,
    message: `The choice ${choice.title} of ${field.title} in ${place.title} was deleted`,
    fix: 'Let Northbook add it again; rows that had it have to be set anew',
    ...(knows(place.table, field) ? { repair: 'restore-choices' as const } : {}),
  };
}
