/** Says which limits a list of mails broke: plain loops over the dates the senders went by, knowing nothing of lib/core. */
import { wallAt } from '../support/wall-clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export type Mail = { id: string; to: string; from: string; date: number };

/** As they are written in a campaign file or a mailbox's settings; what is not named is not limited. */
export type Limits = {
  perMinute?: number;
  perHour?: number;
  perDay?: number;
  warmupSchedule?: number[];
  burst?: { max?: number; perMinutes?: number; minGapSeconds?: number };
};

/** Somebody with limits. `zone` null: no calendar of its own, only sliding windows (a receiver). */
export type Limited = { who: string; zone: string | null; limits: Limits; owns(mail: Mail): boolean };

export type Rule = 'minute' | 'hour' | 'rolling_day' | 'day' | 'warmup' | 'burst' | 'gap' | 'twice';
export type Broken = { rule: Rule; who: string; detail: string };

/** `doubted`: what is counted although no server may have it; it makes a day a sending day, and nothing else. */
export function judgeLimits(mails: readonly Mail[], parties: readonly Limited[], doubted: readonly Mail[] = []): Broken[] {
  return parties.flatMap((party) => judgeParty(mails.filter((mail) => party.owns(mail)), party, doubted.filter((mail) => party.owns(mail))));
}

function judgeParty(mails: readonly Mail[], { who, zone, limits }: Limited, doubted: readonly Mail[]): Broken[] {
  const broken: Broken[] = [];
  const sliding = (rule: Rule, max: number | undefined, width: number): void => {
    if (max === undefined) return;
    for (const last of mails) {
      let count = 0;
      for (const mail of mails) if (mail.date > last.date - width && mail.date <= last.date) count++;
      if (count > max) broken.push({ rule, who, detail: `${count} of ${max} in ${width / 1_000} s up to ${shown(last.date)}` });
    }
  };
  sliding('minute', limits.perMinute, MINUTE);
  sliding('hour', limits.perHour, HOUR);
  sliding('rolling_day', limits.perDay, DAY);
  sliding('burst', limits.burst?.max, (limits.burst?.perMinutes ?? 0) * MINUTE);
  const gap = limits.burst?.minGapSeconds ?? 0;
  if (gap > 0) sliding('gap', 1, gap * 1_000);
  if (zone === null) return broken;
  const dateOf = (mail: Mail): string => wallAt(zone, mail.date).date;
  const sendingDays = [...new Set([...mails, ...doubted].map(dateOf))].sort();
  for (const [index, day] of sendingDays.entries()) {
    let count = 0;
    for (const mail of mails) if (dateOf(mail) === day) count++;
    const cap = limits.warmupSchedule?.[index];
    if (limits.perDay !== undefined && count > limits.perDay) broken.push({ rule: 'day', who, detail: `${count} of ${limits.perDay} on ${day}` });
    if (cap !== undefined && count > cap) broken.push({ rule: 'warmup', who, detail: `${count} of ${cap} on ${day}, sending day ${index + 1}` });
  }
  return broken;
}

/** Everybody gets one mail, and every mail comes once. */
export function judgeTwice(mails: readonly Mail[]): Broken[] {
  const broken: Broken[] = [];
  for (const [index, mail] of mails.entries()) {
    for (const earlier of mails.slice(0, index)) {
      if (earlier.to === mail.to || earlier.id === mail.id) broken.push({ rule: 'twice', who: mail.to, detail: `${earlier.id} at ${shown(earlier.date)}, ${mail.id} at ${shown(mail.date)}` });
    }
  }
  return broken;
}

/** What one mail more would break: nothing means that there was room for it. */
export function wouldBreak(candidate: Mail, mails: readonly Mail[], parties: readonly Limited[]): Broken[] {
  const concerned = parties.filter((party) => party.owns(candidate));
  const before = new Set(judgeLimits(mails, concerned).map(say));
  return judgeLimits([...mails, candidate], concerned).filter((each) => !before.has(say(each)));
}

export function say({ rule, who, detail }: Broken): string {
  return `${rule} of ${who}: ${detail}`;
}

function shown(at: number): string {
  return new Date(at).toISOString();
}
