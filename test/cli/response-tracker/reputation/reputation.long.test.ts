/**
 * A campaign of which a quarter is refused at RCPT, and which some receivers block: every answer
 * says so, and what servers said of us is counted by list, domain and provider.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../../lib/state/engine/choose-engine.ts';
import { campaignFile } from '../../../support/campaign.ts';
import { call, newFolder, type Called } from '../../../support/script.ts';
import { startSink, type SmtpSink } from '../../../support/smtp-sink.ts';
import { writeReport } from '../../../support/write-report.ts';

const folder = newFolder();
let now = '2026-03-09T15:00:00Z';
const CAMPAIGN = ['--campaign-id', 'spring'];
let sink: SmtpSink;
const refused = { dead: 0, blocked: 0 };

/** Every server writes its own queue id and time, as servers do. */
function answer(address: string): string | null {
  const id = `4${(refused.dead + refused.blocked + 1000).toString(36)}XyZbC3kT9`;
  if (address.startsWith('dead')) {
    refused.dead++;
    return `550 5.1.1 <${address}>: Recipient address rejected: User unknown (${id}, 15:0${refused.dead % 10}:11)`;
  }
  if (address.startsWith('strict')) {
    refused.blocked++;
    return `554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/192.0.2.7 (${id})`;
  }
  return null;
}

async function run(script: string, ...line: string[]): Promise<Called> {
  return call([script, ...line, '--now', now], { cwd: folder, env: { ANN_SMTP: sink.url } });
}
const answerOf = async (...line: string[]): Promise<Record<string, any>> =>
  (await run('response_tracker', ...line)).document.data as Record<string, any>;

function rows(sql: string): Record<string, unknown>[] {
  const db = openDatabase(join(folder, '.agentfs', 'campaigns.db'), { readonly: true });
  const found = db.prepare(sql).all() as Record<string, unknown>[];
  db.close();
  return found;
}

const messageIdOf = (email: string): string =>
  rows(
    `SELECT message_id AS id FROM message m JOIN prospect p ON p.id = m.prospect_id WHERE email = '${email}'`,
  )[0]!['id'] as string;

async function receive(name: string, report: string[]): Promise<unknown> {
  writeFileSync(join(folder, name), report.join('\r\n'));
  return answerOf('process', ...CAMPAIGN, '--source', name);
}

/** The operator lifts whatever a breaker or a rate holds, until everyone was tried. */
async function sendToAll(): Promise<void> {
  for (let round = 0; round < 20 && refused.dead < 25; round++) {
    if (round > 0)
      for (const target of [CAMPAIGN, ['--mailbox', 'ann'], ['--sending-domain', 'acme.test']])
        await run('rate_limiter', 'resume', ...target);
    await run('rate_limiter', 'send', ...CAMPAIGN, '--wait', '8h');
  }
}

beforeAll(async () => {
  sink = await startSink({ refuse: answer });
  const config = campaignFile({
    rateLimits: { perHour: 1000, perDay: 1000, warmupEnabled: false, burst: { minGapSeconds: 0 } },
  });
  writeFileSync(join(folder, 'campaign.json'), JSON.stringify(config));
  const addresses = [
    ...Array.from({ length: 70 }, (_, i) => `ok${i}@fine.test`),
    ...Array.from({ length: 24 }, (_, i) => `dead${i}@gone${i % 3}.test`),
    'dead.zebulon@zebulon-quist.test',
    ...Array.from({ length: 5 }, (_, i) => `strict${i}@strict.test`),
  ];
  writeFileSync(
    join(folder, 'prospects.csv'),
    ['email,first_name,country', ...addresses.map((email) => `${email},Pat,US`)].join('\n'),
  );
  const account = ['--mailbox', 'ann', '--from', 'Ann <ann@acme.test>', '--smtp', 'env:ANN_SMTP'];
  await run('rate_limiter', 'mailbox', 'add', ...account, '--timezone', 'America/New_York');
  const files = ['--config', 'campaign.json', '--prospects', 'prospects.csv'];
  await run('rate_limiter', 'start', ...files, '--no-dns', '--batch-size', '200');
  await sendToAll();
  now = '2026-03-10T15:00:00Z';
  const hard = { messageId: messageIdOf('ok1@fine.test'), recipient: 'ok1@fine.test' };
  await receive('1.eml', writeReport({ ...hard, status: '5.1.1', text: '550 5.1.1 User unknown' }));
  const blocked = { messageId: messageIdOf('ok2@fine.test'), recipient: 'ok2@fine.test' };
  const text = '550 5.7.1 [192.0.2.7] blocked using b.barracudacentral.org: ok2@fine.test';
  await receive('2.eml', writeReport({ ...blocked, status: '5.7.1', text }));
}, 60_000);
afterAll(() => sink.close());

