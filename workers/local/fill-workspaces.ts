import * as z from 'zod';
import { samples } from '../../templates/samples/index.ts';
import type { Sample } from '../../templates/samples/sample.ts';
import type { LocalNorthbook } from './local-northbook.ts';

/** Fills Northbook with every sample, in tools that are filled with their people and pages; gives the workspaces' ids. */
export async function fillWorkspaces(
  { api, sandbox }: LocalNorthbook,
  onEach: (sample: Sample) => void = () => undefined,
): Promise<readonly string[]> {
  const pages = await seedSandbox(sandbox.origin);
  const ids: string[] = [];
  for (const [index, sample] of samples.entries()) {
    onEach(sample);
    ids.push(await api.createWorkspace(newWorkspace(sample, pages[index] ?? '')));
  }
  await Promise.all(ids.map((id) => api.installed(id)));
  return ids;
}

async function seedSandbox(origin: string): Promise<readonly string[]> {
  const people = samples.flatMap((sample) => sample.people);
  const response = await fetch(`${origin}/_sandbox/seed`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      people: [...new Map(people.map((person) => [person.email, person])).values()],
      pages: samples.map((sample) => ({ title: sample.name })),
      google: { name: 'Finance', email: 'finance@example.com' },
    }),
  });
  return z.object({ pageIds: z.array(z.string()) }).parse(await response.json()).pageIds;
}

function newWorkspace(sample: Sample, page: string): unknown {
  const surfaces = new Set(Object.values(sample.homes));
  return {
    name: sample.name,
    timeZone: sample.timeZone,
    template: sample.template,
    homes: sample.homes,
    sample: sample.id,
    asOf: sample.asOf,
    connections: {
      ...(surfaces.has('notion') ? { notion: { token: 'ntn_sandbox', page } } : {}),
      ...(surfaces.has('sheets') ? { sheets: { token: 'ya29.sandbox' } } : {}),
    },
  };
}
