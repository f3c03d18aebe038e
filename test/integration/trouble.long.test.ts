/**
 * Trouble stops itself: a bad list, a listing of our IP and an earlier "no", through the scripts
 * against an SMTP server and Dovecot.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { describeWithServers } from '../servers/describe-with-servers.ts';
import { startDovecot, type Dovecot } from '../servers/dovecot.ts';
import { call, newFolder, writePeople, type AnswerDocument } from '../support/script.ts';
import { closedAfterEach } from '../support/close-after.ts';
import { startSink, type SmtpSink } from '../support/smtp-sink.ts';
import { writeReport } from '../support/write-report.ts';

const open = closedAfterEach();
const TUESDAY = '2026-03-03T14:00:00Z';
const DEAD = '550 5.1.1 no such user';

/** The people of a list are at domains of their own: one receiver must not explain the trouble. */
const list = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ email: `p${index + 1}@r${index + 1}.test` }));
const numberOf = (address: string): number => Number(/\d+/.exec(address)?.[0]);
const codes = ({ warnings }: AnswerDocument): string[] => warnings.map(({ code }) => code);

describeWithServers('trouble', ['dovecot'], () => {
  let folder: string;
  let sink: SmtpSink;
  let dovecot: Dovecot;
  let refuse: (address: string) => string | null;
  /** Where the servers are; a test moves them to a port that nothing listens on. */
  let servers: { ANN_SMTP: string; ANN_IMAP: string };

  beforeEach(async () => {
    folder = newFolder();
    refuse = () => null;
    sink = await startSink({ refuse: (address) => refuse(address) });
    dovecot = await startDovecot(['ann@acme.test']);
    open.push(sink, { close: () => dovecot.stop() });
    servers = { ANN_SMTP: sink.url, ANN_IMAP: dovecot.url('ann@acme.test') };
  });

  async function run(line: string, now: string): Promise<AnswerDocument> {
    const words = line.match(/"[^"]*"|\S+/g)!.map((word) => word.replaceAll('"', ''));
    return (await call([...words, '--now', now], { cwd: folder, env: servers })).document;
  }

  async function begin(people: readonly { email: string }[], file: object = {}): Promise<void> {
    writePeople(folder, people);
    writeCampaign('spring', file);
    await run(
      'rate_limiter mailbox add --mailbox ann --from ann@acme.test --smtp env:ANN_SMTP --imap env:ANN_IMAP --timezone America/New_York',
      TUESDAY,
    );
    await run('response_tracker process --mailbox ann', TUESDAY);
    await run(
      `rate_limiter start --config spring.json --prospects prospects.csv --batch-size ${people.length}`,
      TUESDAY,
    );
  }

  function writeCampaign(id: string, file: object = {}): void {
    writeFileSync(
      join(folder, `${id}.json`),
      JSON.stringify({
        id,
        name: id,
        mailboxes: ['ann'],
        timezone: 'America/New_York',
        rateLimits: {
          perHour: 200,
          perDay: 1000,
          warmupEnabled: false,
          burst: { minGapSeconds: 0 },
        },
        steps: [{ subject: 'Hello', text: 'Hi {{ first_name }}' }, { text: 'Again' }],
        ...file,
      }),
    );
  }

  it('25 of 100 people do not exist: the campaign is held, and every call says so', async () => {
    refuse = (address) => (numberOf(address) % 4 === 0 ? DEAD : null);
    await begin(list(100));
    const sent = await run('rate_limiter send --campaign-id spring --wait 6h', TUESDAY);
    expect(codes(sent)).toContain('bounce_rate');
    expect(sink.messages.length).toBeLessThanOrEqual(28);
    const later = '2026-03-03T20:00:00Z';
    for (const line of [
      'response_tracker process --campaign-id spring',
      'rate_limiter schedule --campaign-id spring',
      'rate_limiter send --campaign-id spring',
      'rate_limiter status --campaign-id spring',
      'rate_limiter why --campaign-id spring',
      'rate_limiter list',
      'response_tracker report --campaign-id spring',
      'analytics daily --campaign-id spring',
    ]) {
      const answer = await run(line, later);
      const alert = answer.warnings.find(({ code }) => code === 'bounce_rate');
      expect([line, alert?.details]).toMatchObject([
        line,
        { level: 'critical', scope: 'campaign', scopeId: 'spring', acknowledged: false },
      ]);
      expect(alert.details.value).toBeGreaterThan(alert.details.threshold);
      expect(alert.details.todo.length).toBeGreaterThan(0);
      const proposed = answer.next.map(({ run: step }) => step).join('\n');
      expect([line, proposed]).toEqual([
        line,
        expect.not.stringMatching(/rate_limiter\.ts (send|schedule|pause|resume)/),
      ]);
    }
    const alerts = await run('rate_limiter alerts', later);
    expect(alerts.data).toMatchObject({ open: 1, unacknowledged: 1 });
    await run('rate_limiter alerts ack', later);
    expect((await run('rate_limiter alerts', later)).data).toMatchObject({ unacknowledged: 0 });
    const before = sink.messages.length;
    await run('rate_limiter resume --campaign-id spring', later);
    expect(codes(await run('rate_limiter status --campaign-id spring', later))).toEqual([]);
    await run('rate_limiter schedule --campaign-id spring', later);
    await run('rate_limiter send --campaign-id spring --wait 30m', later);
    expect(sink.messages.length).toBeGreaterThan(before);
  });

  it('118 reports that name Spamhaus in hourly rounds: the mailbox stops after the first', async () => {
    await begin(list(118));
    const left: number[] = [];
    for (let hour = 14; hour < 18; hour++) {
      const now = `2026-03-03T${hour}:00:00Z`;
      const before = sink.messages.length;
      await run('rate_limiter send --campaign-id spring --max 30', now);
      left.push(sink.messages.length - before);
      for (const message of sink.messages.slice(before))
        dovecot.deliver(
          'ann@acme.test',
          writeReport({
            messageId: message.headers['message-id']!,
            recipient: message.to,
            status: '5.7.1',
            text: '550 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.spamhaus.org',
          }).join('\r\n'),
        );
      await run('response_tracker process --campaign-id spring', `2026-03-03T${hour}:30:00Z`);
    }
    expect(left).toEqual([30, 0, 0, 0]);
    const status = await run('rate_limiter status --campaign-id spring', '2026-03-03T18:00:00Z');
    expect(codes(status)).toContain('block_rate');
    expect(status.data.holds).toContainEqual(
      expect.objectContaining({ scope: 'mailbox', scopeId: 'ann', reason: 'block_rate' }),
    );
  });

  it('"Kein Interesse" in one campaign: a second campaign over the same list does not write', async () => {
    await begin(list(3));
    await run('rate_limiter send --campaign-id spring', TUESDAY);
    const [first] = sink.messages;
    dovecot.deliver(
      'ann@acme.test',
      [
        `From: ${first!.to}`,
        'To: ann@acme.test',
        'Subject: Re: Hello',
        `In-Reply-To: ${first!.headers['message-id']}`,
        'Message-ID: <answer@r1.test>',
        'Date: Tue, 3 Mar 2026 15:00:00 +0000',
        '',
        'Kein Interesse, danke.',
      ].join('\r\n'),
    );
    await run('response_tracker process', '2026-03-03T15:30:00Z');
    const before = sink.messages.length;
    writeCampaign('autumn');
    const started = await run(
      'rate_limiter start --config autumn.json --prospects prospects.csv',
      '2026-03-10T14:00:00Z',
    );
    expect(codes(started)).toContain('known_elsewhere');
    await run('response_tracker process', '2026-03-10T14:00:00Z');
    await run('rate_limiter send --campaign-id autumn --wait 5h', '2026-03-10T14:00:00Z');
    expect(
      sink.messages
        .slice(before)
        .map(({ to }) => to)
        .sort(),
    ).not.toContain(first!.to);
    expect(sink.messages.length - before).toBe(2);
  });

  it('SMTP dead for five days: alerts, then a hold after a day, and it goes on by itself', async () => {
    await begin(list(12));
    servers.ANN_SMTP = 'smtp://127.0.0.1:9';
    const hours = Array.from({ length: 20 }, (_, index) => index * 6);
    const at = (hour: number): string =>
      new Date(Date.parse(TUESDAY) + hour * 3_600_000).toISOString();
    for (const hour of hours) {
      await run('response_tracker process --mailbox ann', at(hour));
      await run('rate_limiter send --campaign-id spring', at(hour));
    }
    const dead = await run('rate_limiter status --campaign-id spring', at(120));
    expect(codes(dead)).toEqual(
      expect.arrayContaining(['account_persistently_failing', 'account_failing']),
    );
    expect(dead.data.holds).toContainEqual(
      expect.objectContaining({ scope: 'campaign', reason: 'account_persistently_failing' }),
    );
    expect(sink.messages).toEqual([]);
    servers.ANN_SMTP = sink.url;
    // The next Monday in New York.
    const back = '2026-03-09T14:00:00Z';
    await run('response_tracker process --mailbox ann', back);
    await run('rate_limiter send --campaign-id spring --wait 6h', back);
    expect(sink.messages.length).toBeGreaterThan(0);
    const well = await run('rate_limiter status --campaign-id spring', '2026-03-09T20:00:00Z');
    expect([codes(well), well.data.holds]).toEqual([[], []]);
  }, 240_000);

  it('IMAP dead from the first day: no person is written to, and every call says why', async () => {
    servers.ANN_IMAP = 'imap://ann%40acme.test:x@127.0.0.1:9';
    await begin(list(80));
    for (const day of ['03', '04', '05'])
      for (const hour of ['14', '17', '20'])
        await run('rate_limiter send --campaign-id spring', `2026-03-${day}T${hour}:00:00Z`);
    expect(sink.messages).toEqual([]);
    const status = await run('rate_limiter status --campaign-id spring', '2026-03-05T20:00:00Z');
    expect(codes(status)).toContain('inbox_stale');
    expect(status.next.map(({ run: step }) => step).join('\n')).toMatch(/process/);
    servers.ANN_IMAP = dovecot.url('ann@acme.test');
    await run('response_tracker process --mailbox ann', '2026-03-06T14:00:00Z');
    await run('rate_limiter send --campaign-id spring --wait 5h', '2026-03-06T14:00:00Z');
    expect(sink.messages.length).toBeGreaterThan(0);
  });
});
