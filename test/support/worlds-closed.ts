/** Makes inbound worlds for a test file, and closes them when the test that asked for them has ended. */
import { afterEach } from 'vitest';
import { afterFirstMail, type InboundWorld } from './inbound-world.ts';

export function worldsClosedAfterEach(): () => Promise<InboundWorld> {
  const open: InboundWorld[] = [];
  afterEach(async () => {
    for (const world of open.splice(0).reverse()) await world.close();
  });
  return async () => {
    const world = await afterFirstMail();
    open.push(world);
    return world;
  };
}
