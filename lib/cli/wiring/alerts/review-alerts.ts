/** Ends warnings whose rate has fallen below its level; called before commands that write. */
import { reviewRates } from '../../../app/alerts/watch-rates.ts';
import { openAlerts } from '../../../state/alerts/alerts.ts';
import { transact, type State } from '../../../state/file/transact.ts';
import type { Instant } from '../../../domain/time.ts';
import { wireRates } from './wire-rates.ts';

/** Usually there is no alert, and nothing is written. */
export async function reviewAlerts(state: State, now: Instant): Promise<void> {
  if (openAlerts(state.db, now).some(({ level }) => level === 'warning'))
    await transact(state, () => reviewRates(wireRates(state), now));
}
