/**
 * Decides what a choice on the preference page changes. A person may slow down or end what is
 * sent, and replace an own pause by the longer gap; only the operator lifts "never".
 */
import {
  PAUSE_LASTS,
  type ChosenPreference,
  type Preference,
} from '../../domain/responses/preference.ts';
import type { Instant } from '../../domain/time.ts';

/** `never`: no campaign may write to the person, for whatever reason. */
export type PreferenceStanding = { never: boolean; chosen: ChosenPreference | null };

const NOTHING_CHOSEN: ChosenPreference = { pausedUntil: null, lessOftenSince: null };

/** Null: the choice changes nothing. `never` is decided by `unsubscribe`. */
export function choosePreference(
  { never, chosen }: PreferenceStanding,
  preference: Exclude<Preference, 'never'>,
  now: Instant,
): ChosenPreference | null {
  if (never) return null;
  const before = chosen ?? NOTHING_CHOSEN;
  const paused = isPaused(before, now);
  if (preference === 'pause')
    // A repeated request must not move the end of the pause: it was promised with a date.
    return paused ? null : { ...before, pausedUntil: now + PAUSE_LASTS };
  if (before.lessOftenSince !== null && !paused) return null;
  return { pausedUntil: null, lessOftenSince: before.lessOftenSince ?? now };
}

/** What applies now; null: nothing. */
export function preferenceInForce(
  { never, chosen }: PreferenceStanding,
  now: Instant,
): Preference | null {
  if (never) return 'never';
  if (chosen === null) return null;
  if (isPaused(chosen, now)) return 'pause';
  return chosen.lessOftenSince === null ? null : 'less_often';
}

function isPaused({ pausedUntil }: ChosenPreference, now: Instant): boolean {
  return pausedUntil !== null && pausedUntil > now;
}
