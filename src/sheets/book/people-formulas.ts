import { dashboardKey, sparklineField } from '../binding.ts';
import type { SheetAnswer } from '../wire.ts';

/** The formulas on a tab that people wrote: all but the dashboard's, the charts' and our small lines'. */
export function formulasOfPeople({ developerMetadata, data }: SheetAnswer): string[] {
  const [grid] = data;
  const lines = (grid?.columnMetadata ?? []).map((line) => line.developerMetadata);
  const isDashboard = [developerMetadata, ...lines].some((marks) =>
    marks.some(({ metadataKey }) => metadataKey === dashboardKey),
  );
  if (isDashboard) return [];
  const ours = lines.map((marks) =>
    marks.some(({ metadataValue }) => metadataValue?.endsWith(`.${sparklineField}`) === true),
  );
  return (grid?.rowData ?? []).flatMap(({ values }) =>
    values.flatMap(({ userEnteredValue }, column) =>
      ours[column] === true ? [] : (userEnteredValue?.formulaValue ?? []),
    ),
  );
}

/** Whether a formula has a reference to a row, by its number as people see it: `F5`, `$F$5` or `F2:F5` for 5. */
export function namesRow(formula: string, row: number): boolean {
  const references = formula.matchAll(/(?<![\p{L}\p{N}_.])\$?[A-Z]{1,3}\$?(\d+)(?![\p{L}\p{N}_(])/giu);
  return [...references].some(([, number]) => Number(number) === row);
}
