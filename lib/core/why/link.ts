/** One link of the chain that `why` prints: what blocks, with its numbers and when it lifts. */
import type { Hold } from '../../domain/sending/hold.ts';
import type { LimitUse } from '../../domain/limits/limits.ts';
import type { Instant } from '../../domain/time.ts';

export type Displaced = { by: string; from: Instant };

/** `itself`: at `until`. `operator`: when the operator acts. `never`: it has ended for good. */
export type Lifts = 'itself' | 'operator' | 'never';

export type Link = {
  /**
   * A reason to stop, wait or plan again (domain/sending/reason.ts), a reason for no plan or a
   * delay (core/planning/place.ts), or a code of its own.
   */
  code: string;
  lifts: Lifts;
  /** Null unless it lifts by itself at a known instant. */
  until: Instant | null;
  text: string;
  limit?: LimitUse;
  hold?: Hold;
  /** For `displaced`: the campaign that took its slot, and the instant of that slot. */
  displaced?: Displaced;
  /** For `window`: what closes the hours in between, in order. */
  closedBy?: readonly ClosedBy[];
  /**
   * For `others_first`: how many come before. Else how often this delay occurs before the instant.
   */
  count?: number;
};

/**
 * `hours`: the day is open, but at other times. `weekday`: the window has no hours on that weekday.
 * `days`: the campaign file names that date.
 */
export type ClosedBy =
  'hours' | 'half_day' | 'weekday' | 'weekend' | 'holiday' | 'blackout' | 'days';
