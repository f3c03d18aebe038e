/** Invented data of the live page: an empty file, and campaigns of as many people as one asks for. */
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time.ts';
import type {
  LiveCampaign,
  LiveEvent,
  LiveLimit,
  LiveMailbox,
  LiveOverview,
  LivePersonName,
} from '../../../lib/domain/live/overview.ts';

/** A Tuesday morning. */
export const AT = Date.parse('2026-03-03T09:20:00.000Z');

const FIRST = ['Ada', 'Bo', 'Carla', 'Dmitri', 'Elif', 'Femi', 'Grace', 'Hiro', 'Inés', 'Jonas'];
const LAST = ['Okafor', 'Lindqvist', 'Moreau', 'Tanaka', 'Whitfield', 'Novak', 'Costa', 'Bauer'];
const FIRMS = ['Northwind', 'Acme Robotics', 'Blue Harbor', 'Kestrel Labs', 'Lumen & Co'];
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'Europe/London'];

export function inventedPerson(i: number): LivePersonName {
  const first = FIRST[i % FIRST.length]!;
  const last = LAST[(i * 3) % LAST.length]!;
  const company = FIRMS[i % FIRMS.length]!;
  const domain = company.toLowerCase().replace(/[^a-z]+/g, '');
  const email = `${first}.${last}@${domain}.test`.toLowerCase();
  return { prospectId: i + 1, email, name: `${first} ${last}`, company };
}

export function emptyOverview(): LiveOverview {
  const none = { campaigns: [], mailboxes: [], upcoming: [], recent: [], replies: [], stops: [] };
  return {
    at: AT,
    seq: 0,
    ...none,
    repliesWaiting: 0,
    stopsTotal: 0,
    days: [],
    funnel: [],
    measured: { sent: 0, opened: null, clicked: null },
    heat: [],
  };
}

export function inventedOverview(people: number): LiveOverview {
  const big = people > 1_000;
  const campaigns = Array.from({ length: big ? 24 : 2 }, (_, i) => campaign(i, people, big));
  const mailboxes = Array.from({ length: big ? 18 : 2 }, (_, i) => mailbox(i, big));
  const recent = Array.from({ length: big ? 200 : 40 }, (_, i) => event(500 - i, campaigns));
  return {
    at: AT,
    seq: 500,
    campaigns,
    mailboxes,
    upcoming: Array.from({ length: big ? 50 : 12 }, (_, i) => ({
      messageId: i + 1,
      campaignId: campaigns[i % campaigns.length]!.id,
      person: inventedPerson(i + 7),
      step: (i % 3) + 1,
      mailbox: mailboxes[i % mailboxes.length]!.id,
      sendAt: AT + (i + 1) * 4 * MINUTE,
      zone: ZONES[i % ZONES.length]!,
    })),
    recent,
    replies: Array.from({ length: big ? 30 : 3 }, (_, i) => ({
      id: i + 1,
      at: AT - i * 47 * MINUTE,
      campaignId: 'spring',
      person: inventedPerson(i),
      kind: 'reply',
      request: i === 2 ? ('erasure' as const) : null,
      concern: null,
      unverified: i === 1,
      intent: ['interested', 'question', 'not_now'][i % 3]!,
      text: [
        'Hi Ann,\n\nyes, that would help us. Could you show it to two of my colleagues on Thursday at ten?\n\nBest,\nAda',
        'What does it cost for 40 people?',
        'Not before the summer, please come back in September.',
      ][i % 3]!,
      run: `response_tracker.ts replies --reply ${i + 1}`,
    })),
    repliesWaiting: big ? 212 : 3,
    stops: stops(big),
    stopsTotal: stops(big).length,
    days: Array.from({ length: 30 }, (_, i) => day(29 - i, people)),
    funnel: [
      { stage: 'enrolled', people },
      { stage: 'contacted', people: Math.round(people * 0.62) },
      { stage: 'delivered', people: Math.round(people * 0.6) },
      { stage: 'replied', people: Math.round(people * 0.047) },
      { stage: 'interested', people: Math.round(people * 0.016) },
    ],
    measured: {
      sent: people,
      opened: {
        person: Math.round(people * 0.2),
        unclear: Math.round(people * 0.05),
        machine: Math.round(people * 0.3),
        low: Math.round(people * 0.18),
        high: Math.round(people * 0.31),
        of: Math.round(people * 0.9),
      },
      clicked: null,
    },
    heat: heat(people),
  };
}

function campaign(i: number, people: number, big: boolean): LiveCampaign {
  const each = big ? Math.round(people / 24) : people / 2;
  const names = ['Spring outreach', 'Renewals Q2', 'Partners in Scandinavia', 'Trial follow-up'];
  const held = i % 7 === 1;
  return {
    id: ['spring', 'renewals', 'partners', 'trial'][i % 4]! + (i < 4 ? '' : `-${i}`),
    name: names[i % 4]! + (i < 4 ? '' : ` ${i}`),
    state: i > 20 ? 'completed' : i > 18 ? 'draft' : 'active',
    holds: held ? ['bounce_rate'] : [],
    limits:
      i === 0
        ? [limit({ kind: 'day', used: 26, limit: 80, scope: 'campaign', scopeId: 'spring' })]
        : [],
    people: each,
    openSequences: Math.round(each * 0.55),
    ended: Math.round(each * 0.38),
    planned: Math.round(each * 0.04) + 3,
    sentToday: Math.round(each * 0.03) + 9,
    repliedToday: 1 + (i % 4),
    bouncedToday: i % 3,
    sent: Math.round(each * 0.9),
    replied: Math.round(each * 0.04),
    nextDueAt: i > 18 || held || i === 2 ? null : AT + (i + 1) * 7 * MINUTE,
    run: i === 2 ? 'npx tsx scripts/rate_limiter.ts schedule --campaign-id partners' : null,
  };
}

