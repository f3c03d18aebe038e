/** A reader: processes the messages since the last call, with the product's own use case. */
import { processMail } from '../../lib/app/responses/process.ts';
import { wireProcessing } from '../../lib/cli/wiring/responses/wire-processing.ts';
import { createResponseStore } from '../../lib/state/responses/response-store.ts';
import { transact } from '../../lib/state/file/transact.ts';
import type { Death } from './world/process.ts';
import type { ModelWorld } from './world/world.ts';

export async function readInbox(world: ModelWorld, death: Death | null): Promise<void> {
  await world.inProcess(death, 'reader', async (process) => {
    const port = wireProcessing(process.state);
    const began = world.time.now();
    const upTo = world.inbox.length;
    for (const { key, raw, says } of world.inbox.slice(world.heardTo, upTo)) {
      await processMail(
        port,
        { key, locator: key, receivedAt: world.time.now(), raw, truncated: false },
        { source: 'test', mailboxId: null, now: world.time.now() },
      );
      says();
    }
    await transact(process.state, () =>
      ['ann', 'bea'].forEach((id) =>
        createResponseStore(process.state.db).markInboxRead(id, began),
      ),
    );
    world.heardTo = Math.max(world.heardTo, upTo);
    world.laws.inboxReadAt = Math.max(world.laws.inboxReadAt ?? 0, began);
  });
}
