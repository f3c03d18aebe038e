/** Makes inbound worlds for a test file, and closes them when their test has ended. */
import { closedAfterEach } from './close-after.ts';
import { afterFirstMail, type InboundWorld } from './imap/inbound-world.ts';
import type { Seed } from './state-file.ts';

export function worldsClosedAfterEach(): (seed?: Seed) => Promise<InboundWorld> {
  const open = closedAfterEach();
  return async (seed) => {
    const world = await afterFirstMail(seed);
    open.push(world);
    return world;
  };
}
