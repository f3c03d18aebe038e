/**
 * Reports which limits a list of messages broke: plain loops over their instants, without lib/core.
 */
import { wallAt } from '../support/time/wall-clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `date`: the instant it is judged by. */
export type SentMessage = { id: string; to: string; from: string; date: number };

/** As in a campaign file or a mailbox's settings; a missing key means no limit. */
export type JudgedLimits = {
  perMinute?: number;
  perHour?: number;
  perDay?: number;
  warmupSchedule?: number[];
  burst?: { max?: number; perMinutes?: number; minGapSeconds?: number };
};

/** An owner of limits. `zone` null: no calendar of its own, only sliding windows (a receiver). */
export type Limited = {
  who: string;
  zone: string | null;
  limits: JudgedLimits;
  owns(mail: SentMessage): boolean;
};

export type LimitRule = 'minute' | 'hour' | 'rolling_day' | 'day' | 'warmup' | 'burst' | 'gap';
export type Broken = { rule: LimitRule; who: string; detail: string };

/**
 * `doubted`: messages that count although no server may have them; they only make a day a sending
 * day.
 */
export function judgeLimits(
  messages: readonly SentMessage[],
  quotas: readonly Limited[],
  doubted: readonly SentMessage[] = [],
): Broken[] {
  return quotas.flatMap((quota) =>
    judgeParty(
      messages.filter((mail) => quota.owns(mail)),
      quota,
      doubted.filter((mail) => quota.owns(mail)),
    ),
  );
}

function judgeParty(
  messages: readonly SentMessage[],
  { who, zone, limits }: Limited,
  doubted: readonly SentMessage[],
): Broken[] {
  const broken: Broken[] = [];
  const dates = messages.map(({ date }) => date).sort((a, b) => a - b);
  const sliding = (rule: LimitRule, max: number | undefined, width: number): void => {
    if (max === undefined) return;
    for (let first = 0, last = 0; last < dates.length; last++) {
      // Half open: a message exactly `width` old has left the window.
      while (dates[first]! <= dates[last]! - width) first++;
      const count = last - first + 1;
      if (count > max)
        broken.push({
          rule,
          who,
          detail: `${count} of ${max} in ${width / 1_000} s up to ${shown(dates[last]!)}`,
        });
    }
  };
  sliding('minute', limits.perMinute, MINUTE);
  sliding('hour', limits.perHour, HOUR);
  sliding('rolling_day', limits.perDay, DAY);
  sliding('burst', limits.burst?.max, (limits.burst?.perMinutes ?? 0) * MINUTE);
  const gap = limits.burst?.minGapSeconds ?? 0;
  if (gap > 0) sliding('gap', 1, gap * 1_000);
  if (zone === null) return broken;
  const dateOf = (at: number): string => wallAt(zone, at).date;
  const perDay = new Map<string, number>();
  for (const at of dates) perDay.set(dateOf(at), (perDay.get(dateOf(at)) ?? 0) + 1);
  const sendingDays = [
    ...new Set([...perDay.keys(), ...doubted.map(({ date }) => dateOf(date))]),
  ].sort();
  for (const [index, day] of sendingDays.entries()) {
    const count = perDay.get(day) ?? 0;
    const cap = limits.warmupSchedule?.[index];
    if (limits.perDay !== undefined && count > limits.perDay)
      broken.push({ rule: 'day', who, detail: `${count} of ${limits.perDay} on ${day}` });
    if (cap !== undefined && count > cap)
      broken.push({
        rule: 'warmup',
        who,
        detail: `${count} of ${cap} on ${day}, sending day ${index + 1}`,
      });
  }
  return broken;
}

/** What one message more would break: nothing means that there was room for it. */
export function wouldBreak(
  candidate: SentMessage,
  messages: readonly SentMessage[],
  quotas: readonly Limited[],
): Broken[] {
  const concerned = quotas.filter((quota) => quota.owns(candidate));
  const before = new Set(judgeLimits(messages, concerned).map(say));
  return judgeLimits([...messages, candidate], concerned).filter((each) => !before.has(say(each)));
}

export function say({ rule, who, detail }: Broken): string {
  return `${rule} of ${who}: ${detail}`;
}

function shown(at: number): string {
  return new Date(at).toISOString();
}
