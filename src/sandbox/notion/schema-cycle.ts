import type { ApiContext } from './api-context.ts';
import { FormulaSyntaxError, parseFormula } from './formula-parser.ts';
import type { Expression } from './formula-parser.ts';
import { validationError } from './notion-error.ts';
import type { Property } from './property.ts';
import type { DataSourceRecord } from './records.ts';

interface Place {
  readonly source: DataSourceRecord;
  readonly property: Property;
}

/**
 * Refuses a schema in which a formula or rollup is computed from itself, over whatever other formulas and rollups.
 * from documents: it is refused; its wording was not seen.
 */
export function assertNoCycle(source: DataSourceRecord, context: ApiContext): void {
  for (const property of source.properties) {
    if (property.type !== 'formula' && property.type !== 'rollup') continue;
    if (leadsTo({ source, property }, context))
      throw validationError(`The ${property.type} "${property.name}" refers to itself.`);
  }
}

function leadsTo(start: Place, context: ApiContext): boolean {
  const seen = new Set<string>();
  const open = inputsOf(start, context);
  for (const place of open) {
    const key = `${place.source.id}/${place.property.id}`;
    if (key === `${start.source.id}/${start.property.id}`) return true;
    if (seen.has(key)) continue;
    seen.add(key);
    open.push(...inputsOf(place, context));
  }
  return false;
}

/** The properties that one is computed from. What a formula reads from linked pages is left out. */
function inputsOf({ source, property }: Place, context: ApiContext): Place[] {
  if (property.type === 'formula') {
    const names = namesIn(property.expression);
    return source.properties
      .filter(({ id, name }) => names.has(name) || names.has(id))
      .map((input) => ({ source, property: input }));
  }
  if (property.type !== 'rollup') return [];
  const relation = source.properties.find(({ id }) => id === property.relationId);
  const linked =
    relation?.type === 'relation' ? context.records.get('data_source', relation.dataSourceId) : undefined;
  const target = linked?.properties.find(({ id }) => id === property.targetId);
  return linked === undefined || target === undefined ? [] : [{ source: linked, property: target }];
}

function namesIn(source: string): Set<string> {
  const names = new Set<string>();
  function walk(expression: Expression): void {
    if (expression.kind === 'property') names.add(expression.name);
    if (expression.kind === 'call') for (const arg of expression.args) walk(arg);
    if (expression.kind === 'list') for (const item of expression.items) walk(item);
  }
  try {
    if (source.trim() !== '') walk(parseFormula(source));
  } catch (error) {
    if (!(error instanceof FormulaSyntaxError)) throw error;
  }
  return names;
}
