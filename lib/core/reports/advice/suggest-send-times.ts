/** Says what could be changed about the hours and days of sending, where the figures carry it; nothing is ever changed by itself. */
import type { Opportunity, OpenQuestion } from './opportunities.ts';
import { WEEKDAYS, type HourRow, type SendTimes, type TimeRow } from './send-times.ts';
import { grouped, percent } from '../wording.ts';

type Suggested = Omit<Opportunity, 'confidence'> & { p: number };

export function suggestSendTimes({ hours, weekdays }: SendTimes): Suggested[] {
  return [...suggestHours(hours), ...suggestWeekdays(weekdays)];
}

/** The answer where nothing is suggested: in words, as the others. */
export function describeSendTimes({ conclusion, delivered, have, need }: SendTimes): string {
  if (conclusion === 'differ') return 'Some times are answered differently from others.';
  if (conclusion === 'no_clear_difference')
    return `No hour is answered more than another, as far as ${grouped(delivered)} delivered messages can tell.`;
  if (delivered === 0) return 'Hours of sending: no message is four days old yet.';
  if (have === 0)
    return 'Hours of sending: mail has left at one hour only, or too little at each, so there is nothing to compare.';
  return `Hours of sending: too few to tell (${grouped(have)} delivered in the smallest)${need === null ? '; nobody has replied yet' : `; about ${grouped(need)} delivered in each would show a doubling`}.`;
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
  // Leaving out what is poor costs less time than keeping only what is good.
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
            suggestedChange: `Try "sendWindow": { "windows": ${JSON.stringify(windows)} } in the campaign file. Fewer hours leave less room for the day's messages, and the difference may be in who was mailed then.`,
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
      // No key sends more on a day; leaving one out is the only change there is, and a day that is merely better is no reason to close four.
      ...(less.length === 0 || less.length === rows.length
        ? {}
        : {
            suggestedChange: `Try "sendWindow": { "weekdays": ${JSON.stringify(closed)} } in the campaign file, which closes ${less.length === 1 ? 'that day' : 'those days'}. The difference may be in who was mailed then.`,
          }),
    },
  ];
}

function compared({ timesTheRest, expected, replied }: TimeRow): string {
  const often =
    timesTheRest === null
      ? 'answered where nothing else is'
      : `answered ${timesTheRest.toFixed(1)} times as often as the rest`;
  return `${often} (${percent(replied.rate ?? 0)} of ${grouped(replied.of)}${expected === null ? '' : `; to expect ${percent(expected.rate)}, 95% ${percent(expected.low)} to ${percent(expected.high)}`})`;
}

/** Hours that touch become one window. */
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
