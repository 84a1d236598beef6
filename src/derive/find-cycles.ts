/**
 * The cycles in a graph of rows that point at others: one for each group of rows that all reach one another, its rows
 * in the order in which they point, the first named once. Each row and link is looked at a fixed number of times.
 *
 * R. Tarjan, Depth-first search and linear graph algorithms (1972), https://doi.org/10.1137/0201010; without recursion,
 * since a chain may be longer than the stack.
 */
export function findCycles(
  nodes: Iterable<string>,
  next: (node: string) => readonly string[],
): readonly (readonly string[])[] {
  const walk: Walk = { next, order: new Map(), low: new Map(), stack: [], open: new Set(), groups: [] };
  for (const node of nodes) if (!walk.order.has(node)) visitFrom(node, walk);
  return walk.groups.flatMap((group) => {
    const cycle = cycleWithin(new Set(group), next);
    return cycle === undefined ? [] : [cycle];
  });
}

interface Walk {
  readonly next: (node: string) => readonly string[];
  readonly order: Map<string, number>;
  readonly low: Map<string, number>;
  readonly stack: string[];
  readonly open: Set<string>;
  readonly groups: string[][];
}

function visitFrom(root: string, walk: Walk): void {
  const frames = [enter(root, walk)];
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    const { node, targets } = frame;
    const target = targets[frame.at];
    if (target !== undefined) {
      frame.at += 1;
      if (!walk.order.has(target)) frames.push(enter(target, walk));
      else if (walk.open.has(target)) lower(node, { to: walk.order.get(target), walk });
      continue;
    }
    frames.pop();
    const parent = frames.at(-1);
    if (parent !== undefined) lower(parent.node, { to: walk.low.get(node), walk });
    if (walk.low.get(node) === walk.order.get(node)) close(node, walk);
  }
}

function enter(node: string, walk: Walk): { node: string; targets: readonly string[]; at: number } {
  walk.order.set(node, walk.order.size);
  walk.low.set(node, walk.order.size - 1);
  walk.stack.push(node);
  walk.open.add(node);
  return { node, targets: walk.next(node), at: 0 };
}

function lower(node: string, { to = Infinity, walk }: { to: number | undefined; walk: Walk }): void {
  walk.low.set(node, Math.min(walk.low.get(node) ?? Infinity, to));
}

function close(root: string, walk: Walk): void {
  const group = walk.stack.splice(walk.stack.lastIndexOf(root));
  for (const node of group) walk.open.delete(node);
  walk.groups.push(group);
}

/** Any way through the group from its first row back to it: the shortest, found breadth first. */
function cycleWithin(
  group: ReadonlySet<string>,
  next: (node: string) => readonly string[],
): readonly string[] | undefined {
  const [start] = group;
  if (start === undefined) return undefined;
  const from = new Map<string, string>();
  const reached = new Set([start]);
  for (const node of reached) {
    for (const target of next(node)) {
      if (target === start) return wayTo(node, { start, from });
      if (!group.has(target) || reached.has(target)) continue;
      from.set(target, node);
      reached.add(target);
    }
  }
  return undefined;
}

function wayTo(
  node: string,
  { start, from }: { start: string; from: ReadonlyMap<string, string> },
): readonly string[] {
  const way = [node];
  for (let before = from.get(node); before !== undefined; before = from.get(before)) way.push(before);
  return way.at(-1) === start ? way.toReversed() : [start, ...way.toReversed()];
}
