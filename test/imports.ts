import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';

/** One import of one file: what is imported, as a path from the project's root or a package's name. */
export interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const statement =
  /(?:^|\n)\s*(?:import|export)\s+(?<type>type\s)?(?:[^'";]*?\sfrom\s+)?['"](?<path>[^'"]+)['"]|import\(\s*['"](?<dynamic>[^'"]+)['"]\s*\)/g;

/** The imports of a source text, type imports and re-exports too; relative ones resolved against `file`. */
export function importsOf(file: string, source: string): Import[] {
  return [...source.matchAll(statement)].flatMap((match) => {
    const path = match.groups?.['path'] ?? match.groups?.['dynamic'];
    if (path === undefined) return [];
    const to = path.startsWith('.') ? posix.normalize(posix.join(posix.dirname(file), path)) : path;
    return [{ from: file, to, typeOnly: match.groups?.['type'] !== undefined }];
  });
}

/** Every import of every TypeScript file under the given folders of the project. What a running worker bundles is left out. */
export function readImports(root: string, folders: readonly string[]): { files: number; imports: Import[] } {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .filter((entry) => !entry.parentPath.includes('.wrangler'))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const imports = files.flatMap((file) =>
    importsOf(relative(root, file).split(sep).join('/'), readFileSync(file, 'utf8')),
  );
  return { files: files.length, imports };
}

/** The project's root, from this file. */
export const projectRoot = dirname(import.meta.dirname);
