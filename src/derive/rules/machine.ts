import { findCycles } from '../find-cycles.ts';
import { sayNames } from '../say.ts';
import type { Rule } from './rule.ts';
import { placeOf } from './rule.ts';

/** Rules about the growth machine. */
export const machineRules: readonly Rule[] = [
  {
    id: 'machine/loop',
    severity: 'warning',
    essays: ['S1'],
    finds: 'Gears that do not close a loop: a funnel, not a machine',
    fix: 'Find what the last gear gives back to the first (money, content, invitations), and link it as reinvesting.',
    *find({ index }) {
      const { gears } = index;
      const cycles = findCycles(gears.keys(), (id) =>
        (gears.get(id)?.feeds ?? []).filter((fed) => gears.has(fed)),
      );
      if (gears.size === 0 || cycles.length > 0) return;
      const last = index.workspace.gears.filter(({ feeds }) => !feeds.some((fed) => gears.has(fed)));
      yield {
        table: 'gears',
        row: undefined,
        subject: 'Growth machine',
        message: `It is a funnel, not a machine: ${sayNames(last.map(({ name }) => name))} ${last.length === 1 ? 'gives' : 'give'} nothing back, so growth is linear.`,
      };
    },
  },
  {
    id: 'machine/connected',
    severity: 'warning',
    essays: ['S1'],
    finds: 'A gear that nothing feeds and that feeds nothing',
    fix: 'Link the gear it feeds, or the one that feeds it; if there is none, it is not part of how you grow.',
    *find({ index }) {
      const linked = new Set(
        index.workspace.gears.flatMap(({ id, feeds }) => {
          const known = feeds.filter((fed) => index.gears.has(fed));
          return known.length === 0 ? [] : [id, ...known];
        }),
      );
      for (const gear of index.workspace.gears) {
        if (linked.has(gear.id)) continue;
        yield { ...placeOf('gears', gear), message: 'Nothing feeds it and it feeds nothing.' };
      }
    },
  },
  {
    id: 'machine/process',
    severity: 'warning',
    essays: ['S1'],
    finds: 'A gear without a process: no processes, no numbers',
    fix: 'Write down the work that is repeated to turn it, with its owner, and link it.',
    *find({ index }) {
      for (const gear of index.workspace.gears) {
        if ((index.processesOfGear.get(gear.id) ?? []).length > 0) continue;
        const metrics = (index.metricsOfGear.get(gear.id) ?? []).length;
        yield {
          ...placeOf('gears', gear),
          message: `No process turns it${metrics === 0 ? '' : `, though ${metrics === 1 ? 'a metric is' : `${metrics} metrics are`} expected of it`}: no processes, no numbers.`,
        };
      }
    },
  },
];
