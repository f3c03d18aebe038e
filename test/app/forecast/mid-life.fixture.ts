/**
 * Campaigns in the middle of their life, by number: really sent on a virtual clock for some days,
 * then left with planned, overdue, deferred, bounced and postponed messages, holds and doubts.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rehearseCopy } from '../../../lib/cli/wiring/rehearsal/wire-rehearsing.ts';
import { wireSending } from '../../../lib/cli/wiring/sending/wire-sending.ts';
import { hashFraction } from '../../../lib/core/hash.ts';
import { PERSONA_RATES, type PersonaRates } from '../../../lib/domain/rehearsal.ts';
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time.ts';
import { activateCampaign, putCampaign } from '../../../lib/state/campaigns/put-campaign.ts';
import { closeState, openState } from '../../../lib/state/file/open.ts';
import { transactOnce, type State } from '../../../lib/state/file/transact.ts';
import { placeHold } from '../../../lib/state/sending/place-hold.ts';
import { campaignFile } from '../../support/campaign.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan } from '../../support/sending.ts';
import { enroll, people, seededState, type Seed } from '../../support/state-file.ts';
import type { NewHold } from '../../../lib/domain/sending/hold.ts';
import type { Rehearsal } from '../../../lib/app/rehearsal/rehearse-campaign.ts';
import type { CampaignFile } from '../../../lib/domain/campaigns/campaign.ts';

const ZONES = [
  'America/New_York',
  'Europe/Berlin',
  'Asia/Tokyo',
  'Asia/Kolkata',
  'Australia/Sydney',
  'America/Los_Angeles',
];

/** `what`: what is in the state, in words. */
export type MidLife = { state: State; now: number; what: string };
type Draw = <T>(name: string, list: readonly T[]) => T;

export function draws(n: number | string): Draw {
  return (name, list) => list[Math.floor(hashFraction(`${name}|${n}`) * list.length)] as never;
}

export async function midLife(n: number | string, folder: string): Promise<MidLife> {
  const of = draws(n);
  const seed = await seededState(seedOf(of));
  const others = of('others', [0, 0, 1, 2]);
  transactOnce(seed, () => {
    for (let other = 0; other < others; other++) addCampaign(seed, other, of);
  });
  const stopped = MONDAY + of('life', [1, 2, 4, 7, 9, 14, 18]) * DAY + of('hour', [0, 2, 5]) * HOUR;
  const path = join(mkdtempSync(join(folder, 'life-')), 'campaigns.db');
  await rehearsed(seed, stopped, { from: MONDAY, keep: path, seed: String(n) }, LIVELY);
  closeState(seed);
  const state = await openState(path, 'write', { now: stopped });
  const ahead = of('ahead', [0, 20, 60, 200, 500]);
  if (ahead > 0) await plan(state, stopped, ahead);
  const silence = of('silence', [0, 30 * MINUTE, 7 * HOUR, DAY, 3 * DAY, 6 * DAY]);
  const now = stopped + silence;
  if (of('planned', [false, true])) await plan(state, now, of('batch', [10, 50, 200]));
  const doubts = await leaveOpen(state, of('open', [0, 0, 2, 5]), now);
  // A mailbox that is held does not send, so it leaves no doubts.
  const holds = doubts > 0 ? [] : holdsOf(of, now);
  transactOnce(state, () => holds.forEach((hold) => placeHold(state.db, hold, now)));
  const what = JSON.stringify({ others, ahead, silence: silence / HOUR, doubts, holds });
  return { state, now, what };
}

/** Of everything that happens to a message, enough for a list of a hundred. */
const LIVELY: Partial<PersonaRates> = {
  hardBounces: 0.03,
  softBounces: 0.06,
  deferrals: 0.1,
  replies: 0.06,
  outOfOffice: 0.08,
  autoReplies: 0.02,
  unsubscribes: 0.02,
};

function seedOf(of: Draw): Seed {
  const zones = of('zones', [1, 3, 6]);
  const warmup = of('warmup', [[], [10, 20, 40], [5, 10, 15, 20, 30, 40, 50]]);
  return {
    mailboxes: of('mailboxes', [['ann'], ['ann', 'bea'], ['ann', 'bea', 'cal']]),
    people: people(of('people', [60, 120, 200])).map((person, index) => ({
      ...person,
      zone: ZONES[index % zones] as string,
      provider: index % 3 === 0 ? 'google' : 'other',
    })),
    limits: {
      perHour: of('perHour', [10, 20, 40]),
      perDay: of('perDay', [25, 60, 120]),
      warmupEnabled: warmup.length > 0,
      warmupSchedule: [...warmup],
      burst: of('burst', [{}, { max: 5, perMinutes: 15 }]),
    },
    file: fileOf(of),
  };
}

