/** How the whole project represents time: instants are integers, wall-clock values are strings. */

/** Milliseconds since 1970-01-01T00:00:00Z. The only representation of an instant in `lib`. */
export type Instant = number;

/** A calendar date without a zone, `YYYY-MM-DD`. */
export type LocalDate = string;

/** A wall-clock time of day, `HH:MM`, 24 hours; `24:00` is the end of a day. */
export type TimeOfDay = string;

/** An IANA time zone name, e.g. `America/New_York`. */
export type Zone = string;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
