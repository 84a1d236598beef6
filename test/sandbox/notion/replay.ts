/** One recorded request with its answer. */
export interface Recording {
  scenario: string;
  method: string;
  path: string;
  version: string;
  request: unknown;
  status: number;
  response: unknown;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const STAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}(Z|\+00:00)$/;

/** Recorded ids and names with what stands for them in the run. */
export class Substitution {
  private readonly ids = new Map<string, string>();
  private readonly names: readonly (readonly [string, string])[];

  constructor(known: {
    ids: readonly (readonly [string, string])[];
    names: readonly (readonly [string, string])[];
  }) {
    this.names = known.names;
    for (const [recorded, own] of known.ids) this.learn(recorded, own);
  }

  learn(recorded: string, own: string): void {
    this.ids.set(recorded, own);
    this.ids.set(recorded.replaceAll('-', ''), own.replaceAll('-', ''));
  }

  knows(recorded: string): boolean {
    return this.ids.has(recorded);
  }

  /** A recorded text with every known id replaced, in either spelling. */
  apply(text: string): string {
    return text
      .replaceAll(UUID, (id) => this.ids.get(id) ?? id)
      .replaceAll(/[0-9a-f]{32}/g, (id) => this.ids.get(id) ?? id)
      .replaceAll(/task_[0-9a-f]{32}/g, (id) => this.ids.get(id) ?? id);
  }

  rename(text: string): string {
    let renamed = text;
    for (const [recorded, own] of this.names) renamed = renamed.replaceAll(recorded, own);
    return renamed;
  }
}

/** What differs between a recorded answer and one of the run, as paths; ids are learnt on the way, stamps compare by form. */
export function differences(
  recorded: unknown,
  own: unknown,
  substitution: Substitution,
  path = '$',
): string[] {
  if (Array.isArray(recorded) && Array.isArray(own)) {
    const lengths =
      recorded.length === own.length ? [] : [`${path}: ${recorded.length} elements, not ${own.length}`];
    const inner = recorded.flatMap((element: unknown, index) =>
      differences(element, own[index], substitution, `${path}[${index}]`),
    );
    return lengths.length > 0 ? lengths : inner;
  }
  if (isObject(recorded) && isObject(own)) {
    const [theirs, ours] = [Object.keys(recorded).join(), Object.keys(own).join()];
    if (theirs !== ours) return [`${path}: keys ${theirs}, not ${ours}`];
    return Object.keys(recorded).flatMap((key) =>
      differences(recorded[key], own[key], substitution, `${path}.${key}`),
    );
  }
  if (typeof recorded === 'string' && typeof own === 'string')
    return textDifferences(recorded, own, substitution, path);
  return Object.is(recorded, own) ? [] : [`${path}: ${JSON.stringify(recorded)}, not ${JSON.stringify(own)}`];
}

function textDifferences(recorded: string, own: string, substitution: Substitution, path: string): string[] {
  if (STAMP.test(recorded) && STAMP.test(own))
    return stampForm(recorded) === stampForm(own) ? [] : [`${path}: form of ${recorded}, not ${own}`];
  learnIds(recorded, own, substitution);
  const expected = substitution.rename(substitution.apply(recorded));
  return expected === own ? [] : [`${path}: ${JSON.stringify(expected)}, not ${JSON.stringify(own)}`];
}

/** A text of the same form with unknown ids teaches what they stand for. */
function learnIds(recorded: string, own: string, substitution: Substitution): void {
  const [theirs, ours] = [recorded.match(UUID) ?? [], own.match(UUID) ?? []];
  if (theirs.length !== ours.length) return;
  for (const [index, id] of theirs.entries()) {
    const counterpart = ours[index];
    if (counterpart !== undefined && !substitution.knows(id)) substitution.learn(id, counterpart);
  }
  const [task, ownTask] = [/task_[0-9a-f]{32}/.exec(recorded)?.[0], /task_[0-9a-f]{32}/.exec(own)?.[0]];
  if (task !== undefined && ownTask !== undefined && !substitution.knows(task))
    substitution.learn(task, ownTask);
  const [view, ownView] = [/\?v=([0-9a-f]{32})/.exec(recorded)?.[1], /\?v=([0-9a-f]{32})/.exec(own)?.[1]];
  if (view !== undefined && ownView !== undefined && !substitution.knows(view))
    substitution.learn(view, ownView);
}

function stampForm(stamp: string): string {
  const isMinute = stamp.includes(':00.000Z');
  return `${isMinute ? 'minute' : 'millisecond'} ${stamp.endsWith('Z') ? 'Z' : '+00:00'}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
