/**
 * Three campaigns over one list, eight processes that send at once, answers that are read
 * meanwhile: by the server's record no person gets two campaigns within three days, and none after
 * any "no".
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../lib/domain/time.ts';
import { call, newFolder, writePeople, type Called } from '../support/script.ts';
import { startSink, type SinkMessage, type SmtpSink } from '../support/smtp-sink.ts';

const CAMPAIGNS = ['spring', 'summer', 'autumn'];
const PEOPLE = Array.from({ length: 30 }, (_, index) => `p${index}@c${index % 10}.test`);
const PROCESSES = 8;
/** Nine working days, from a Monday on. */
const MORNINGS = [0, 1, 2, 3, 4, 7, 8, 9, 10].map(
  (day) => Date.parse('2026-03-09T13:30:00Z') + day * DAY,
);
const GONE = 'p3@c3.test';
/** The first message that these get is answered so. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  'p0@c0.test': ['Subject: Re: hello', '', 'Kein Interesse, danke.'],
  'p1@c1.test': ['Subject: unsubscribe', '', ''],
  'p2@c2.test': [
    'Subject: Automatic reply: hello',
    'Auto-Submitted: auto-replied',
    '',
    'I no longer work at Example. Your mail has not been forwarded.',
  ],
  'p4@c4.test': ['Subject: Re: hello', '', 'Not interested, thanks.'],
};

type Arrival = { to: string; campaign: string; step: string; at: number };

function arrivalOf({ to, headers }: SinkMessage): Arrival {
  const [campaign = '', step = ''] = (headers['subject'] ?? '').split(' ');
  return { to, campaign, step, at: Date.parse(headers['date'] ?? '') };
}

describe('three campaigns over one list', () => {
  const folder = newFolder();
  const inbox = join(folder, 'inbox');
  let sink: SmtpSink;
  let arrivals: Arrival[];
  /** By address: how many messages the server had when the "no" had been read. */
  const readAt = new Map<string, number>();
  let rescheduled = 0;

  const run = async (...line: string[]): Promise<Called['document']> => {
    const { document, stderr } = await call(line, { cwd: folder, env: { ANN: sink.url } });
    if (!document.ok) throw new Error(`${line.join(' ')}: ${JSON.stringify(document)} ${stderr}`);
    return document;
  };
  const at = (now: number): string[] => ['--now', new Date(now).toISOString()];

  /** Who got a message and answers it; each person answers once. */
  function writeAnswers(): string[] {
    return Object.entries(ANSWERS).flatMap(([to, lines]) => {
      const got = sink.messages.find((message) => message.to === to);
      if (!got || readAt.has(to)) return [];
      const head = [
        `From: <${to}>`,
        'To: ann@acme.test',
        `In-Reply-To: ${got.headers['message-id']}`,
      ];
      writeFileSync(join(inbox, `${to}.eml`), [...head, ...lines].join('\r\n'));
      return [to];
    });
  }

  async function liveThroughDay(morning: number): Promise<void> {
    for (const id of CAMPAIGNS)
      await run('rate_limiter', 'schedule', '--campaign-id', id, ...at(morning));
    const now = morning + 6 * HOUR;
    const answered = writeAnswers();
    const senders = Array.from({ length: PROCESSES }, () =>
      run('rate_limiter', 'send', ...at(now)),
    );
    if (answered.length > 0) {
      await run('response_tracker', 'process', '--source', inbox, ...at(now));
      for (const to of answered) readAt.set(to, sink.messages.length);
    }
    for (const { data } of await Promise.all(senders)) rescheduled += data.rescheduled as number;
  }

  beforeAll(async () => {
    mkdirSync(inbox);
    sink = await startSink({ refuse: (to) => (to === GONE ? '550 5.1.1 no such user' : null) });
    writePeople(
      folder,
      PEOPLE.map((email) => ({ email })),
    );
    const [first = 0] = MORNINGS;
    const mailbox = ['--mailbox', 'ann', '--from', 'Ann <ann@acme.test>', '--smtp', 'env:ANN'];
    await run(
      'rate_limiter',
      'mailbox',
      'add',
      ...mailbox,
      '--timezone',
      'America/New_York',
      ...at(first),
    );
    for (const id of CAMPAIGNS) {
      writeFileSync(
        join(folder, `${id}.json`),
        JSON.stringify({
          id,
          name: id,
          mailboxes: ['ann'],
          rateLimits: {
            perHour: 1000,
            perDay: 1000,
            warmupEnabled: false,
            burst: { minGapSeconds: 0 },
          },
          sequences: { inboxFreshness: 0, defaultDelay: [0, 2] },
          unsubscribe: { mailto: 'stop@acme.test' },
          steps: [0, 1].map((step) => ({ subject: `${id} ${step}`, text: 'Hi' })),
        }),
      );
      const files = ['--config', `${id}.json`, '--prospects', 'prospects.csv'];
      await run('rate_limiter', 'start', ...files, ...at(first));
    }
    for (const morning of MORNINGS) await liveThroughDay(morning);
    arrivals = sink.messages.map(arrivalOf);
    await sink.close();
  }, 1_200_000);

  it('no person gets messages of two campaigns within three days', () => {
    const close = arrivals.flatMap((one, index) =>
      arrivals
        .slice(0, index)
        .filter(({ to, campaign }) => to === one.to && campaign !== one.campaign)
        .filter((other) => Math.abs(one.at - other.at) < 3 * DAY)
        .map((other) => [one, other]),
    );
    expect(close).toEqual([]);
  });

  it('none gets any after a no was read, and a refused address none of another campaign', () => {
    expect([...readAt.keys()].sort()).toEqual(Object.keys(ANSWERS).sort());
    for (const [to, count] of readAt)
      expect(arrivals.slice(count).filter((arrival) => arrival.to === to)).toEqual([]);
    expect(arrivals.filter(({ to }) => to === GONE)).toEqual([]);
  });

  it('each message comes once', () => {
    const keys = arrivals.map(({ to, campaign, step }) => `${to} ${campaign} ${step}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('others were reached by several campaigns, and messages had to move, so that this means something', () => {
    const campaignsOf = (to: string): number =>
      new Set(arrivals.filter((one) => one.to === to).map(({ campaign }) => campaign)).size;
    expect(PEOPLE.filter((to) => campaignsOf(to) > 1).length).toBeGreaterThan(PEOPLE.length / 2);
    expect(rescheduled).toBeGreaterThan(0);
  });
});
