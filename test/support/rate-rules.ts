/** Switches off the holds by rates, for tests with more bounces than a real list may have. */
import { RATE_RULES } from '../../data/alerts/rate-rules.ts';
import { writeRateRules } from '../../lib/state/alerts/write-rate-rules.ts';
import { transactOnce, type State } from '../../lib/state/file/transact.ts';

export function withoutRateHolds(state: State): void {
  transactOnce(state, () =>
    writeRateRules(
      state.db,
      RATE_RULES.map((rule) => ({ ...rule, hold: [] })),
    ),
  );
}
