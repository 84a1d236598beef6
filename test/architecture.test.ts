import { describe, expect, it } from 'vitest';
import type { Import } from './imports.ts';
import { importsOf, projectRoot, readImports } from './imports.ts';

/** Who may import whom, by folder; packages are named where only some may. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'src/model': ['zod'],
  'src/derive': ['src/model'],
  'src/template': ['src/model', 'zod'],
  'src/chart': ['d3-scale', 'd3-shape'],
  'src/sync': ['src/model', 'src/derive', 'src/template', 'src/chart', 'zod'],
  'src/notion': ['src/model', 'src/template', 'src/sync', '@notionhq/client', 'p-queue', 'zod'],
  'src/sheets': [
    'src/model',
    'src/template',
    'src/sync',
    '@googleapis/sheets',
    '@googleapis/drive',
    'p-queue',
    'zod',
  ],
  'src/store': ['src/model', 'src/sync', 'zod'],
  'src/http': [
    'src/model',
    'src/derive',
    'src/template',
    'src/chart',
    'src/sync',
    'src/store',
    'hono',
    'zod',
  ],
  'src/sandbox': ['hono', 'zod'],
  workers: ['src', 'templates', 'hono', 'zod', 'cloudflare:workers', 'cloudflare:workflows'],
  'workers/sandbox': ['src/sandbox', 'hono', 'zod', 'cloudflare:workers'],
  'workers/local': ['src', 'templates', 'node:', 'zod'],
  templates: ['src/template', 'src/sync'],
};

/** `templates` hold data: they know the language they are written in by its types alone. */
const typesOnly: readonly string[] = ['templates'];

function folderOf(path: string): string | undefined {
  return Object.keys(allowed)
    .filter((folder) => path.startsWith(`${folder}/`))
    .toSorted((left, right) => right.length - left.length)[0];
}

function isForbidden({ from, to, typeOnly }: Import): boolean {
  const home = folderOf(from);
  if (home === undefined) return true;
  if (to === home || to.startsWith(`${home}/`)) return false;
  if (typesOnly.includes(home) && !typeOnly) return true;
  return !(allowed[home] ?? []).some(
    (place) => to === place || to.startsWith(`${place}/`) || (place.endsWith(':') && to.startsWith(place)),
  );
}

function describeImport({ from, to }: Import): string {
  return `${from} imports ${to}`;
}

/** The first `depth` names of a path. */
function above(path: string, depth: number): string {
  return path.split('/').slice(0, depth).join('/');
}

/** The files and folders right below `home` that are left once whatever imports none of the rest is gone. */
function partsInACircle(home: string, imports: readonly Import[]): readonly string[] {
  const depth = home.split('/').length + 1;
  const arrows = imports
    .map(({ from, to }) => ({ from: above(from, depth), to: above(to, depth) }))
    .filter(({ from, to }) => from !== to && [from, to].every((part) => part.startsWith(`${home}/`)));
  let left = new Set(arrows.map(({ from }) => from));
  for (let size = Infinity; left.size < size;) {
    size = left.size;
    left = new Set(arrows.filter(({ from, to }) => left.has(from) && left.has(to)).map(({ from }) => from));
  }
  return [...left].toSorted();
}

describe('the architecture', () => {
  const { files, imports } = readImports(projectRoot, ['src', 'workers', 'templates']);

  it('is read from real files', () => {
    expect(files).toBeGreaterThan(50);
    expect(imports.length).toBeGreaterThan(100);
  });

  it('lets every folder import only what its place in the layers allows', () => {
    expect(imports.filter(isForbidden).map(describeImport)).toEqual([]);
  });

  it('notices a forbidden import, also of a type alone', () => {
    const text = "import type { Surface } from '../sync/surface.ts';\nimport * as z from 'zod';";
    const found = importsOf('src/model/metric.ts', text);
    expect(found.filter(isForbidden).map(describeImport)).toEqual([
      'src/model/metric.ts imports src/sync/surface.ts',
    ]);
    expect(
      importsOf('src/notion/surface.ts', "import '../sheets/cell.ts';").filter(isForbidden),
    ).toHaveLength(1);
    expect(importsOf('src/derive/derive.ts', "export * from 'node:fs';").filter(isForbidden)).toHaveLength(1);
    expect(
      importsOf('src/http/app.ts', "const x = await import('../notion/client.ts');").filter(isForbidden),
    ).toHaveLength(1);
    expect(
      importsOf('templates/okrs.ts', "import { Template } from '../src/template/template.ts';").filter(
        isForbidden,
      ),
    ).toHaveLength(1);
  });

  it('keeps the files of a folder from re-exporting one another', () => {
    const barrels = imports.filter(({ from, to }) => /\/index\.tsx?$/.test(from) && to.startsWith('src/'));
    expect(barrels.filter(({ from }) => from.startsWith('src/')).map(describeImport)).toEqual([]);
  });

  it.each(['src/notion', 'src/sheets'])('lets the parts of %s depend one way', (surface) => {
    expect(partsInACircle(surface, imports)).toEqual([]);
    const back = { from: `${surface}/rows/apply.ts`, to: `${surface}/surface.ts`, typeOnly: true };
    expect(partsInACircle(surface, [...imports, back])).toContain(`${surface}/rows`);
  });
});