function fileOf(of: Draw): Partial<CampaignFile> {
  return {
    sendWindow: of('window', [
      {},
      {
        windows: [
          { start: '09:00', end: '11:30' },
          { start: '14:00', end: '16:00' },
        ],
      },
      { weekdays: { friday: [{ start: '09:00', end: '12:00' }] } },
      { blackouts: [{ from: '2026-03-16', to: '2026-03-18' }] },
    ]),
    sequences: {
      defaultDelay: of('delay', [
        [0, 3, 7],
        [0, 2, 4],
        [0, 7, 14],
      ]),
      followUpRatio: of('ratio', [1, 0.6]),
    },
    rateLimits: of<NonNullable<CampaignFile['rateLimits']>>('limits', [
      {},
      { newPerDay: 15 },
      { perDay: 50 },
      { perProvider: { google: { perDay: 12 } } },
    ]),
    rotation: { by: of('rotation', ['even', 'least_used'] as const) },
    priority: of('priority', [5, 8]),
  };
}

function addCampaign(state: State, other: number, of: Draw): void {
  const id = ['autumn', 'winter'][other] as string;
  putCampaign(
    state.db,
    campaignFile({
      id,
      mailboxes: ['ann'],
      priority: of(`priority ${id}`, [3, 5, 9]),
      sequences: { defaultDelay: of(`delay ${id}`, [[0], [0, 3], [0, 4, 9]]) },
      steps: of(`delay ${id}`, [[0], [0, 3], [0, 4, 9]]).map((_, step) => ({
        ...(step === 0 ? { subject: 'Hello' } : {}),
        text: 'Another text.',
      })),
    }),
    MONDAY,
  );
  activateCampaign(state.db, id, MONDAY);
  const list = people(of(`people ${id}`, [40, 90]));
  enroll(
    state,
    id,
    list.map((person) => ({ ...person, email: `${id}-${person.email}` })),
    MONDAY,
  );
}

/** What a process that was killed leaves: claims, half of them after the server's 354. */
async function leaveOpen(state: State, count: number, now: number): Promise<number> {
  if (count === 0) return 0;
  const port = wireSending(state);
  const pair = { mailboxId: 'ann', campaignId: 'spring', campaignState: 'active' } as const;
  const page = { now: now + 30 * DAY, batchId: null, after: { sendAt: 0, row: 0 }, limit: count };
  const claim = { owner: 'gone', now, leaseUntil: now + HOUR };
  for (const [index, message] of port.due(pair, page).entries()) {
    await port.transact(() => {
      port.reserve(message, claim);
      if (index % 2 === 0)
        port.beginTransmission(message.row, { ...claim, leaseBeyond: now, subject: 'Hello' });
    });
  }
  return port.openClaims().length;
}

function holdsOf(of: Draw, now: number): NewHold[] {
  const hold = { reason: 'a test', placedBy: 'operator', from: now - HOUR } as const;
  return of<NewHold[]>('hold', [
    [],
    [],
    [],
    [{ ...hold, scope: 'campaign', scopeId: 'spring', until: now + 2 * DAY }],
    [{ ...hold, scope: 'mailbox', scopeId: 'ann', until: now + 30 * HOUR }],
    [{ ...hold, scope: 'mailbox', scopeId: 'ann', until: now + 5 * DAY }],
    [{ ...hold, scope: 'provider', scopeId: 'google', until: now + 3 * DAY }],
  ]);
}

export function rehearsed(
  state: State,
  until: number,
  { from, keep, seed }: { from: number; keep: string | null; seed: string },
  rates: Partial<PersonaRates>,
): Promise<Rehearsal> {
  return rehearseCopy(state, {
    campaignId: 'spring',
    from,
    until,
    every: HOUR,
    batchSize: 500,
    signal: new AbortController().signal,
    seed,
    rates: { ...Object.fromEntries(PERSONA_RATES.map((name) => [name, 0])), ...rates },
    alone: false,
    keep,
  });
}

/** Fractions of a day do not count, nor do Saturdays and Sundays. */
export function workingDaysBetween(one: number, other: number): number {
  let days = 0;
  for (let at = Math.min(one, other) + DAY; at <= Math.max(one, other) + 12 * HOUR; at += DAY)
    if (![0, 6].includes(new Date(at).getUTCDay())) days++;
  return days;
}

/** A folder for the state files, and how to remove it. */
export function temporaryFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'mid-life-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
