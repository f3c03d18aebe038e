/**
 * `rehearse` as users call it: it needs no settings, leaves nothing behind, and its answer is
 * readable.
 */
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../../../lib/state/engine/choose-engine.ts';
import { WebSocketServer } from 'ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { campaignFile } from '../../../support/campaign.ts';
import { call, newFolder, writePeople, type Called } from '../../../support/script.ts';
import { people } from '../../../support/state-file.ts';

const NOW = ['--now', '2026-03-09T14:00:00Z'];
const folder = newFolder();
const temporary = join(folder, 'tmp');
let listener: WebSocketServer;
let connections = 0;

const run = (
  line: readonly string[],
  options: { onStart?: (kill: (signal: NodeJS.Signals) => void) => void } = {},
): Promise<Called> => call(line, { cwd: folder, env: { TMPDIR: temporary }, ...options });
const rehearse = (...line: string[]): Promise<Called> =>
  run(['rate_limiter', 'rehearse', ...line, ...NOW]);

/** Beside what the loader keeps there. */
const leftBehind = (): string[] =>
  readdirSync(temporary).filter((name) => !name.startsWith('tsx-'));

/** The whole content of the state file except the audit trail. */
function contents(): Record<string, string> {
  const db = openDatabase(join(folder, '.agentfs', 'campaigns.db'), { readonly: true });
  const tables = (
    db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all() as string[]
  ).filter((table) => !['tool_calls', 'sqlite_sequence'].includes(table));
  const all = Object.fromEntries(
    tables.map((table) => [table, JSON.stringify(db.prepare(`SELECT * FROM "${table}"`).all())]),
  );
  db.close();
  return all;
}

beforeAll(async () => {
  mkdirSync(temporary);
  listener = new WebSocketServer({ host: '127.0.0.1', port: 0 }).on('connection', (socket) => {
    connections++;
    socket.close();
  });
  await once(listener, 'listening');
  const { port } = listener.address() as { port: number };
  writeFileSync(
    join(folder, 'campaign.json'),
    JSON.stringify(
      campaignFile({
        rateLimits: { warmupEnabled: false, perHour: 40, perDay: 200 },
        notify: [{ url: `ws://127.0.0.1:${port}/`, allowPrivate: true }],
      }),
    ),
  );
  writePeople(folder, people(30));
  await run([
    'rate_limiter',
    'mailbox',
    'add',
    '--mailbox',
    'ann',
    '--from',
    'Ann Lee <ann@acme.test>',
    '--smtp',
    'env:NOT_SET',
    '--imap',
    'env:NOT_SET_EITHER',
    '--timezone',
    'America/New_York',
    ...NOW,
  ]);
  await run([
    'rate_limiter',
    'start',
    '--config',
    'campaign.json',
    '--prospects',
    'prospects.csv',
    '--no-dns',
    ...NOW,
  ]);
});
afterAll(() => new Promise((resolve) => listener.close(resolve)));

it('answers with the days, the end, the limits and the report; the state file is unchanged except for the audit row, and no listener is notified', async () => {
  const [before, told] = [contents(), connections];
  const { code, stderr, document } = await rehearse(
    '--campaign-id',
    'spring',
    '--rates',
    '{"replies":0.2,"deferrals":0.1}',
  );
  expect([code, stderr]).toEqual([0, '']);
  const { data } = document;
  expect(data).toMatchObject({
    campaignId: 'spring',
    seed: '1',
    from: '2026-03-09T14:00:00.000Z',
    until: '2027-03-09T14:00:00.000Z',
    endedBy: 'sequences_ended',
    daysOmitted: 0,
    alongside: [],
    kept: null,
    left: { open: 0, inDoubt: 0 },
    rates: { replies: { rate: 0.2, from: 'given' }, hardBounces: { rate: 0.02, from: 'assumed' } },
    report: { campaign: { id: 'spring' }, people: { enrolled: 30, underWay: 0 } },
  });
  expect(data.finishedAt).toBe(data.lastSentAt);
  expect(data.days[0]).toMatchObject({
    date: '2026-03-09',
    sent: expect.any(Number) as number,
    bounced: { hard: expect.any(Number) as number },
  });
  expect(data.totals.counts.sent).toBe(data.perMailbox[0].sent);
  expect(
    Object.values(data.enrollments as Record<string, number>).reduce((sum, n) => sum + n, 0),
  ).toBe(30);
  expect(data.limits.map(({ kind }: { kind: string }) => kind)).toEqual([
    'hour',
    'day',
    'rolling_day',
    'hour',
    'day',
    'rolling_day',
  ]);
  expect(document.warnings.map(({ code: name }) => name)).toEqual(['rates_assumed']);
  expect(document.next[0]?.run).toContain('status --campaign-id spring');
  expect(contents()).toEqual(before);
  expect(connections).toBe(told);
  expect(leftBehind()).toEqual([]);
});

