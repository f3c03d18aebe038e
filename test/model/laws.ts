/**
 * The promises, checked in the simplest way: lists of accepted messages, loops over windows, a set
 * of people who said no.
 */
import { minutesOf, wallAt } from '../support/time/wall-clock.ts';
import type { Beginning } from './operation.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** One message in the server's hands. */
export type ModelMessage = {
  messageId: string;
  email: string;
  step: number;
  mailbox: string;
  begunAt: number;
  at: number;
};
export type ModelLimits = {
  hourly: number;
  daily: number;
  warmup: readonly number[];
  burst: { max: number; perMinutes: number } | null;
  gap: number;
};
/** `campaign`: over all mailboxes. Infinity: no limit. */
export type Configured = Record<'ann' | 'bea' | 'campaign', ModelLimits>;
export type HoldSaid = { what: 'campaign' | 'ann' | 'all'; until: number | null };

export const ZONE = 'America/New_York';
/** Days between the steps of the campaign. */
export const GAPS = [0, 3, 4];
/** A message claimed under a wider limit may still be sent. */
const CLAIMED_BEFORE = 30 * MINUTE;

export type Laws = {
  taken: ModelMessage[];
  broken: string[];
  /** The people who said no, and how. */
  no: Map<string, string>;
  holds: HoldSaid[];
  completed: boolean;
  inboxReadAt: number | null;
  /**
   * How often a message may be taken beyond the first time: it came back soft, or the operator sent
   * it again.
   */
  repeats: Map<string, number>;
  saidSent: Set<string>;
  zoneOf: Map<string, string>;
  configure(now: number, limits: Configured): void;
  /** A new run of senders begins: nothing is claimed any more. */
  nothingClaimed(): void;
  /** A message that may have been sent, according to the file. */
  doubts(mailbox: string, at: number): void;
  /** The text of a message may leave: committed at the server's 354. */
  begins(mail: Omit<ModelMessage, 'at'>): void;
  takes(mail: ModelMessage): void;
};

