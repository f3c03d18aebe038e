/**
 * What a mailbox of a new domain may send on the working days of its first weeks.
 * Source: common practice for cold mail, as sending services advise it: 10 to 20 messages a day in
 * the first month, then 30 to 50 for each mailbox.
 * Example: `warmupPlan(2)` begins with 10, 11, 11, 12, 12 and ends with 15.
 */

/** The caps of the first and the last working day of each week; the days between are even. */
export const WARMUP_WEEKS: readonly (readonly [first: number, last: number])[] = [
  [10, 12],
  [13, 15],
  [15, 17],
  [18, 20],
  [24, 30],
  [30, 33],
  [33, 36],
  [36, 39],
  [39, 42],
  [42, 45],
  [45, 48],
  [48, 50],
];