describe('refusals at SMTP time', () => {
  it('stand in report beside the bounces that came back, in every format, as in analytics', async () => {
    expect(refused.dead).toBe(25);
    const { responses } = await answerOf('report', ...CAMPAIGN);
    expect(responses).toMatchObject({
      total: 2,
      bounce: { hard: 26, soft: 0, block: 1 },
      refusedAtSmtp: { hard: 25, soft: 0, block: 0 },
    });
    const analytics = await run('analytics', 'campaign', ...CAMPAIGN);
    expect(analytics.document.data.totals.counts.bounced).toEqual({ hard: 26, soft: 0, block: 1 });
    const text = await run('response_tracker', 'report', ...CAMPAIGN, '--format', 'text');
    expect(text.stdout).toMatch(/hard\s*:?\s*26/);
    const csv = await run('response_tracker', 'report', ...CAMPAIGN, '--format', 'csv');
    const [header = '', cells = ''] = csv.stdout.trim().split('\r\n');
    expect(cells.split(',')[header.split(',').indexOf('refusedAtSmtpHard')]).toBe('25');
  });

  it('are listed with the bounces by one cursor, and shown with their attempts', async () => {
    const seen: any[] = [];
    let cursor: string[] = [];
    for (let page = 0; page < 4 && (page === 0 || cursor.length > 0); page++) {
      const line = ['replies', ...CAMPAIGN, '--kind', 'bounce', '--limit', '10', ...cursor];
      const { replies } = await answerOf(...line);
      expect(replies.total).toBe(27);
      seen.push(...replies.rows);
      cursor = replies.nextCursor === null ? [] : ['--cursor', replies.nextCursor];
    }
    expect(seen).toHaveLength(27);
    expect(
      new Set(seen.map(({ at, refusalId, responseId }) => `${at}${refusalId ?? responseId}`)).size,
    ).toBe(27);
    expect(seen.filter(({ at }) => at === 'smtp')).toHaveLength(25);
    // Newest first: the reports came back after the last refusal.
    expect(seen.slice(0, 2).map(({ at, bounce }) => [at, bounce.class])).toEqual([
      ['report', 'block'],
      ['report', 'hard'],
    ]);
    const first = seen.find(({ at, bounce }) => at === 'smtp' && bounce.class === 'hard');
    expect(first).toMatchObject({
      responseId: null,
      bounce: { class: 'hard', reason: 'user_unknown' },
    });
    expect(first.untrusted.text).toContain('User unknown');
    const shown = await answerOf('show', '--refusal-id', String(first.refusalId));
    expect(shown).toMatchObject({
      bounce: { class: 'hard', status: '5.1.1', code: 550 },
      message: { email: first.email },
      attempts: [{ outcome: 'hard', phase: 'rcpt' }],
      standing: { prospect: 'invalid' },
    });
  });

  it('need a known id, and exactly one', async () => {
    const missing = await run('response_tracker', 'show', '--refusal-id', '99999');
    expect([missing.code, missing.document.error.code]).toEqual([66, 'no_response']);
    const both = await run('response_tracker', 'show', '--refusal-id', '1', '--response-id', '1');
    expect(both.code).toBe(64);
  });
});

