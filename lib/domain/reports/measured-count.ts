/** Opens or clicks as a report and the live page tell of them. */

/**
 * Messages by verdict, `low..high` of them by persons; `of`: the messages on which it could be
 * measured.
 */
export type MeasuredCount = {
  person: number;
  unclear: number;
  machine: number;
  low: number;
  high: number;
  of: number;
};
