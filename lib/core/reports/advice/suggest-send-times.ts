/**
 * Suggests changes of sending hours and weekdays where the figures support them; changes nothing.
 */
import type { Opportunity, OpenQuestion } from './opportunities.ts';
import { WEEKDAYS, type HourRow, type SendTimes, type TimeRow } from './send-times.ts';
import { grouped, percent } from '../wording.ts';

type Suggested = Omit<Opportunity, 'confidence'> & { p: number };

export function suggestSendTimes({ hours, weekdays }: SendTimes): Suggested[] {
  return [...suggestHours(hours), ...suggestWeekdays(weekdays)];
}

/** The result in words. */
export function describeSendTimes({ conclusion, delivered, have, need }: SendTimes): string {
  if (conclusion === 'differ')
    return 'Messages at some times get more or fewer replies than at others.';
  if (conclusion === 'no_clear_difference')
    return `No hour brings clearly more replies than another in ${grouped(delivered)} delivered messages.`;
  if (delivered === 0) return 'Hours of sending: no message is four days old yet.';
  if (have === 0)
    return 'Hours of sending: messages left at one hour only, or too few at each, so there is nothing to compare.';
  return `Hours of sending: too few messages to tell (${grouped(have)} delivered in the smallest hour)${need === null ? '; no reply has arrived yet' : `; about ${grouped(need)} delivered per hour would show a doubling`}.`;
}

export function questionOfSendTimes(times: SendTimes): OpenQuestion[] {
  return times.conclusion === 'too_few'
    ? [
        {
          code: 'hours_differ',
          message: describeSendTimes(times),
          have: times.have,
          need: times.need,
        },
      ]
    : [];
}

function suggestHours(rows: readonly HourRow[]): Suggested[] {
  const [more, less] = [
    rows.filter(({ verdict }) => verdict === 'answered_more'),
    rows.filter(({ verdict }) => verdict === 'answered_less'),
  ];
  const clear = [...more, ...less];
  if (clear.length === 0) return [];
  // Dropping the poor hours costs less time than keeping only the good ones.
  const kept = less.length > 0 ? rows.filter((row) => row.p !== null && !less.includes(row)) : more;
  const windows = rangesOf(kept.map(({ hour }) => hour));
  return [
    {
      code: 'hours_differ',
      subject: { hours: clear.map(({ hour }) => hour).sort((a, b) => a - b) },
      message: `On the recipient's clock: ${clear.map((row) => `${clock(row.hour)}-${clock(row.hour + 1)} is ${compared(row)}`).join('; ')}. Compared within the same step and weekday.`,
      evidence: { more, less },
      p: lowest(clear),
      ...(windows.length === 0
        ? {}
        : {
            suggestedChange: `Try "sendWindow": { "windows": ${JSON.stringify(windows)} } in the campaign file. Fewer hours leave less room for the day's messages, and the difference may come from who was mailed then.`,
          }),
    },
  ];
}

function suggestWeekdays(rows: SendTimes['weekdays']): Suggested[] {
  const [more, less] = [
    rows.filter(({ verdict }) => verdict === 'answered_more'),
    rows.filter(({ verdict }) => verdict === 'answered_less'),
  ];
  const clear = [...more, ...less];
  if (clear.length === 0) return [];
  const closed = Object.fromEntries(less.map(({ weekday }) => [weekday, []]));
  return [
    {
      code: 'weekdays_differ',
      subject: {
        weekdays: WEEKDAYS.filter((name) => clear.some(({ weekday }) => weekday === name)),
      },
      message: `On the recipient's calendar: ${clear.map((row) => `${row.weekday} is ${compared(row)}`).join('; ')}. Compared within the same step and hour.`,
      evidence: { more, less },
      p: lowest(clear),
      // No setting sends more on a day, so dropping one is the only possible change. A day that is
      // merely better is no reason to close the others.
      ...(less.length === 0 || less.length === rows.length
        ? {}
        : {
            suggestedChange: `Try "sendWindow": { "weekdays": ${JSON.stringify(closed)} } in the campaign file, which closes ${less.length === 1 ? 'that day' : 'those days'}. The difference may come from who was mailed then.`,
          }),
    },
  ];
}

function compared({ timesTheRest, expected, replied }: TimeRow): string {
  const ratio =
    timesTheRest === null
      ? 'answered, and the rest is not'
      : `answered ${timesTheRest.toFixed(1)} times as often as the rest`;
  return `${ratio} (${percent(replied.rate ?? 0)} of ${grouped(replied.of)}${expected === null ? '' : `; expected ${percent(expected.rate)}, 95% ${percent(expected.low)} to ${percent(expected.high)}`})`;
}

/** Adjacent hours become one window. */
function rangesOf(hours: readonly number[]): { start: string; end: string }[] {
  const sorted = [...hours].sort((a, b) => a - b);
  const starts = sorted.filter((hour) => !sorted.includes(hour - 1));
  const ends = sorted.filter((hour) => !sorted.includes(hour + 1));
  return starts.map((start, index) => ({
    start: clock(start),
    end: clock((ends[index] ?? 0) + 1),
  }));
}

export function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

function lowest(rows: readonly TimeRow[]): number {
  return Math.min(...rows.map(({ p }) => p ?? 1));
}
