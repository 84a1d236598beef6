import { plainHeader } from './header-row.ts';

/** A field and what its column may be headed with: its title, and what people called it since. */
export interface SoughtField {
  readonly id: string;
  readonly headers: readonly string[];
  /** Whether Northbook writes it: a column that is known to be people's is then none of it, whatever its header. */
  readonly isOurs: boolean;
  /** Whether what stands in a column can be read as this field: a mark or a name alone does not make it so. */
  readonly reads: (column: number) => boolean;
}

/** Where the fields of a tab are. */
export interface FoundColumns {
  readonly columns: ReadonlyMap<string, number>;
  /** Fields found by their header, as their mark is gone or stands over another column. */
  readonly byHeader: ReadonlySet<string>;
  /** Columns that bear both mark and header of a field that has another column. */
  readonly duplicates: ReadonlyMap<number, string>;
}

/**
 * Finds each field's column. The mark decides, also when the header is one that nobody knows: the column was renamed.
 * A mark over nothing or over a header that belongs to another column is left behind: people have cut and pasted
 * cells, or deleted a column of a table, which moves cells and no marks. Then the header decides, and a field whose
 * header is nowhere is lost. What two columns claim alike is never guessed.
 */
export function findColumns(options: {
  readonly fields: readonly SoughtField[];
  /** The field that each column is marked with. */
  readonly marks: ReadonlyMap<number, string>;
  readonly headers: readonly string[];
  /** Headers of people's own columns, as last seen. */
  readonly others: readonly string[];
}): FoundColumns {
  const { fields, marks } = options;
  const others = new Set(options.others.map(plainHeader));
  const headers = options.headers.map(plainHeader);
  const byId = new Map(fields.map((field) => [field.id, field]));
  const columns = new Map<string, number>();
  const byHeader = new Set<string>();

  function isHeaded(field: SoughtField | undefined, column: number): boolean {
    const header = headers[column] ?? '';
    return field !== undefined && field.headers.some((own) => plainHeader(own) === header);
  }
  function markedColumns(field: string): number[] {
    return [...marks].flatMap(([column, marked]) => (marked === field ? [column] : []));
  }
  function isAnothers(field: SoughtField, column: number): boolean {
    return (
      others.has(headers[column] ?? '') ||
      fields.some((other) => other.id !== field.id && isHeaded(other, column))
    );
  }
  function take(field: string, column: number): void {
    if (![...columns.values()].includes(column)) columns.set(field, column);
  }

  for (const field of fields) {
    const column = markedColumns(field.id).find((own) => isHeaded(field, own));
    if (column !== undefined) take(field.id, column);
  }
  for (const field of fields) {
    if (columns.has(field.id)) continue;
    const taken = new Set(columns.values());
    const renamed = markedColumns(field.id).find(
      (column) => !taken.has(column) && (headers[column] ?? '') !== '' && !isAnothers(field, column),
    );
    if (renamed !== undefined) take(field.id, renamed);
  }
  for (const field of fields) {
    if (columns.has(field.id)) continue;
    const taken = new Set(columns.values());
    const headed = headers.flatMap((header, column) =>
      header !== '' && isHeaded(field, column) && !taken.has(column) && !(field.isOurs && others.has(header))
        ? [column]
        : [],
    );
    const [column] = headed;
    if (column !== undefined && headed.length === 1 && field.reads(column)) {
      take(field.id, column);
      byHeader.add(field.id);
    }
  }
  for (const field of fields) {
    // Its header was cleared and nothing else claims to be it.
    const column = markedColumns(field.id).find((own) => (headers[own] ?? '') === '');
    if (!columns.has(field.id) && column !== undefined) take(field.id, column);
  }
  const standing = new Set(columns.values());
  return {
    columns,
    byHeader,
    duplicates: new Map(
      [...marks].filter(([column, field]) => !standing.has(column) && isHeaded(byId.get(field), column)),
    ),
  };
}
