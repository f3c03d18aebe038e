/** A person who is forgotten: nothing of theirs is found in the bytes of the file, and no later import mails them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../../lib/state/engine/choose-engine.ts';
import { campaignFile } from '../../../support/campaign.ts';
import { call, newFolder, type Called } from '../../../support/script.ts';
import { startSink, type SmtpSink } from '../../../support/smtp-sink.ts';

const folder = newFolder();
const state = join(folder, '.agentfs', 'campaigns.db');
const EMAIL = 'zebulon.quist@example.test';
/** Everything that only this person has. */
const TRACES = ['zebulon', 'quist', 'Xylograph', 'Wunderwort', 'Kalmückensteppe'];
let sink: SmtpSink;

async function run(script: string, ...line: string[]): Promise<Called> {
  const env = { ANN_SMTP: sink.url };
  return call([script, ...line, '--now', '2026-03-09T15:00:00Z'], { cwd: folder, env });
}

function tracesInFile(): string[] {
  const bytes = readFileSync(state).toString('latin1').toLowerCase();
  return TRACES.filter((trace) =>
    bytes.includes(Buffer.from(trace, 'utf8').toString('latin1').toLowerCase()),
  );
}

/** Where a trace still is: the bytes say only that it is. */
function tablesWithTraces(): string[] {
  const db = openDatabase(state, { readonly: true });
  const tables = db
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
    .pluck()
    .all() as string[];
  const found = tables.filter((table) => {
    const text = JSON.stringify(db.prepare(`SELECT * FROM "${table}"`).all()).toLowerCase();
    return TRACES.some((trace) => text.includes(trace.toLowerCase()));
  });
  db.close();
  return found;
}

function figures(): unknown {
  const db = openDatabase(state, { readonly: true });
  const all = (sql: string): unknown[] => db.prepare(sql).all();
  const found = [
    all('SELECT metric, sum(n) AS n FROM counter GROUP BY 1 ORDER BY 1'),
    all('SELECT state, n FROM enrollment_count WHERE n > 0 ORDER BY 1'),
    all('SELECT sum(n) AS people FROM zone_count'),
    all('SELECT count(*) AS n FROM message'),
    all('SELECT count(*) AS n FROM reservation'),
  ];
  db.close();
  return found;
}

function writeList(name: string, ...rows: string[]): string {
  writeFileSync(join(folder, name), ['email,first_name,company,country', ...rows].join('\n'));
  return name;
}

