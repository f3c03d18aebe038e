/** One SMTP account under several names, through the real scripts: its limits count once. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../../../lib/state/engine/choose-engine.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { campaignFile } from '../../../support/campaign.ts';
import { call, newFolder, writePeople, type Called } from '../../../support/script.ts';
import { startSink, type SmtpSink } from '../../../support/smtp-sink.ts';

let sink: SmtpSink;
let cwd: string;
let env: Record<string, string>;
beforeEach(async () => {
  sink = await startSink({ login: (_, __, done) => done(null, { user: 'x' }) });
  cwd = newFolder();
  env = { A_SMTP: as('sales'), B_SMTP: as('sales', 'other-password'), C_SMTP: as('carl') };
});
afterEach(() => sink.close());

const as = (user: string, pass = 'secret'): string => sink.url.replace('//', `//${user}:${pass}@`);
const at = (minutes: number): string => new Date(Date.UTC(2026, 2, 9, 15, minutes)).toISOString();
const run = (line: string[], minutes = 0): Promise<Called> =>
  call([...line, '--now', at(minutes)], { cwd, env });
const add = (id: string, variable: string, from = `${id}@acme.test`): Promise<Called> =>
  run([
    'rate_limiter',
    'mailbox',
    'add',
    '--mailbox',
    id,
    '--from',
    from,
    '--smtp',
    `env:${variable}`,
    '--timezone',
    'UTC',
  ]);

async function startCampaign(mailboxes: string[], hourly = 5): Promise<void> {
  await plan(mailboxes, hourly);
  makeDue(mailboxes);
}

async function plan(mailboxes: string[], hourly = 5): Promise<void> {
  await run(['rate_limiter', 'configure', '--hourly', String(hourly)]);
  writeFileSync(
    join(cwd, 'campaign.json'),
    JSON.stringify(
      campaignFile({
        mailboxes,
        sendWindow: { start: '00:00', end: '23:59', maxLateness: 0 },
        rateLimits: { warmupEnabled: false, burst: { minGapSeconds: 0 } },
      }),
    ),
  );
  writePeople(
    cwd,
    Array.from({ length: 60 }, (_, index) => ({ email: `p${index}@example.test` })),
  );
  expect(
    (
      await run([
        'rate_limiter',
        'start',
        '--config',
        'campaign.json',
        '--prospects',
        'prospects.csv',
      ])
    ).code,
  ).toBe(0);
}

/** All messages due at once, half of them from each mailbox. */
function makeDue([first = '', second = first]: string[]): void {
  const db = openDatabase(join(cwd, '.agentfs', 'campaigns.db'));
  db.prepare('UPDATE message SET send_at = 0, open_until = 9e15').run();
  db.prepare('UPDATE message SET mailbox_id = ? WHERE id % 2 = 0').run(first);
  db.prepare('UPDATE message SET mailbox_id = ? WHERE id % 2 = 1').run(second);
  db.close();
}
const send = async (minutes: number, ...flags: string[]): Promise<number> =>
  (await run(['rate_limiter', 'send', ...flags], minutes)).document.data.sent as number;

