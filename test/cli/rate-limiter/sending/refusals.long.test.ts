/** What `send` refuses now stands first in `why`, `status` and `schedule`, through the real scripts. */
import { chmodSync, copyFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../../../lib/domain/time.ts';
import { openDatabase } from '../../../../lib/state/engine/choose-engine.ts';
import { closeState } from '../../../../lib/state/file/open.ts';
import { call, newFolder, type Called } from '../../../support/script.ts';
import { plan } from '../../../support/sending.ts';
import { startSink, type SmtpSink } from '../../../support/smtp-sink.ts';
import { newPath, people, seededState } from '../../../support/state-file.ts';

let sink: SmtpSink;
let path: string;
let env: Record<string, string>;
let clock: string[];

/** Every message is planned and long due; two an hour. */
beforeEach(async () => {
  sink = await startSink();
  path = newPath();
  clock = [];
  env = { ANN_SMTP: sink.url };
  const file = { sendWindow: { maxLateness: 0 } };
  const limits = { perHour: 2 };
  const state = await seededState(
    { now: Date.now() - HOUR, people: people(6), limits, file },
    path,
  );
  await plan(state, Date.now());
  state.db.prepare('UPDATE message SET send_at = 0, open_until = ?').run(Date.now() + 900 * DAY);
  closeState(state);
});
afterEach(() => sink.close());

const run = (script: string, ...line: string[]): Promise<Called> =>
  call([script, ...line, ...clock, '--db', path], { cwd: newFolder(), env });
const limiter = (...line: string[]): Promise<Called> => run('rate_limiter', ...line);
const CAMPAIGN = ['--campaign-id', 'spring'];

function sql(statement: string, ...values: number[]): void {
  const db = openDatabase(path);
  try {
    db.prepare(statement).run(...values);
  } finally {
    db.close();
  }
}

async function shown() {
  const status = await limiter('status', ...CAMPAIGN);
  const why = await limiter('why', ...CAMPAIGN);
  const person = await limiter('why', '--prospect', 'p6@example.test', ...CAMPAIGN);
  const mailbox = await limiter('why', '--mailbox', 'ann');
  // Last, because it moves what is due.
  const schedule = await limiter('schedule', ...CAMPAIGN);
  const because = [why.document.data, person.document.data.campaigns[0], mailbox.document.data];
  return { answers: [status, schedule, why, person, mailbox], because };
}

describe('what send refuses, the others show first, with the same code and text', () => {
  it.each<[string, string, () => void]>([
    ['clock_jump', '--accept-clock', () => sql('UPDATE clock SET at = at - ?', 30 * HOUR)],
    [
      'state_restored',
      'resolve --restored',
      () => {
        const copy = newPath();
        copyFileSync(path, copy);
        chmodSync(copy, 0o600);
        path = copy;
      },
    ],
    ['secret_missing', 'send', () => (env = {})],
    ['smtp_url', 'send', () => (env = { ANN_SMTP: 'http://127.0.0.1/' })],
    [
      'virtual_clock',
      'send',
      () => {
        env = { ANN_SMTP: 'smtp://mail.acme.test:2525' };
        clock = ['--now', new Date(Date.now() + 2 * HOUR).toISOString()];
      },
    ],
  ])(
    '%s',
    async (code, step, make) => {
      await limiter('send', '--max', '1');
      make();
      const refused = await limiter('send', ...CAMPAIGN);
      expect(refused.document).toMatchObject({ ok: false, error: { code } });
      const { answers, because } = await shown();
      const { message } = refused.document.error;
      const time = /\d{4}-\d{2}-\d{2}T[\d:.]+Z/g;
      const timeless = (text: string): string => text.replaceAll(time, 'T');
      for (const { document } of answers) {
        expect(document.ok).toBe(true);
        expect(document.warnings[0].code).toBe(code);
        expect(timeless(document.warnings[0].message)).toBe(timeless(message));
        expect(
          document.warnings.filter((each: { code: string }) => each.code === code),
        ).toHaveLength(1);
        expect(document.next[0]?.why).toBe(refused.document.error.hint);
        expect(document.next[0]?.run).toContain(step);
      }
      for (const { because: first, chain } of because) {
        expect([first, chain[0].code, chain[0].lifts]).toEqual([code, code, 'operator']);
        expect(timeless(chain[0].text)).toBe(timeless(message));
        expect(chain.map((link: { code: string }) => link.code)).not.toContain('due');
      }
      // Nothing else is proposed that would be refused as well.
      for (const { document } of answers.slice(0, 2)) expect(document.next).toHaveLength(1);
      expect(sink.messages).toHaveLength(1);
    },
    90_000,
  );

  it('nothing, while send goes on', async () => {
    const { answers, because } = await shown();
    expect(answers.flatMap(({ document }) => document.warnings)).toEqual([]);
    expect(because.map((each) => each.because)).toEqual(['due', 'due', null]);
    sql('UPDATE message SET send_at = 0, open_until = ?', Date.now() + 900 * DAY);
    expect((await limiter('send', ...CAMPAIGN, '--max', '1')).document.data.sent).toBe(1);
  }, 90_000);

  it('a jump of the clock is no matter of a call with --now', async () => {
    await limiter('send', '--max', '1');
    sql('UPDATE clock SET at = at - ?', 30 * HOUR);
    clock = ['--now', new Date(Date.now() + 2 * HOUR).toISOString()];
    const { answers } = await shown();
    expect(answers.flatMap(({ document }) => document.warnings)).toEqual([]);
    expect((await limiter('send', ...CAMPAIGN, '--max', '1')).document.ok).toBe(true);
  }, 90_000);
});

it('clock_behind leads what it holds back', async () => {
  await limiter('send');
  sql('UPDATE reservation SET at = at + ?', 365 * DAY);
  const sent = await limiter('send', ...CAMPAIGN);
  const [warning] = sent.document.warnings;
  expect([sent.document.data.sent, warning.code]).toEqual([0, 'clock_behind']);
  const { answers, because } = await shown();
  for (const { document } of answers) {
    expect(document.warnings[0].code).toBe('clock_behind');
    expect(document.next[0]?.run).toContain('--accept-clock');
  }
  for (const { because: first, chain } of because)
    expect([first, chain[1].code]).toEqual(['clock_behind', 'limit_hour']);
}, 90_000);

it.each<[string, string[]]>([
  ['hold', ['pause', '--all', '--reason', 'holidays']],
  ['hold', ['pause', ...CAMPAIGN, '--reason', 'a wrong text']],
  ['campaign_completed', ['complete', ...CAMPAIGN, '--end-open']],
])(
  '%s of everything or the campaign is the first warning of send, status and schedule',
  async (code, line) => {
    const done = await limiter(...line);
    expect(done.document.error ?? null).toBeNull();
    const sent = await limiter('send', ...CAMPAIGN);
    expect(sent.document.data.sent).toBe(0);
    const status = await limiter('status', ...CAMPAIGN);
    const first = [sent, status].map(({ document }) => document.warnings[0]);
    expect(first.map((each) => each.code)).toEqual([code, code]);
    const schedule = await limiter('schedule', ...CAMPAIGN);
    if (schedule.document.ok) expect(schedule.document.warnings[0]).toEqual(first[1]);
    const why = await limiter('why', ...CAMPAIGN);
    expect(why.document.data.because).toBe(code);
    expect(why.document.data.chain[0].text).toBe(first[0].message);
  },
  60_000,
);

it('what has ended for good stays first for its person: accepting the clock would change nothing', async () => {
  await limiter('send', '--max', '1');
  await run('response_tracker', 'suppress', '--email', 'p6@example.test', '--reason', 'asked');
  sql('UPDATE clock SET at = at - ?', 30 * HOUR);
  const { document } = await limiter('why', '--prospect', 'p6@example.test', ...CAMPAIGN);
  expect([document.data.campaigns[0].because, document.warnings[0].code]).toEqual([
    'suppressed',
    'clock_jump',
  ]);
}, 60_000);
