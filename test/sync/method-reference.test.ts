import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { methods } from '../../src/derive/method.ts';
import { methodReference } from '../../src/sync/method-reference.ts';
import { Template } from '../../src/template/template.ts';
import { northStar } from '../../templates/north-star.ts';
import { projectRoot } from '../imports.ts';

const template = Template.parse(northStar);

describe('the reference of answers', () => {
  it('tells of every derived column how it is found, once', () => {
    const told = Object.entries(methods).flatMap(([table, entries]) =>
      entries.flatMap(({ columns }) => columns.map((column) => `${table} ${column}`)),
    );
    const derived = template.tables.flatMap((table) =>
      table.fields
        .filter(({ id, role }) => role === 'derived' && !['because', 'gaps', 'note'].includes(id))
        .map(({ id }) => `${table.id} ${id}`),
    );
    expect(told.toSorted()).toEqual(derived.toSorted());
  });

  it('is the committed page: write it anew with `npm run answers > docs/answers.md`', () => {
    expect(readFileSync(join(projectRoot, 'docs/answers.md'), 'utf8')).toBe(methodReference(template));
  });
});