describe('the same SMTP user under two names', () => {
  it('is reported when it is added, and has the limits once', async () => {
    expect((await add('ann', 'A_SMTP')).document.data.sharesLimitsWith).toEqual([]);
    const second = await add('ben', 'B_SMTP');
    expect([
      second.code,
      second.document.data.sharesLimitsWith,
      second.document.warnings.map(({ code }) => code),
    ]).toEqual([0, ['ann'], expect.arrayContaining(['account_shared'])]);
    await startCampaign(['ann', 'ben']);
    const counts: number[] = [];
    for (const minutes of [0, 30, 59, 60]) counts.push(await send(minutes));
    expect(counts).toEqual([5, 0, 0, 5]);
    const { document } = await run(['rate_limiter', 'status', '--campaign-id', 'spring'], 61);
    expect(
      document.data.limits
        .filter(({ kind }: { kind: string }) => kind === 'hour')
        .map(({ used, limit }: { used: number; limit: number }) => [used, limit]),
    ).toEqual([
      [5, 5],
      [5, 5],
    ]);
    expect(
      document.data.mailboxes.map(
        ({ sharesLimitsWith }: { sharesLimitsWith: string[] }) => sharesLimitsWith,
      ),
    ).toEqual([['ben'], ['ann']]);
  }, 60_000);

  it('keeps the strictest of its limits: a second name without limits is no way around them', async () => {
    await add('ann', 'A_SMTP');
    await run(['rate_limiter', 'configure', '--mailbox', 'ann', '--hourly', '3']);
    await add('ben', 'B_SMTP');
    await startCampaign(['ann', 'ben'], 50);
    expect([await send(0), await send(10)]).toEqual([3, 0]);
  }, 60_000);

  it('is found out by send where the variables were not set before, or lead elsewhere by now', async () => {
    const known = { ...env };
    env = {};
    await add('ann', 'A_SMTP');
    expect((await add('ben', 'B_SMTP')).document.data.sharesLimitsWith).toEqual([]);
    env = { ...known, B_SMTP: as('carl') };
    await startCampaign(['ann', 'ben']);
    expect(await send(0)).toBe(10);
    // Now both log in as carl: what ben sent as carl counts for ann, and the other way round.
    env = { ...known, A_SMTP: as('carl'), B_SMTP: as('carl') };
    const shared = await run(['rate_limiter', 'send'], 30);
    expect([shared.document.data.sent, shared.document.warnings.map(({ code }) => code)]).toEqual([
      0,
      ['account_shared'],
    ]);
    // Exchanged once more: ann's messages of an hour ago through the account of sales still count
    // for the mailbox that uses it now.
    env = { ...known, A_SMTP: as('carl'), B_SMTP: as('sales') };
    expect(await send(45)).toBe(0);
    expect(await send(60)).toBe(5);
  }, 60_000);

  it('plans for both as for one', async () => {
    await add('ann', 'A_SMTP');
    await add('ben', 'B_SMTP');
    await plan(['ann', 'ben']);
    const { scheduled } = (
      await run(['rate_limiter', 'schedule', '--campaign-id', 'spring', '--batch-size', '20'], 0)
    ).document.data;
    const instants = scheduled
      .map(({ sendAt }: { sendAt: string }) => Date.parse(sendAt))
      .sort((a: number, b: number) => a - b);
    expect(instants.length).toBe(20);
    for (let index = 5; index < instants.length; index++)
      expect(instants[index] - instants[index - 5]).toBeGreaterThanOrEqual(3_600_000);
  }, 60_000);
});

describe('two users', () => {
  it('of one server have their own limits; on a server without login mailboxes share nothing', async () => {
    await add('ann', 'A_SMTP');
    await add('carl', 'C_SMTP');
    await startCampaign(['ann', 'carl']);
    expect(await send(0)).toBe(10);
  }, 60_000);
});

describe('the same address under another name', () => {
  it('is refused, however it is written', async () => {
    await add('ann', 'A_SMTP', 'ann@acme.test');
    for (const from of ['ann@acme.test', 'Ann Lee <ANN@Acme.test>', 'ann+two@acme.test']) {
      const refused = await add('ben', 'C_SMTP', from);
      expect([refused.code, refused.document.error.code, refused.document.error.details]).toEqual([
        77,
        'address_in_use',
        { mailbox: 'ann' },
      ]);
    }
    expect((await run(['rate_limiter', 'mailbox', 'list'])).document.data.mailboxes.total).toBe(1);
  }, 60_000);

  it('is refused to a mailbox that is changed, too; what names itself is not', async () => {
    await add('ann', 'A_SMTP');
    await add('carl', 'C_SMTP');
    expect(
      (
        await run([
          'rate_limiter',
          'mailbox',
          'add',
          '--mailbox',
          'carl',
          '--from',
          'Ann <ann@acme.test>',
        ])
      ).document.error.code,
    ).toBe('address_in_use');
    expect((await add('ann', 'A_SMTP')).document.data.outcome).toBe('unchanged');
  }, 60_000);
});

it('the stored account is a keyed digest: neither user nor password', async () => {
  await add('ann', 'A_SMTP');
  const db = openDatabase(join(cwd, '.agentfs', 'campaigns.db'));
  const rows = db
    .prepare('SELECT mailbox_id AS mailbox, account, until_at AS until FROM mailbox_account')
    .all();
  db.close();
  expect(rows).toEqual([
    { mailbox: 'ann', account: expect.stringMatching(/^[0-9a-f]{32}$/), until: null },
  ]);
}, 60_000);
