/**
 * Random replies at known rates, drawn by the project's own hash, so that a failure can be
 * repeated.
 */
import { hashFraction } from '../../../../lib/core/hash.ts';
import type { HourCell } from '../../../../lib/domain/reports/report.ts';

export function drawReplies(seed: string, of: number, rate: number): number {
  let count = 0;
  for (let mail = 0; mail < of; mail++) if (hashFraction(`${seed}/${mail}`) < rate) count += 1;
  return count;
}

/**
 * The hour of the week as `localHour` counts it: weekday 1 is Monday; the first day of 1970 was a
 * Thursday.
 */
export function localHourOf(weekday: number, hour: number): number {
  return ((weekday + 3) % 7) * 24 + hour;
}

export type TimesWorld = {
  seed: string;
  steps: readonly number[];
  hours: readonly number[];
  perCell: (step: number, hour: number) => number;
  effect: (hour: number, weekday: number) => number;
};

/**
 * `steps`: the reply rate of each; `perCell`: messages of a step at an hour of one weekday;
 * `effect`: times the rate.
 */
export function worldOf({ seed, steps, hours, perCell, effect }: TimesWorld): HourCell[] {
  return steps.flatMap((rate, step) =>
    hours.flatMap((hour) =>
      [1, 2, 3, 4, 5].map((weekday): HourCell => {
        const sent = perCell(step, hour);
        return {
          step: step + 1,
          localHour: localHourOf(weekday, hour),
          sent,
          undelivered: 0,
          replied: drawReplies(
            `${seed} ${step} ${hour} ${weekday}`,
            sent,
            rate * effect(hour, weekday),
          ),
        };
      }),
    ),
  );
}
