/** Rows or columns that come, go or move. */
export type LineEdit = {
  sheetId: number;
  dimension: 'ROWS' | 'COLUMNS';
  start: number;
  count: number;
} & ({ kind: 'insert' } | { kind: 'delete' } | { kind: 'move'; destination: number });

/** A half-open run of lines; no end means to the edge of the grid. */
export interface Span {
  start: number;
  end: number | undefined;
}

/** Where a moved block starts afterwards: the destination counts lines as they were before. */
export function placeAfterMove(edit: { start: number; count: number; destination: number }): number {
  return edit.destination > edit.start ? edit.destination - edit.count : edit.destination;
}

/** Where a run of lines is after an edit; undefined when nothing of it is left. */
export function shiftSpan(span: Span, edit: LineEdit): Span | undefined {
  switch (edit.kind) {
    case 'insert':
      return afterInsert(span, edit.start, edit.count);
    case 'delete':
      return afterDelete(span, edit.start, edit.count);
    case 'move':
      return afterMove(span, edit);
  }
}

function afterInsert(span: Span, at: number, count: number): Span {
  const start = span.start >= at ? span.start + count : span.start;
  const end = span.end !== undefined && span.end > at ? span.end + count : span.end;
  return { start, end };
}

function afterDelete(span: Span, at: number, count: number): Span | undefined {
  const start = indexAfterDelete(span.start, at, count);
  const end = span.end === undefined ? undefined : indexAfterDelete(span.end, at, count);
  return end !== undefined && end <= start && span.end !== span.start ? undefined : { start, end };
}

function indexAfterDelete(index: number, at: number, count: number): number {
  if (index <= at) return index;
  return index <= at + count ? at : index - count;
}

function afterMove(span: Span, edit: Extract<LineEdit, { kind: 'move' }>): Span | undefined {
  const target = placeAfterMove(edit);
  const blockEnd = edit.start + edit.count;
  const isInBlock = span.start >= edit.start && span.end !== undefined && span.end <= blockEnd;
  const by = target - edit.start;
  if (isInBlock) return { start: span.start + by, end: (span.end ?? 0) + by };
  const left = afterDelete(span, edit.start, edit.count);
  return left === undefined ? undefined : afterInsert(left, target, edit.count);
}