it('says the same for people, and a row for each day', async () => {
  const text = await rehearse('--campaign-id', 'spring', '--format', 'text');
  for (const line of [
    'Rehearsal: Spring [ends]',
    'Day by day',
    'How the invented recipients respond',
    'Prospects by state at the end',
  ])
    expect(text.stdout).toContain(line);
  const csv = await rehearse('--campaign-id', 'spring', '--format', 'csv', '--limit', '2');
  expect(
    csv.stdout
      .trim()
      .split('\n')
      .map((line) => line.split(',').slice(0, 2).join(' ').trim()),
  ).toEqual(['campaignId day', 'spring 2026-03-09', expect.stringContaining('spring 2026-03-1')]);
});

it('the copy can be kept and read, but not sent from', async () => {
  const kept = await rehearse('--campaign-id', 'spring', '--keep', 'kept.db');
  expect(kept.document.data.kept).toBe('kept.db');
  const { endedAt, totals } = kept.document.data as {
    endedAt: string;
    totals: { counts: { sent: number } };
  };
  const report = await run([
    'analytics',
    'campaign',
    '--campaign-id',
    'spring',
    '--db',
    'kept.db',
    '--now',
    endedAt,
  ]);
  expect([
    report.code,
    report.document.data.totals.counts.sent,
    report.document.warnings.map(({ code }) => code),
  ]).toEqual([0, totals.counts.sent, expect.arrayContaining(['state_restored'])]);
  const sent = await run([
    'rate_limiter',
    'send',
    '--campaign-id',
    'spring',
    '--db',
    'kept.db',
    '--now',
    endedAt,
  ]);
  expect([sent.code, sent.document.error.code]).toEqual([77, 'state_restored']);
  const again = await rehearse('--campaign-id', 'spring', '--keep', 'kept.db');
  expect([again.code, again.document.error.code, existsSync(join(folder, 'kept.db'))]).toEqual([
    77,
    'output_exists',
    true,
  ]);
});

it('SIGINT ends it with nothing left', async () => {
  const stopped = await run(
    ['rate_limiter', 'rehearse', '--campaign-id', 'spring', '--every', '1m', ...NOW],
    {
      onStart(kill) {
        const look = setInterval(() => {
          if (leftBehind().length === 0) return;
          clearInterval(look);
          kill('SIGINT');
        }, 5);
      },
    },
  );
  expect([stopped.code, stopped.document.error.code]).toEqual([75, 'interrupted']);
  expect(leftBehind()).toEqual([]);
});

describe('is refused', () => {
  it.each([
    ['for a campaign that is not there', ['--campaign-id', 'sprnig'], 66, 'no_campaign', 'spring'],
    [
      'with an end in the past',
      ['--campaign-id', 'spring', '--until', '2026-03-09T14:00:00Z'],
      64,
      'usage',
      '--days',
    ],
    [
      'with two ends',
      ['--campaign-id', 'spring', '--until', '2026-04-09T14:00:00Z', '--days', '3'],
      64,
      'usage',
      'one of them',
    ],
    [
      'with looks too rare to be any',
      ['--campaign-id', 'spring', '--every', '8d'],
      64,
      'usage',
      '1h',
    ],
    [
      'with a rate that is none',
      ['--campaign-id', 'spring', '--rates', '{"replies":8}'],
      64,
      'usage',
      '0.03',
    ],
    [
      'with rates that do not fit together',
      ['--campaign-id', 'spring', '--rates', '{"replies":0.9,"unsubscribes":0.3}'],
      64,
      'usage',
      'Lower',
    ],
  ])('%s', async (_, line, code, name, hint) => {
    const refused = await rehearse(...line);
    expect([refused.code, refused.document.error.code]).toEqual([code, name]);
    expect(refused.document.error.hint).toContain(hint);
    expect(leftBehind()).toEqual([]);
  });

  it('for a campaign that is completed, with the way to its report', async () => {
    await run(['rate_limiter', 'complete', '--campaign-id', 'spring', '--end-open', ...NOW]);
    const refused = await rehearse('--campaign-id', 'spring');
    expect([refused.code, refused.document.error]).toMatchObject([
      77,
      {
        code: 'campaign_completed',
        hint: expect.stringContaining('analytics.ts campaign --campaign-id spring') as string,
      },
    ]);
  });
});
