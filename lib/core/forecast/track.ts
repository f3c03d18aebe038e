/** A campaign in a forecast, and what becomes of its messages that are sent. */
import { earliestNextStep } from '../planning/cadence.ts';
import { hashFraction } from '../hash.ts';
import { gapKey } from '../limits/pace.ts';
import { offsetAt } from '../time/zone.ts';
import { smoothed } from '../planning/smooth.ts';
import type { OutcomeRates } from './rates.ts';
import type { Crowd } from './crowd.ts';
import type { PlanContext } from '../planning/place.ts';
import type { WaitCause } from './wait-cause.ts';
import { DAY, type Instant, type LocalDate, type ZoneTable } from '../../domain/time.ts';
import type { WaitingGroup } from '../../domain/forecast.ts';

/** A campaign in a forecast. */
export type Track = {
  context: PlanContext;
  /** Its messages of the first day before the forecast begins; fair share counts them. */
  served: number;
  crowd: Crowd;
  rates: OutcomeRates;
  zoneOf: (calendarKey: string) => ZoneTable;
  isWorkingDay: (calendarKey: string, date: LocalDate) => boolean;
  /** Caches the gaps before follow-ups. */
  gaps: Map<string, number>;
};
export type SimulatedDay = {
  first: number;
  followUps: number;
  replies: number;
  bounces: number;
  byMailbox: Map<string, number>;
  /** When the last message left. */
  last: Instant | null;
  waitCause: WaitCause | null;
};
export type Chance = { seed: string; number: () => number };

type Sent = Omit<WaitingGroup, 'mailboxId' | 'dueAt' | 'tried' | 'n' | 'first' | 'last'> & {
  mailboxId: string;
  at: Instant;
};

/** Counts a message, and draws whether its recipient answers or gets the next step. */
export function send(
  track: Track,
  results: SimulatedDay,
  sent: Sent,
  { seed, number }: Chance,
): void {
  if (!sent.repeat) {
    results[sent.step === 0 ? 'first' : 'followUps']++;
    results.byMailbox.set(sent.mailboxId, (results.byMailbox.get(sent.mailboxId) ?? 0) + 1);
  }
  results.last = Math.max(results.last ?? 0, sent.at);
  const { campaign } = track.context;
  const id = number();
  const chance = hashFraction(`${seed}|${campaign.id}|${id}`);
  // An invalid address bounces at the first message.
  const bounce = sent.step === 0 ? track.rates.bounce : 0;
  if (chance < bounce) results.bounces++;
  const replies = chance >= bounce && chance < bounce + track.rates.reply;
  if (replies) results.replies++;
  if (chance < bounce || (replies && campaign.stopOnReply)) return;
  if (sent.step + 1 < campaign.steps.length) {
    const { calendarKey, provider, domain, company, mailboxId, person } = sent;
    const step = sent.step + 1;
    const email = person?.email ?? String(id);
    const dueAt = dueAfter(track, sent, gapKey(campaign.id, { email, step }));
    track.crowd.add({
      ...{ calendarKey, provider, domain, company, mailboxId },
      ...(person ? { person } : {}),
      ...{ step, dueAt, tried: false, repeat: false, first: dueAt, last: dueAt, n: 1 },
    });
  }
}

/** The gap is the same for everybody with one calendar on one day, so it is cached. */
function dueAfter(track: Track, { step, calendarKey, at }: Sent, key: string): Instant {
  const { campaign, calendarOf } = track.context;
  const table = track.zoneOf(calendarKey);
  const name = `${step}|${calendarKey}|${Math.floor((at + offsetAt(table, at)) / DAY)}`;
  let gap = track.gaps.get(name);
  if (gap === undefined) {
    const next = campaign.steps[step + 1]?.gap ?? { days: 0, business: false };
    gap =
      earliestNextStep({
        sentAt: at,
        gap: next,
        table,
        isWorkingDay: (date) => track.isWorkingDay(calendarKey, date),
      }) - at;
    track.gaps.set(name, gap);
  }
  return smoothed(
    calendarOf(calendarKey),
    { dueAt: at + gap, key },
    { countDue: track.crowd.countDue, endAt: campaign.endAt },
  );
}
