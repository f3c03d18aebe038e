/**
 * Draws three campaigns on five mailboxes, of a domain in use and a new one, from a seed: the files, the lists, the limits, and the
 * faults. The same seed gives the same story.
 */
import { createHash } from 'node:crypto';
import { PLACES, type ListedPlace } from './places.ts';
import type { CampaignFile } from '../../lib/domain/campaigns/campaign.ts';

/** The domain whose server defers. */
export const BUSY = 'busy.test';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export type OracleLimits = {
  perHour: number;
  perDay: number;
  warmupSchedule: number[];
  burst: { max: number; perMinutes: number } | null;
  minGapSeconds: number | null;
};
export type OracleMailbox = { id: string; address: string; zone: string; limits: OracleLimits };
export type ListedPerson = { email: string; first_name: string; cells: ListedPlace };
/** `day`: counted from 0; `days`: how long it lasts. */
export type OracleTrouble =
  | { what: 'hold_mailbox'; id: string; day: number; days: number }
  | { what: 'hold_campaign'; id: string; day: number; days: number }
  | { what: 'sleep'; day: number; days: number };
export type OracleScenario = {
  seed: number;
  startsAt: number;
  days: number;
  batchSize: number;
  mailboxes: OracleMailbox[];
  /** What is set for sending domains; `acme.test` is called warm where there is a schedule. */
  domainLimits: { perDay?: number; warmupSchedule?: number[] };
  campaigns: { file: CampaignFile; people: ListedPerson[] }[];
  troubles: OracleTrouble[];
};

/** A number in [0, 1) from a stable text. */
export function fractionOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
}

/**
 * Both clock changes: of spring (America 8, Israel 27, Europe 29 March, Australia 5 April) for odd
 * seeds, of autumn (Europe 25 October, America 1 November) for even ones.
 */
export function drawScenario(seed: number, size: { days: number; people: number }): OracleScenario {
  const spring = seed % 2 === 1;
  const startsAt = Date.parse(spring ? '2026-03-02T00:00:00Z' : '2026-10-12T00:00:00Z');
  const draw = (name: string, from: number, to: number): number =>
    from + Math.floor(fractionOf(`${seed}|${name}`) * (to - from + 1));
  const dateOn = (day: number): string => new Date(startsAt + day * DAY).toISOString().slice(0, 10);
  const zones = [
    'America/New_York',
    'Europe/Berlin',
    'Asia/Tokyo',
    'Pacific/Auckland',
    'America/Sao_Paulo',
  ];
  const mailboxes = ['ann', 'ben', 'cho', 'dan', 'eve'].map((id, index): OracleMailbox => {
    const perHour = draw(`${id}|hour`, 9, 20);
    return {
      id,
      address: `${id}@${index === 2 || index === 4 ? 'fresh.test' : 'acme.test'}`,
      zone: zones[(index + seed) % zones.length] as string,
      limits: {
        perHour,
        perDay: draw(`${id}|day`, 45, 80),
        warmupSchedule:
          index % 2 === 0
            ? [draw(`${id}|w1`, 8, 15), draw(`${id}|w2`, 20, 30), draw(`${id}|w3`, 35, 44)]
            : [],
        burst:
          index === 1 || index === 4
            ? { max: draw(`${id}|burst`, 3, 7), perMinutes: draw(`${id}|minutes`, 10, 20) }
            : null,
        minGapSeconds: index === 4 ? draw(`${id}|gap`, 30, 90) : null,
      },
    };
  });
  const all = mailboxes.map(({ id }) => id);
  const files: CampaignFile[] = [
    {
      ...base('high', 8, all, [1, 2, 3]),
      sequences: { defaultDelay: [0, 3, 7], inboxFreshness: 48 },
      sendWindow: { start: '09:00', end: '17:00', halfDays: { [dateOn(15).slice(5)]: '12:00' } },
    },
    {
      ...base('middle', 4, all, [1, 2, 3]),
      rotation: { by: 'weighted', weights: { ann: 2 } },
      contact: { minDaysBetween: 1 },
      sequences: { defaultDelay: [0, 2, 6], followUpRatio: 0.7, inboxFreshness: 48 },
      sendWindow: {
        windows: [
          { start: '08:30', end: '12:00' },
          { start: '13:30', end: '17:30' },
        ],
        weekdays: { friday: [{ start: '09:00', end: '12:30' }] },
        blackouts: [{ from: dateOn(10), to: dateOn(11) }],
      },
    },
    {
      ...base('low', 2, all, [1, 2]),
      rotation: { by: 'least_used' },
      startAt: new Date(startsAt + 30 * HOUR).toISOString(),
      endAt: new Date(startsAt + Math.max(4, size.days - 3) * DAY + 13 * HOUR).toISOString(),
      rateLimits: { perHour: 40, perDay: 150, newPerDay: 60 },
      sequences: { defaultDelay: [0, 3], inboxFreshness: 0 },
      // Of their hours those that are also open in London.
      sendWindow: {
        start: '10:00',
        end: '18:00',
        timezone: seed % 4 === 0 ? 'Europe/London' : 'recipient',
        days: { [dateOn(8)]: [], [dateOn(12)]: [{ start: '11:00', end: '15:00' }] },
      },
    },
  ];
  // Every third story is plain: all campaigns need the same hours all day, so that their shares can
  // be checked.
  if (seed % 3 === 0) files.forEach((file, index) => (files[index] = plain(file)));
  else files[1]!.steps[1] = { ...files[1]!.steps[1]!, delay: { days: 2, business: true } };
  // In every fourth story the middle one is strict: it comes before one of twice its priority.
  if (seed % 4 === 0) files[1] = { ...files[1]!, precedence: 'strict' };
  const parts = { high: 8, middle: 4.4, low: 2.6 };
  const skewed = seed % 4 >= 2 && seed % 3 !== 0;
  return {
    seed,
    startsAt,
    days: size.days,
    batchSize: draw('batch', 150, 400),
    mailboxes,
    domainLimits: {
      ...(seed % 5 < 2 ? {} : { perDay: draw('domain|day', 60, 130) }),
      ...(spring ? { warmupSchedule: [draw('domain|w1', 18, 26), draw('domain|w2', 38, 48)] } : {}),
    },
    campaigns: files.map((file, index) => ({
      file,
      people: peopleOf(
        file.id,
        Math.round((size.people * parts[file.id as keyof typeof parts]) / 15),
        skewed ? index : null,
      ),
    })),
    troubles:
      size.days < 20
        ? []
        : [
            {
              what: 'hold_mailbox',
              id: all[draw('held', 0, 4)] as string,
              day: draw('heldOn', 12, 14),
              days: 4,
            },
            { what: 'hold_campaign', id: 'middle', day: 21, days: 1 },
            { what: 'sleep', day: draw('sleeps', 23, 25), days: 1 },
          ],
  };
}

