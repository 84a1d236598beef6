import { createServer } from 'node:net';
import * as z from 'zod';

/** A port that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, () => {
      const { port } = z.object({ port: z.number() }).parse(probe.address());
      probe.close(() => resolve(port));
    });
  });
}
