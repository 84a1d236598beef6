/** Time that passes only while everyone waits for it, so that what takes a minute takes none. */
export interface VirtualTime {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  advance(milliseconds: number): void;
}

export function createVirtualTime(start: number): VirtualTime {
  let now = start;
  let isPumping = false;
  const sleepers: { readonly until: number; readonly wake: () => void }[] = [];

  /** Wakes the next sleeper once nobody has anything left to do at the present moment. */
  async function pump(): Promise<void> {
    isPumping = true;
    while (sleepers.length > 0) {
      for (let round = 0; round < idleRounds; round += 1) await nextTurn();
      sleepers.sort((left, right) => left.until - right.until);
      const next = sleepers.shift();
      if (next === undefined) break;
      now = Math.max(now, next.until);
      next.wake();
    }
    isPumping = false;
  }

  return {
    now: () => now,
    sleep: (milliseconds) =>
      new Promise((resolve) => {
        sleepers.push({ until: now + milliseconds, wake: resolve });
        if (!isPumping) void pump();
      }),
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}

/** Reading a body takes more than one turn of the event loop. */
const idleRounds = 4;

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
