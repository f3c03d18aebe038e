/**
 * Draws a set of limits and the rounds of sending from a seed: the same seed gives the same set.
 */
import { MONDAY } from '../support/quota.ts';
import { wallMs } from '../support/time/wall-clock.ts';
import type { TestPerson } from '../support/state-file.ts';
import type { JudgedLimits } from './judge-limits.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type MailboxLimits = JudgedLimits & { warmupEnabled: boolean };
/** One process: its clock, its connections, and when it dies. */
type Sender = { at: number; connections: number; kill: { afterMails: number; ms: number } | null };
export type Round = { at: number; senders: Sender[] };
export type LimitSet = {
  start: number;
  mailboxes: { id: string; zone: string; limits: MailboxLimits }[];
  campaigns: {
    id: string;
    zone: string;
    mailboxes: string[];
    limits: JudgedLimits;
    people: TestPerson[];
  }[];
  /** As set by `configure` without a scope: for receivers, over all mailboxes. */
  receivers: { perProvider: Record<string, JudgedLimits>; perDomain: JudgedLimits };
  /**
   * In the order of their instants; no process dies in the last round, and all its clocks agree.
   */
  rounds: Round[];
};

const PROCESSES = 8;
const ROUNDS = 3;
const PEOPLE = 150;
/** After the message that was waited for: while it and its successors are under way. */
const KILL_WITHIN = 60;
const ZONES = ['America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC'];

export function drawLimitSet(seed: number): LimitSet {
  const draw = createDraw(seed);
  const mailboxes = Array.from({ length: draw.whole(1, 3) }, (_, index) => ({
    id: `m${index + 1}`,
    zone: draw.of(ZONES),
    limits: drawMailboxLimits(draw),
  }));
  const all = mailboxes.map(({ id }) => id);
  const campaigns = Array.from({ length: draw.whole(1, 2) }, (_, index) => {
    const id = `c${index + 1}`;
    return {
      id,
      zone: draw.of(ZONES),
      mailboxes: index === 0 || draw.chance(0.7) ? all : [draw.of(all)],
      limits: drawCampaignLimits(draw),
      people: peopleOf(id),
    };
  });
  // Shortly before midnight of the first mailbox: the rounds fall on both sides of it.
  const zone = mailboxes[0]!.zone;
  const start = MONDAY + DAY - (wallMs(zone, MONDAY) % DAY) - draw.whole(1, 90) * MINUTE;
  const receivers = {
    perProvider: draw.chance(0.4) ? { other: drawWindows(draw, 40) } : {},
    perDomain: draw.chance(0.4) ? drawWindows(draw, 8) : {},
  };
  return { start, mailboxes, campaigns, receivers, rounds: drawRounds(draw, start) };
}

type Draw = ReturnType<typeof createDraw>;

function drawMailboxLimits(draw: Draw): MailboxLimits {
  const perHour = draw.whole(3, 50);
  const gap = draw.chance(0.2) ? draw.of([20, 45, 300, 3_600]) : 0;
  const burst = draw.chance(0.5)
    ? { max: draw.whole(1, 25), perMinutes: draw.of([1, 2, 5, 15, 90]) }
    : {};
  const warmup = draw.chance(0.5);
  return {
    // A campaign's limit holds for its mailboxes where these have none of their own.
    perMinute: draw.chance(0.3) ? draw.whole(2, 20) : 1_000,
    perHour,
    perDay: draw.whole(Math.ceil(perHour / 2), perHour * 4),
    warmupEnabled: warmup,
    warmupSchedule: warmup
      ? Array.from({ length: draw.whole(1, 4) }, () => draw.whole(2, 60)).sort((a, b) => a - b)
      : [],
    burst: { ...burst, minGapSeconds: gap },
  };
}

function drawCampaignLimits(draw: Draw): JudgedLimits {
  return {
    ...(draw.chance(0.3) ? { perMinute: draw.whole(2, 25) } : {}),
    ...(draw.chance(0.5) ? { perHour: draw.whole(2, 50) } : {}),
    ...(draw.chance(0.5) ? { perDay: draw.whole(5, 90) } : {}),
  };
}

/** One window at least; an hour of at most `most`. */
function drawWindows(draw: Draw, most: number): JudgedLimits {
  const perHour = draw.whole(2, most);
  return {
    perHour,
    ...(draw.chance(0.4) ? { perMinute: draw.whole(1, perHour) } : {}),
    ...(draw.chance(0.5) ? { perDay: draw.whole(perHour, perHour * 3) } : {}),
  };
}

/** One company of every ten: recipient domains that several people share. */
function peopleOf(campaign: string): TestPerson[] {
  return Array.from({ length: PEOPLE }, (_, index) => ({
    email: `p${index + 1}@d${(index % 10) + 1}.${campaign}.test`,
  }));
}

/**
 * Whole seconds: the Date header of a message has no others. On the edge of a window, a little
 * before and after it, and on another day.
 */
function drawRounds(draw: Draw, start: number): Round[] {
  const rounds: Round[] = [];
  for (let n = 0, latest = start; n < ROUNDS; n++) {
    const last = n === ROUNDS - 1;
    const step = draw.of([
      draw.whole(1, 59) * SECOND,
      draw.whole(1, 20) * MINUTE,
      HOUR - SECOND,
      HOUR,
      draw.whole(61, 240) * MINUTE,
      DAY - SECOND,
      DAY,
      draw.whole(8, 26) * HOUR,
    ]);
    const at = (last ? latest : (rounds[n - 1]?.at ?? start)) + (n === 0 ? 0 : step);
    const apart = last || draw.chance(0.5) ? 0 : draw.of([1, 20, 90, 200]);
    const senders = Array.from({ length: PROCESSES }, () => ({
      at: at + draw.whole(0, apart) * SECOND,
      connections: draw.whole(1, 4),
      kill:
        !last && draw.chance(0.5)
          ? { afterMails: draw.whole(0, 16), ms: draw.whole(0, KILL_WITHIN) }
          : null,
    }));
    rounds.push({ at, senders });
    latest = Math.max(latest, ...senders.map((sender) => sender.at));
  }
  return rounds;
}

/** mulberry32: small, and the same on every machine. */
function createDraw(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    whole,
    chance: (p: number): boolean => next() < p,
    of: <T>(list: readonly T[]): T => list[whole(0, list.length - 1)] as T,
  };
}
