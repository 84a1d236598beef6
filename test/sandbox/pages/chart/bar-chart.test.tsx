/** @jsxImportSource hono/jsx */
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { BarChart } from '../../../../src/sandbox/pages/chart/bar-chart.tsx';

async function bars(values: readonly (number | undefined)[], whole?: number): Promise<string[]> {
  const chart = {
    shape: 'bar' as const,
    title: '',
    labels: values.map(String),
    series: [{ name: '', values }],
    ...(whole === undefined ? {} : { whole }),
    show: String,
  };
  const app = new Hono().get('/', (c) => c.html(<BarChart chart={chart} />));
  const html = await (await app.request('/')).text();
  return [...html.matchAll(/margin-left:([\d.]+%;width:[\d.]+%)/g)].map(([, place = '']) => place);
}

describe('a chart of lying bars', () => {
  it('goes right from zero, and left below it', async () => {
    expect(await bars([3, -1])).toEqual(['25.0%;width:75.0%', '0.0%;width:25.0%']);
  });

  it('leaves room up to the whole', async () => {
    expect(await bars([0.5, undefined], 1)).toEqual(['0.0%;width:50.0%']);
  });
});
