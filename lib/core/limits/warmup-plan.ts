/** Makes a warmup schedule for a new domain from the table of weeks. */
import { WARMUP_WEEKS } from '../../../data/limits/warmup-weeks.ts';

export const PLAN_WEEKS = { least: 2, most: WARMUP_WEEKS.length } as const;
/** After the plan, practice stays at this many messages a day for each mailbox. */
export const USUAL_COLD_DAY = 50;
const WORKING_DAYS = 5;

/** The caps of the working days of the first weeks, in order. */
export function warmupPlan(weeks: number): number[] {
  return WARMUP_WEEKS.slice(0, weeks).flatMap(([first, last]) =>
    Array.from({ length: WORKING_DAYS }, (_, day) =>
      Math.round(first + ((last - first) * day) / (WORKING_DAYS - 1)),
    ),
  );
}
