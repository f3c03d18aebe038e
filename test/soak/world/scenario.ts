/**
 * The size of a run: how many people, how long, under which limits. The long form, and a small one
 * for every `npm test`.
 */
import { UNSUBSCRIBE_ADDRESS } from './answer-mail.ts';
import type { SoakLimits, RunRecord } from './record.ts';

/**
 * `cron`: every two hours process, schedule, send. `stay`: once a day process, schedule, and a send
 * that stays for 24 hours.
 */
export type Style = 'cron' | 'stay';
export type SoakMailbox = SoakLimits & { id: string; name: string };
export type SoakScenario = {
  style: Style;
  people: number;
  startsAt: number;
  days: number;
  batchSize: number;
  mailboxes: readonly SoakMailbox[];
  campaign: RunRecord['campaign'];
};

export const CAMPAIGN_ID = 'soak';
const WINDOW = { start: '09:00', end: '17:00' };
const GAPS = [0, 3, 4] as const;

/**
 * From 2 March to 10 April 2026: the clocks of North America, Europe, Israel and Morocco go
 * forward, those of Chile, Australia and New Zealand back. The clock of a cron call does not move
 * while it sends, so with a gap each call would send one message: that style limits ben by a burst,
 * the other one by a burst and a gap.
 */
export function longScenario(style: Style): SoakScenario {
  return {
    style,
    people: 2_000,
    startsAt: Date.parse('2026-03-02T00:00:00Z'),
    days: 40,
    batchSize: style === 'cron' ? 300 : 500,
    campaign: { zone: 'America/New_York', perHour: 70, perDay: 250, gaps: GAPS, window: WINDOW },
    mailboxes: [
      {
        id: 'ann',
        name: 'Ann Lee',
        address: 'ann@acme.test',
        zone: 'America/New_York',
        perHour: 40,
        perDay: 100,
        warmupSchedule: [20, 40, 70],
      },
      {
        id: 'ben',
        name: 'Ben Öz',
        address: 'ben@acme.test',
        zone: 'Europe/Berlin',
        perHour: 30,
        perDay: 95,
        warmupSchedule: [],
        burst: { max: style === 'cron' ? 20 : 6, perMinutes: 10 },
        ...(style === 'cron' ? {} : { minGapSeconds: 45 }),
      },
      {
        id: 'cho',
        name: 'Cho, Sales',
        address: 'cho@acme.test',
        zone: 'Asia/Tokyo',
        perHour: 25,
        perDay: 120,
        warmupSchedule: [10, 25, 50, 100, 150, 200],
      },
    ],
  };
}

/** Nine days around the clock change of North America. */
export function smallScenario(): SoakScenario {
  return {
    style: 'stay',
    people: 60,
    startsAt: Date.parse('2026-03-02T00:00:00Z'),
    days: 9,
    batchSize: 60,
    campaign: { zone: 'Europe/London', perHour: 8, perDay: 28, gaps: GAPS, window: WINDOW },
    mailboxes: [
      {
        id: 'ann',
        name: 'Ann Lee',
        address: 'ann@acme.test',
        zone: 'America/New_York',
        perHour: 4,
        perDay: 14,
        warmupSchedule: [5, 9],
      },
      {
        id: 'ben',
        name: 'Ben Öz',
        address: 'ben@acme.test',
        zone: 'Asia/Tokyo',
        perHour: 5,
        perDay: 16,
        warmupSchedule: [],
        burst: { max: 3, perMinutes: 20 },
        minGapSeconds: 240,
      },
    ],
  };
}

/** The campaign file. Each text names its step, for the checker. */
export function campaignFile({ campaign, mailboxes }: SoakScenario): Record<string, unknown> {
  const text = (step: number): string =>
    `Hi {{ first_name }},\n\nthis concerns {{ company }}.\n\nThis is mail ${step} of ${campaign.gaps.length}.\n\n{{ sender.name }}`;
  return {
    id: CAMPAIGN_ID,
    name: 'Soak',
    mailboxes: mailboxes.map(({ id }) => id),
    timezone: campaign.zone,
    rateLimits: { perHour: campaign.perHour, perDay: campaign.perDay },
    sendWindow: { ...campaign.window, timezone: 'recipient', skipWeekends: true },
    sequences: {
      defaultDelay: campaign.gaps.map((_, index) =>
        campaign.gaps.slice(0, index + 1).reduce((sum, gap) => sum + gap, 0),
      ),
      stopOnReply: true,
      stopOnBounce: true,
    },
    unsubscribe: { mailto: UNSUBSCRIBE_ADDRESS },
    steps: campaign.gaps.map((_, index) =>
      index === 0
        ? { subject: 'A question for {{ company }}', text: text(1) }
        : { text: text(index + 1) },
    ),
  };
}
