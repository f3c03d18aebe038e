/** What recipients may choose on the page behind the unsubscribe link. */
import { DAY, type Instant } from '../time.ts';

/** `pause`: nothing for a while. `less_often`: a longer gap between messages. `never`: no more. */
export const PREFERENCES = ['pause', 'less_often', 'never'] as const;
export type Preference = (typeof PREFERENCES)[number];

/**
 * A quarter: "not now" of a person at work mostly means the running quarter or project. Services
 * offer from a week to nine months.
 */
export const PAUSE_DAYS = 90;
export const PAUSE_LASTS = PAUSE_DAYS * DAY;

/** "Once a month" in the preference pages of the field; 28 days are also in use. */
export const LESS_OFTEN_DAYS = 30;
export const LESS_OFTEN_GAP = LESS_OFTEN_DAYS * DAY;

/** What a person chose, except `never`: that is an unsubscription like any other. */
export type ChosenPreference = {
  /** Null: no pause was chosen, or the person ended it by choosing `less_often`. */
  pausedUntil: Instant | null;
  /** Since when the longer gap applies; null: it does not. It survives a pause. */
  lessOftenSince: Instant | null;
};

/** What applies to the next message to a person. */
export type PreferredPace = ChosenPreference & {
  /** When any campaign last wrote: claimed, sent or in doubt. Null: never. */
  lastWrittenAt: Instant | null;
};
