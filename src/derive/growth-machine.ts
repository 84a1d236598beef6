import type { Answer } from './answer.ts';
import { known, unknown } from './answer.ts';
import { sayNames } from './say.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/** The gears of a closed loop in order, the first named once; `undefined` when there is none. */
export function findLoop(index: WorkspaceIndex): readonly string[] | undefined {
  const { gears } = index;
  const done = new Set<string>();
  for (const start of gears.keys()) {
    const path: string[] = [];
    const loop = walk(start, path);
    if (loop !== undefined) return loop;
  }
  return undefined;

  function walk(id: string, path: string[]): readonly string[] | undefined {
    const place = path.indexOf(id);
    if (place >= 0) return path.slice(place);
    if (done.has(id)) return undefined;
    path.push(id);
    for (const next of gears.get(id)?.feeds ?? []) {
      const loop = gears.has(next) ? walk(next, path) : undefined;
      if (loop !== undefined) return loop;
    }
    path.pop();
    done.add(id);
    return undefined;
  }
}

/** Is it a machine or only a funnel, and does it compound (S1)? A loop in which what comes out is put in again compounds. */
export function growthMachine(index: WorkspaceIndex): Answer<string> {
  if (index.gears.size === 0) return unknown('No gears are written down yet');
  const loop = findLoop(index);
  if (loop === undefined) {
    const text = 'A funnel: no gear feeds back into the first, so growth is linear';
    return known(text, text);
  }
  const names = sayNames(
    loop.map((id) => index.gears.get(id)?.name ?? id),
    loop.length,
  );
  const reinvests = loop.some((id) => index.gears.get(id)?.linkKind === 'reinvests');
  const text = reinvests
    ? `A closed loop that reinvests, so growth compounds: ${names}`
    : `A closed loop, but no link is marked as reinvesting: ${names}`;
  return known(text, text);
}