beforeAll(async () => {
  sink = await startSink();
  const config = campaignFile({
    steps: [
      { subject: 'Hello {{first_name}} of {{company}}', text: 'Hi {{first_name}}' },
      { text: 'And again', delay: { days: 3 } },
    ],
    rateLimits: { warmupEnabled: false, burst: { minGapSeconds: 0 } },
  });
  writeFileSync(join(folder, 'campaign.json'), JSON.stringify(config));
  writeList('prospects.csv', `${EMAIL},Zebulon,Xylograph Ltd,US`, 'amy@example.test,Amy,Acme,US');
  const account = ['--mailbox', 'ann', '--from', 'Ann <ann@acme.test>', '--smtp', 'env:ANN_SMTP'];
  await run('rate_limiter', 'mailbox', 'add', ...account, '--timezone', 'America/New_York');
  const files = ['--config', 'campaign.json', '--prospects', 'prospects.csv'];
  await run('rate_limiter', 'start', ...files);
  await run('rate_limiter', 'schedule', '--campaign-id', 'spring', '--batch-size', '5');
  await run('rate_limiter', 'send', '--campaign-id', 'spring', '--wait', '6h');
  const db = openDatabase(state, { readonly: true });
  const messageId = db
    .prepare(
      'SELECT message_id FROM message m JOIN prospect p ON p.id = m.prospect_id WHERE email = ?',
    )
    .pluck()
    .get(EMAIL);
  db.close();
  const reply = [
    'From: Zebulon Quist <Zebulon.Quist+x@example.test>',
    'To: ann@acme.test',
    'Subject: Re: Hello Zebulon of Xylograph',
    'Date: Mon, 09 Mar 2026 14:59:00 +0000',
    'Message-ID: <1@example.test>',
    `In-Reply-To: ${String(messageId)}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Wunderwort! Please delete my data, says the man from the Kalmückensteppe.',
  ].join('\r\n');
  const colleague = reply
    .replace('Zebulon Quist <Zebulon.Quist+x@', 'Amy <amy@')
    .replace('Re: Hello Zebulon of Xylograph', 'Re: Hello')
    .replace('<1@', '<2@')
    .replace(/Wunderwort.*/, `Please write to ${EMAIL} instead.`);
  writeFileSync(join(folder, '1.eml'), reply);
  writeFileSync(join(folder, '2.eml'), colleague.replace(String(messageId), '<x@acme.test>'));
  await run('response_tracker', 'process', '--campaign-id', 'spring', '--source', '1.eml');
  await run('response_tracker', 'process', '--campaign-id', 'spring', '--source', '2.eml');
  await run('rate_limiter', 'why', '--prospect', EMAIL);
  await run('rate_limiter', 'why', '--name', 'Zebulon');
  await run('rate_limiter', 'people', '--name', 'Zebulon Quist', '--campaign-id', 'spring');
  await run('rate_limiter', 'people', '--prospect', EMAIL);
  await run('rate_limiter', 'sent', '--date', 'today');
  await run('rate_limiter', 'preview', '--campaign-id', 'spring', '--sample', '2', '--step', '2');
  const shown = ['--campaign-id', 'spring', '--prospect', EMAIL];
  await run(
    'rate_limiter',
    'mailbox',
    'test',
    '--mailbox',
    'ann',
    '--to',
    'me@acme.test',
    ...shown,
  );
  await run('rate_limiter', 'people', 'remove', ...shown, '--reason', 'Quist asked by phone');
  await run('response_tracker', 'replies');
  await run('response_tracker', 'show', '--response-id', '1');
  await run('response_tracker', 'contacts');
  await run('rate_limiter', 'tick');
  const bad = writeList('bad.csv', 'zebulon.quist+b@example.test,Zebulon,Xylograph Ltd,US');
  await run('rate_limiter', 'import', '--campaign-id', 'spring', '--prospects', bad);
  await run('analytics', 'campaign', '--campaign-id', 'spring');
}, 60_000);

describe('a right that a person invokes', () => {
  it('is counted by process, and stands first in replies and report', async () => {
    const again = await run('response_tracker', 'process', '--source', '1.eml');
    expect(again.document.data).toMatchObject({ known: 1, requests: 0 });
    const replies = await run('response_tracker', 'replies', '--campaign-id', 'spring');
    expect(replies.document.data.replies.rows[0]).toMatchObject({
      email: EMAIL,
      request: 'erasure',
    });
    expect(replies.document.next[0]?.why).toContain('Art. 17');
    const report = await run('response_tracker', 'report', '--campaign-id', 'spring');
    expect(report.document.data.needsAPerson[0]).toMatchObject({
      email: EMAIL,
      request: 'erasure',
      unverified: false,
    });
    expect(report.document.next[0]?.why).toContain('Art. 17');
  }, 30_000);
});

describe('people export', () => {
  it('has the fields, messages, and words of the person, and keeps none of it in the audit trail', async () => {
    const { document } = await run('rate_limiter', 'people', 'export', '--prospect', EMAIL);
    expect(document.data).toMatchObject({
      person: { email: EMAIL, fields: { first_name: 'Zebulon', company: 'Xylograph Ltd' } },
      enrollments: [{ campaignId: 'spring', state: 'unsubscribed' }],
      messages: [{ step: 1, state: 'sent', subject: 'Hello Zebulon of Xylograph Ltd' }],
      responses: [{ kind: 'unsubscribe', request: 'erasure' }],
      suppressions: [{ kind: 'address', reason: 'unsubscribed' }],
    });
    expect(document.data.responses[0].untrusted.text).toContain('Wunderwort');
    expect(document.data.responses[0].untrusted.source).toContain('In-Reply-To');
    expect(document.data.events.map(({ type }: { type: string }) => type)).toContain(
      'message.sent',
    );
    const db = openDatabase(state, { readonly: true });
    const kept = db
      .prepare(
        `SELECT parameters, result FROM tool_calls WHERE name = 'rate_limiter.people_export'`,
      )
      .all();
    db.close();
    expect(kept).toEqual([{ parameters: '{}', result: '{}' }]);
  }, 30_000);
});

describe('people forget', () => {
  const forget = (prospect: string, ...more: string[]): Promise<Called> =>
    run('rate_limiter', 'people', 'forget', '--prospect', prospect, '--reason', 'asked', ...more);

  it('--dry-run says what would be erased, and erases nothing', async () => {
    const before = figures();
    const { document } = await forget(EMAIL, '--dry-run');
    expect(document.data).toMatchObject({
      outcome: 'forgotten',
      dryRun: true,
      erased: { responses: 1, subjects: 1, suppressions: 1 },
    });
    expect(document.data.erased.toolCalls).toBeGreaterThan(0);
    expect([figures(), tracesInFile()]).toEqual([before, TRACES]);
  }, 30_000);

  it('leaves no trace in the bytes of the file, and every counter as it was', async () => {
    const before = figures();
    const { document } = await forget('ZEBULON.quist+tag@example.test');
    expect(document.data).toMatchObject({ outcome: 'forgotten', compacted: true, dryRun: false });
    expect(tablesWithTraces()).toEqual([]);
    expect(tracesInFile()).toEqual([]);
    expect(figures()).toEqual(before);
  }, 30_000);

  it('twice is once', async () => {
    const { document } = await forget(EMAIL);
    const none = Object.values(document.data.erased as Record<string, number>);
    expect(document.data.outcome).toBe('already');
    expect(none.every((n) => n === 0)).toBe(true);
    expect(tracesInFile()).toEqual([]);
  }, 30_000);

  it.each([EMAIL, 'Zebulon.Quist+later@example.test'])(
    'no later import mails %s',
    async (email) => {
      const list = writeList('more.csv', `${email},Zeb,X,US`);
      const line = ['--campaign-id', 'spring', '--prospects', list];
      const { document } = await run('rate_limiter', 'import', ...line);
      expect(document.data.imported).toMatchObject({
        enrolled: 0,
        report: { excluded: 1, findings: { suppressed: { count: 1 } } },
      });
      expect(tracesInFile()).toEqual([]);
    },
    30_000,
  );

  it('an unknown person is an error that does not repeat the address', async () => {
    const { code, document } = await forget('nowhere@example.test');
    expect([code, document.error.code]).toEqual([66, 'no_prospect']);
    expect(JSON.stringify(document.error)).not.toContain('nowhere');
  }, 30_000);

  it('replies and status still work, and the request is done', async () => {
    const report = await run('response_tracker', 'report', '--campaign-id', 'spring');
    expect(report.document).toMatchObject({
      ok: true,
      data: { needsAPerson: [{ kind: 'reply' }] },
    });
    const status = await run('rate_limiter', 'status', '--campaign-id', 'spring');
    expect(status.document.ok).toBe(true);
  }, 30_000);
});
