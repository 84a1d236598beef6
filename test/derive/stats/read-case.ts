import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the reference cases lie. */
export const caseFolder = join(import.meta.dirname, 'cases');

/** The parsed JSON of a file of reference cases, to be read by a schema. */
export function readCase(name: string): unknown {
  return JSON.parse(readFileSync(join(caseFolder, name), 'utf8'));
}