describe('the reputation log', () => {
  it('counts what servers said by sending domain, list and provider', async () => {
    const { document } = await run('response_tracker', 'reputation');
    const { data } = document;
    expect(data['sendingDomains']).toMatchObject([
      { sendingDomain: 'acme.test', hardBounce: 26, block: refused.blocked + 1, deferral: 0 },
    ]);
    const lists = data['lists'].map((one: any) => [one.list, one.count, one.ips, one.page]);
    expect(lists.sort()).toEqual([
      ['barracuda', 1, ['192.0.2.7'], 'https://www.barracudacentral.org/rbl/removal-request'],
      ['spamhaus-zen', refused.blocked, ['192.0.2.7'], 'https://check.spamhaus.org/'],
    ]);
    // One row for each recipient domain, whatever queue ids and times its server writes.
    const perDomain = data['refusals'].rows.map((row: any) => [
      row.at,
      row.kind,
      row.domain,
      row.count,
    ]);
    expect(perDomain.sort()).toEqual(
      [
        ['report', 'block', 'fine.test', 1],
        ['report', 'hard_bounce', 'fine.test', 1],
        ['smtp', 'block', 'strict.test', refused.blocked],
        ['smtp', 'hard_bounce', 'gone0.test', 8],
        ['smtp', 'hard_bounce', 'gone1.test', 8],
        ['smtp', 'hard_bounce', 'gone2.test', 8],
        ['smtp', 'hard_bounce', 'zebulon-quist.test', 1],
      ].sort(),
    );
    const delist = document.next.find(({ run: line }) => line.includes('--list spamhaus-zen'));
    expect(delist?.why).toContain('https://check.spamhaus.org/');
  });

  it('holds no address, and shows the words only as untrusted', async () => {
    expect(
      rows('SELECT * FROM refusal').filter((row) =>
        /\S@\S|dead[\d.]|ok\d/.test(Object.values(row).join(' ')),
      ),
    ).toEqual([]);
    const { stdout } = await run('response_tracker', 'reputation');
    const trusted = JSON.stringify(JSON.parse(stdout), (key, value: unknown) =>
      key === 'untrusted' ? null : value,
    );
    expect(trusted).not.toContain('Service unavailable');
    expect(stdout).toContain('Service unavailable');
  });

  it('narrows by mailbox, domain, list and time, and pages', async () => {
    const count = async (...line: string[]): Promise<number> =>
      (await answerOf('reputation', ...line)).refusals.total;
    expect([
      await count('--mailbox', 'ann', '--domain', 'acme.test'),
      await count('--domain', 'gone1.test'),
      await count('--list', 'barracuda'),
      await count('--since', '1h'),
    ]).toEqual([7, 1, 1, 2]);
    const { refusals } = await answerOf('reputation', '--limit', '6');
    const rest = await answerOf('reputation', '--limit', '6', '--cursor', refusals.nextCursor);
    expect([refusals.rows.length, rest.refusals.rows.length, rest.refusals.nextCursor]).toEqual([
      6,
      1,
      null,
    ]);
    const wrong = await run('response_tracker', 'reputation', '--list', 'nonsense');
    expect(wrong.code).toBe(64);
  });

  it('takes nothing from a report that is not proven', async () => {
    const before = rows('SELECT count(*) AS n, sum(times) AS times FROM refusal');
    const forged = {
      messageId: `<${'a'.repeat(16)}.${'b'.repeat(10)}@acme.test>`,
      recipient: 'ok3@fine.test',
    };
    const text = '550 5.7.1 blocked using zen.spamhaus.org';
    await receive('3.eml', writeReport({ ...forged, status: '5.7.1', text }));
    expect(rows('SELECT count(*) AS n, sum(times) AS times FROM refusal')).toEqual(before);
  });

  it('forgets the domain of a forgotten person who was alone there', async () => {
    const email = 'dead.zebulon@zebulon-quist.test';
    await run('rate_limiter', 'people', 'forget', '--prospect', email, '--reason', 'asked');
    const kept = rows(
      "SELECT domain, words, sample, times FROM refusal WHERE domain LIKE '%forgotten%' OR domain LIKE '%zebulon%'",
    );
    expect(kept).toEqual([{ domain: 'forgotten.invalid', words: '', sample: '', times: 1 }]);
  });
});
