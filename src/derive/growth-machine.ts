import type { Answer } from './answer.ts';
import { known, unknown } from './answer.ts';
import { findCycles } from './find-cycles.ts';
import { machineGain } from './machine-gain.ts';
import { sayNames } from './say.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/** Is it a machine or only a funnel, and does it compound (S1)? A loop in which what comes out is put in again compounds. */
export function growthMachine(index: WorkspaceIndex): Answer<string> {
  if (index.gears.size === 0) return unknown('No gears are written down yet');
  const [loop] = findCycles(index.gears.keys(), (id) =>
    (index.gears.get(id)?.feeds ?? []).filter((fed) => index.gears.has(fed)),
  );
  if (loop === undefined) {
    const text = 'A funnel: no gear feeds back into the first, so growth is linear';
    return known(text, text);
  }
  const names = sayNames(
    loop.map((id) => index.gears.get(id)?.name ?? id),
    loop.length,
  );
  const reinvests = loop.some((id) => index.gears.get(id)?.linkKind === 'reinvests');
  const gain = machineGain(loop, index);
  const grows = gain.value === undefined ? (reinvests ? ', so growth compounds' : '') : `; ${gain.because}`;
  const text = reinvests
    ? `A closed loop that reinvests${grows}: ${names}`
    : `A closed loop, but no link is marked as reinvesting${grows}: ${names}`;
  return known(text, gain.value === undefined ? `${text}. ${gain.because}` : text);
}
