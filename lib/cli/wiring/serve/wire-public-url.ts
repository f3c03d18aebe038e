/** Wires the public address to the settings of the state file. */
import { createPublicUrlWriter } from '../../../state/campaigns/put-public-url.ts';
import { createSettings } from '../../../state/campaigns/settings.ts';
import { createEventLog } from '../../../state/events/event-log.ts';
import { transact, type State } from '../../../state/file/transact.ts';
import type { PublicUrlPort } from '../../../app/campaigns/set-public-url.ts';

export function wirePublicUrl(state: State): PublicUrlPort {
  const { db } = state;
  return {
    transact: (work) => transact(state, work),
    ...createSettings(db),
    ...createPublicUrlWriter(db),
    ...createEventLog(db),
  };
}
