/** Appends events to a state file as a command would, without what they are about. */
import { appendEvent } from '../../../lib/state/events/event-log.ts';
import { transactOnce, type State } from '../../../lib/state/file/transact.ts';
import type { NewEvent } from '../../../lib/domain/event.ts';
import { MONDAY } from '../../support/quota.ts';

export function append(state: State, ...events: Partial<NewEvent>[]): void {
  transactOnce(state, () => {
    for (const event of events)
      appendEvent(state.db, { type: 'message.sent', at: MONDAY, campaignId: 'spring', ...event });
  });
}
