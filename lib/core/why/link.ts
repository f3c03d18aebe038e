/** One link of the chain that `why` prints: what binds, with its numbers and the instant at which it lifts. */
import type { Hold } from '../../domain/sending/hold.ts';
import type { LimitUse } from '../../domain/limits/limits.ts';
import type { Instant } from '../../domain/time.ts';

/** `itself`: at `until`. `somebody`: when somebody acts. `never`: it has ended for good. */
export type Lifts = 'itself' | 'somebody' | 'never';

export type Link = {
  /** A reason to stop, wait or plan anew (domain/sending/reason.ts), a reason not to be planned or a delay (core/planning/place.ts), or one of its own. */
  code: string;
  lifts: Lifts;
  /** Null unless it lifts by itself, at an instant that is known. */
  until: Instant | null;
  text: string;
  limit?: LimitUse;
  hold?: Hold;
  /** Of `window`: what closes the hours in between, in that order. */
  closedBy?: readonly ClosedBy[];
  /** How many come before (`others_first`), or how often it was met on the way to the instant. */
  count?: number;
};

/** `hours`: the day is open, at other times. `weekday`: the window has no hours on it. `days`: the file names that very date. */
export type ClosedBy =
  'hours' | 'half_day' | 'weekday' | 'weekend' | 'holiday' | 'blackout' | 'days';
