/** Wires what is said of a sending domain to the state file. */
import { createMailboxes } from '../../../state/campaigns/mailboxes.ts';
import { createDomainWriter } from '../../../state/campaigns/warm-domain.ts';
import { createEventLog } from '../../../state/events/event-log.ts';
import { transact, type State } from '../../../state/file/transact.ts';
import { isWarm } from '../../../state/campaigns/sending-domains.ts';
import { wireGuard } from '../approval/wire-guard.ts';
import type { WarmDomainPort } from '../../../app/campaigns/set-warm-domain.ts';

export function wireWarmDomain(state: State): WarmDomainPort {
  const { db } = state;
  return {
    transact: (work) => transact(state, work),
    guard: wireGuard(state),
    isWarm: (domain) => isWarm(db, domain),
    ...createMailboxes(db),
    ...createDomainWriter(db),
    ...createEventLog(db),
  };
}