function mailbox(i: number, big: boolean): LiveMailbox {
  const used = big ? 120 + ((i * 37) % 80) : 18 + i * 24;
  const id = ['ann', 'ben', 'cho', 'dee', 'eva', 'fin'][i % 6]! + (i < 6 ? '' : String(i));
  return {
    id,
    address: `${id}@acme.test`,
    zone: ZONES[i % ZONES.length]!,
    limits: [
      limit({ kind: 'hour', used: Math.round(used / 6), limit: 50 }),
      limit({ kind: 'day', used, limit: 200, resetsAt: AT + 9 * HOUR }),
      limit({ kind: 'rolling_day', used: used + 4, limit: 200, resetsAt: AT + 2 * HOUR }),
      ...(i % 2 === 1
        ? [limit({ kind: 'warmup', used: 25, limit: 25, resetsAt: AT + 14 * HOUR })]
        : []),
      limit({
        kind: 'day',
        used: 310,
        limit: 2_000,
        scope: 'sending_domain',
        scopeId: 'acme.test',
      }),
    ],
    warmup: i % 2 === 1 ? { day: 2, of: 6, cap: 25 } : null,
    sentToday: used,
    inboxReadAt: i === 1 ? null : AT - (i + 1) * 9 * MINUTE,
    held: i === 4,
    sharesLimitsWith: i === 2 ? ['ben'] : [],
  };
}

function limit(given: Pick<LiveLimit, 'kind' | 'used' | 'limit'> & Partial<LiveLimit>): LiveLimit {
  return { scope: 'mailbox', scopeId: 'ann', resetsAt: null, ...given };
}

const KINDS: [string, string][] = [
  ['message.sent', 'step 1 from ann'],
  ['message.sent', 'step 2 from ben'],
  ['message.sent', 'step 1 from ann'],
  ['response.received', 'reply'],
  ['message.sent', 'step 3 from ann'],
  ['message.bounced', 'hard bounce: user unknown'],
  ['message.sent', 'step 1 from ben'],
  ['hold.placed', 'hold on campaign renewals by breaker'],
  ['batch.scheduled', '25 planned, 0 moved'],
];

function event(seq: number, campaigns: LiveCampaign[]): LiveEvent {
  const [type, says] = KINDS[(500 - seq) % KINDS.length]!;
  const of = campaigns[seq % campaigns.length]!;
  const named = type.startsWith('message') || type.startsWith('response');
  return {
    seq,
    type,
    at: AT - (500 - seq) * 71_000,
    campaignId: of.id,
    campaignName: of.name,
    person: named ? inventedPerson(seq) : null,
    kind: type === 'response.received' ? 'reply' : null,
    says,
  };
}

function stops(big: boolean): LiveOverview['stops'] {
  const held = {
    what: 'hold' as const,
    code: 'bounce_rate',
    level: 'critical' as const,
    scope: 'campaign',
    scopeId: 'renewals',
    since: AT - 3 * HOUR,
    until: null,
    why: '8.2 % of the latest attempts of campaign renewals went to addresses that cannot receive (9 of 110); at 5 % it is put on hold.',
    run: 'rate_limiter.ts resume --campaign-id renewals',
  };
  const stale = {
    ...held,
    what: 'alert' as const,
    code: 'inbox_stale',
    level: 'warning' as const,
    scope: 'mailbox',
    scopeId: 'ben',
    since: AT - 26 * HOUR,
    why: 'The inbox of mailbox ben was last read 26 hours ago; after 24 hours its follow-ups wait.',
    run: 'response_tracker.ts process --mailbox ben',
  };
  const blocked = {
    ...held,
    code: 'deferrals',
    level: 'warning' as const,
    scope: 'provider',
    scopeId: 'outlook.com',
    until: AT + 2 * HOUR,
    why: 'It defers our messages: 3 failures in a row.',
    run: null,
  };
  const more = Array.from({ length: big ? 11 : 0 }, (_, i) => ({ ...stale, scopeId: `cho${i}` }));
  return [held, stale, ...(big ? [blocked] : []), ...more];
}

function day(ago: number, people: number): LiveOverview['days'][number] {
  const date = new Date(AT - ago * DAY);
  const weekend = date.getUTCDay() % 6 === 0;
  const sent = weekend ? 0 : Math.round((people / 28) * (0.6 + ((ago * 7) % 10) / 20));
  const replied = Math.round(sent * 0.06);
  return { day: date.toISOString().slice(0, 10), sent, replied, bounced: Math.round(sent * 0.02) };
}

function heat(people: number): LiveOverview['heat'] {
  return Array.from({ length: 7 * 24 }, (_, i) => {
    const weekday = Math.floor(i / 24);
    const hour = i % 24;
    const open = weekday < 5 && hour >= 8 && hour < 19;
    const replied = open ? ((i * 31) % 9) * Math.ceil(people / 600) : i % 29 === 0 ? 1 : 0;
    return { weekday, hour, sent: open ? replied * 12 + 3 : replied, replied };
  });
}