/** Each text names its recipient, so that the log does not depend on the program. */
function base(
  id: string,
  priority: number,
  mailboxes: string[],
  steps: readonly number[],
): CampaignFile {
  return {
    id,
    name: id,
    mailboxes,
    priority,
    timezone: 'Europe/London',
    unsubscribe: { mailto: 'unsubscribe@acme.test' },
    steps: steps.map((step) => ({
      ...(step === 1 ? { subject: 'A question' } : {}),
      text: `Hi {{ first_name }},\n\nmark ${id} ${step}.\n`,
    })),
  };
}

function plain({
  id,
  name,
  mailboxes,
  priority,
  timezone,
  unsubscribe,
  steps,
  sequences,
}: CampaignFile): CampaignFile {
  return {
    id,
    name,
    mailboxes,
    steps,
    ...(priority ? { priority } : {}),
    ...(timezone ? { timezone } : {}),
    ...(unsubscribe ? { unsubscribe } : {}),
    sequences: { ...sequences, followUpRatio: 1 },
  };
}

/** `skew`: most people live in one part of the world, another for each campaign. */
function peopleOf(id: string, count: number, skew: number | null): ListedPerson[] {
  return Array.from({ length: count }, (_, index) => {
    if (index % 7 === 3) return sharedPerson((index - 3) / 7);
    const at = Math.floor(fractionOf(`${id}|place|${index}`) * PLACES.length);
    const place =
      skew !== null && index % 3 > 0 ? PLACES[(skew * 5 + (at % 5)) % PLACES.length] : PLACES[at];
    return {
      // Every sixth person is at a host that defers some messages.
      email: `${id}${index + 1}@${index % 6 === 5 ? BUSY : `c${index}.${id}.test`}`,
      first_name: 'Jo',
      cells: place as ListedPlace,
    };
  });
}

/** Every seventh person of a list: the longer lists have all of the shorter ones. */
function sharedPerson(index: number): ListedPerson {
  const place = PLACES[Math.floor(fractionOf(`shared|place|${index}`) * PLACES.length)];
  return {
    email: `shared${index + 1}@s${index + 1}.test`,
    first_name: 'Jo',
    cells: place as ListedPlace,
  };
}

export function renderList(people: readonly ListedPerson[]): string {
  return (
    [
      'email,first_name,country,region,timezone',
      ...people.map(({ email, first_name, cells }) =>
        [email, first_name, cells.country, cells.region, cells.timezone].join(','),
      ),
    ].join('\n') + '\n'
  );
}
