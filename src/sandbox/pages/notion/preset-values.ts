import * as z from 'zod';
import type { Property } from '../../notion/property.ts';
import type { DataSourceRecord } from '../../notion/records.ts';

const Wanted = z.union([z.string(), z.boolean(), z.array(z.string())]);
const Test = z.object({ equals: Wanted.optional(), contains: Wanted.optional() });
const Condition = z.looseObject({ property: z.string() });
const Filter = z.union([
  z.object({ and: z.array(Condition) }).transform(({ and }) => and),
  Condition.transform((condition) => [condition]),
]);

/**
 * What a new row gets so that the view it was made in shows it, as in Notion's app: the values that the view's filter
 * asks for, where it leaves no choice. By property name, as the API takes them.
 */
export function presetValues(source: DataSourceRecord, filter: unknown): Record<string, unknown> {
  const conditions = Filter.catch([]).parse(filter);
  return Object.fromEntries(
    conditions.flatMap((condition) => {
      const property = source.properties.find(
        ({ id, name }) => id === condition.property || name === condition.property,
      );
      if (property === undefined) return [];
      const value = presetOf(property, Test.catch({}).parse(condition[property.type] ?? {}));
      return value === undefined ? [] : [[property.name, { [property.type]: value }]];
    }),
  );
}

function presetOf(property: Property, { equals, contains }: z.infer<typeof Test>): unknown {
  const [only, ...others] = [equals ?? contains].flat();
  if (only === undefined || others.length > 0) return undefined;
  switch (property.type) {
    case 'checkbox':
      return only === true;
    case 'select':
    case 'status':
      return { name: only };
    case 'multi_select':
      return [{ name: only }];
    case 'relation':
      return [{ id: only }];
    default:
      return undefined;
  }
}