export function createLaws({ window, inboxFreshness }: Beginning, first: Configured): Laws {
  /**
   * Mailbox and day on which it may have been sent: recorded only here for messages in doubt, and
   * for those settled as sent by the operator.
   */
  const sendingDays = new Set<string>();
  let history: { from: number; limits: Configured }[] = [{ from: -Infinity, limits: first }];
  const say = (broken: string, mail: Omit<ModelMessage, 'at'>): void =>
    void laws.broken.push(
      `${broken}: ${mail.email} step ${mail.step + 1} from ${mail.mailbox} at ${iso(mail.begunAt)}`,
    );

  const laws: Laws = {
    taken: [],
    broken: [],
    no: new Map(),
    holds: [],
    completed: false,
    inboxReadAt: null,
    repeats: new Map(),
    saidSent: new Set(),
    zoneOf: new Map(),
    configure: (now, limits) => void history.push({ from: now, limits }),
    nothingClaimed() {
      history = [{ from: -Infinity, limits: (history.at(-1) as { limits: Configured }).limits }];
    },
    doubts: (mailbox, at) => void sendingDays.add(`${mailbox} ${wallAt(ZONE, at).date}`),
    begins(mail) {
      const now = mail.begunAt;
      laws.doubts(mail.mailbox, now);
      const no = laws.no.get(mail.email);
      if (no !== undefined) say(`after a no (${no})`, mail);
      if (laws.completed) say('after the end of the campaign', mail);
      for (const { what, until } of laws.holds)
        if (
          (what === 'all' || what === 'campaign' || what === mail.mailbox) &&
          (until === null || now < until)
        )
          say(`while ${what} is held`, mail);
      const { minutes, weekday } = wallAt(laws.zoneOf.get(mail.email) ?? ZONE, now);
      if (weekday > 5) say('at the weekend', mail);
      if (minutes < minutesOf(window.start) || minutes >= minutesOf(window.end))
        say('outside the window', mail);
      if (
        mail.step > 0 &&
        inboxFreshness > 0 &&
        (laws.inboxReadAt === null ||
          now - laws.inboxReadAt > inboxFreshness * HOUR + CLAIMED_BEFORE)
      )
        say('a follow-up while replies are unread', mail);
      for (const before of laws.taken) {
        if (before.email !== mail.email) continue;
        if (before.step > mail.step) say(`after step ${before.step + 1}`, mail);
        if (before.step === mail.step - 1 && now - before.at < (GAPS[mail.step] ?? 0) * DAY)
          say(`${(now - before.at) / DAY} days after step ${mail.step}`, mail);
      }
    },
    takes(mail) {
      laws.taken.push(mail);
      const times = laws.taken.filter(({ messageId }) => messageId === mail.messageId).length;
      if (times > 1 + (laws.repeats.get(mail.messageId) ?? 0)) say(`taken ${times} times`, mail);
      const recent = history
        .filter(
          ({ from }, index) =>
            from > mail.at - CLAIMED_BEFORE ||
            index === history.length - 1 ||
            (history[index + 1]?.from ?? 0) > mail.at - CLAIMED_BEFORE,
        )
        .map(({ limits }) => limits);
      checkWindows(
        mail,
        laws.taken.filter(({ mailbox }) => mailbox === mail.mailbox),
        recent.map((limits) => limits[mail.mailbox as 'ann' | 'bea']),
      );
      checkWindows(
        mail,
        laws.taken,
        recent.map((limits) => limits.campaign),
      );
    },
  };

  function checkWindows(
    mail: ModelMessage,
    messages: readonly ModelMessage[],
    inForce: readonly ModelLimits[],
  ): void {
    const loosest = (read: (limits: ModelLimits) => number): number =>
      Math.max(...inForce.map(read));
    const over = (name: string, n: number, max: number): void =>
      void (n > max && say(`${n} of ${max} ${name}`, mail));
    over(
      'an hour',
      fullest(messages, mail.at, HOUR),
      loosest(({ hourly }) => hourly),
    );
    over(
      'in 24 hours',
      fullest(messages, mail.at, DAY),
      loosest(({ daily }) => daily),
    );
    const dayOf = ({ at }: { at: number }): string => wallAt(ZONE, at).date;
    const today = dayOf(mail);
    over(
      'a day',
      messages.filter((each) => dayOf(each) === today).length,
      loosest(({ daily }) => daily),
    );
    const sendingDay = [...sendingDays].filter(
      (day) => day.startsWith(mail.mailbox) && day < `${mail.mailbox} ${today}`,
    ).length;
    over(
      `on sending day ${sendingDay + 1}`,
      messages.filter((each) => dayOf(each) === today).length,
      loosest(({ warmup }) => warmup[sendingDay] ?? Infinity),
    );
    // Two bursts that differ in width cannot be compared: only one that was never changed is
    // counted.
    const [burst] = inForce;
    if (
      burst?.burst &&
      inForce.every((limits) => limits.burst?.perMinutes === burst.burst?.perMinutes)
    )
      over(
        `in ${burst.burst.perMinutes} minutes`,
        fullest(messages, mail.at, burst.burst.perMinutes * MINUTE),
        loosest((limits) => limits.burst?.max ?? Infinity),
      );
    const gap = Math.min(...inForce.map((limits) => limits.gap));
    if (gap > 0) over(`in ${gap} seconds`, fullest(messages, mail.at, gap * SECOND), 1);
  }
  return laws;
}

export function firstLimits({
  limits: { hourly, daily, warmup, burst, gap },
  totals,
}: Beginning): Configured {
  const mailbox: ModelLimits = { hourly, daily, warmup, burst, gap };
  return {
    ann: { ...mailbox },
    bea: { ...mailbox },
    campaign: {
      hourly: totals.hourly ?? Infinity,
      daily: totals.daily ?? Infinity,
      warmup: [],
      burst: null,
      gap: 0,
    },
  };
}

/** The most messages in any window of `width` that holds `at`. */
function fullest(messages: readonly { at: number }[], at: number, width: number): number {
  const near = messages.map((mail) => mail.at).filter((other) => Math.abs(other - at) < width);
  return Math.max(
    0,
    ...near
      .filter((first) => first <= at)
      .map((first) => near.filter((other) => other >= first && other < first + width).length),
  );
}

export function iso(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}
