/** @jsxImportSource hono/jsx */
import { Hono } from 'hono';
import { beforeAll, describe, expect, it } from 'vitest';
import { methods } from '../../../src/derive/method.ts';
import { catalogue } from '../../../src/derive/rules/catalogue.ts';
import { MethodPage } from '../../../src/http/page/method-page.tsx';
import { explainedTemplate } from '../../../src/sync/explained-template.ts';
import { Template } from '../../../src/template/template.ts';
import { northStar } from '../../../templates/north-star.ts';

describe('the page that says how it is worked out', () => {
  let html: string;

  beforeAll(async () => {
    const app = new Hono().get('/', (c) => c.html(<MethodPage template={Template.parse(northStar)} />));
    html = await (await app.request('/')).text();
  });

  it('has a place for every rule, which the findings of a workspace lead to', () => {
    for (const { id, fix } of catalogue) {
      expect(html).toContain(`id="${id}"`);
      expect(html).toContain(fix.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;'));
    }
  });

  it('has a place for every answer, by the names its columns have', () => {
    for (const [table, entries] of Object.entries(methods)) {
      for (const { columns } of entries) expect(html).toContain(`id="${table}/${columns[0] ?? ''}"`);
    }
    expect(html).toContain('KPI Book: Trend, Slope per period');
    expect(html).toContain('id="metrics/trend"');
  });

  it('has a place for every column that leads to it; only notes about rows explain themselves', () => {
    const template = explainedTemplate(Template.parse(northStar), 'https://n.test/method');
    const derived = template.tables.flatMap((table) =>
      table.fields
        .filter(({ role }) => role === 'derived')
        .map(({ id, explainedAt }) => ({ id, place: explainedAt?.replace('https://n.test/method#', '') })),
    );
    const places = derived.flatMap(({ place }) => place ?? []);
    for (const place of places) expect(html).toContain(`id="${place}"`);
    const alone = derived.filter(({ place }) => place === undefined).map(({ id }) => id);
    expect([...new Set(alone)]).toEqual(['note']);
    const inputs = template.tables.flatMap(({ fields }) => fields.filter(({ role }) => role === 'input'));
    expect(inputs.filter(({ explainedAt }) => explainedAt !== undefined)).toEqual([]);
  });
});
