/** How the whole project represents time: instants are integers, wall-clock values are strings. */

/** Milliseconds since 1970-01-01T00:00:00Z. The only representation of an instant in `lib`. */
export type Instant = number;

/** A calendar date without a zone, `YYYY-MM-DD`. */
export type LocalDate = string;

/** A wall-clock time of day, `HH:MM`, 24 hours; `24:00` is the end of a day. */
export type TimeOfDay = string;

/** An IANA time zone name, e.g. `America/New_York`. */
export type Zone = string;

/**
 * The offsets of one zone over [from, to), as plain data: `offsets[i]` (milliseconds east of UTC)
 * applies from `transitions[i - 1]` up to `transitions[i]`. Outside the range every function asks
 * Intl: slower, never wrong.
 */
export type ZoneTable = {
  readonly zone: Zone;
  readonly from: Instant;
  readonly to: Instant;
  readonly transitions: readonly Instant[];
  readonly offsets: readonly number[];
};

/** A shape as it is printed: the named instants are ISO 8601 texts. */
export type Printed<Shape, Instants extends keyof Shape> = Omit<Shape, Instants> & {
  [Name in Instants]: string | Extract<Shape[Name], null>;
};

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The day in UTC by which results count: days since 1970. */
export function utcDay(at: Instant): number {
  return Math.floor(at / DAY);
}
