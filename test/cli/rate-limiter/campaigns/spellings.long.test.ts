/**
 * One person under several spellings, through the real scripts: enrolled once, and stopped
 * everywhere by any of them.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { call, newFolder, writePeople, type Called } from '../../../support/script.ts';
import { campaignFile } from '../../../support/campaign.ts';
import { startSink, type SmtpSink } from '../../../support/smtp-sink.ts';

const SPELLINGS = [
  'Ann.Lee@gmail.com',
  'annlee@gmail.com',
  'a.n.n.l.e.e@googlemail.com',
  'annlee+shop@gmail.com',
  'ANNLEE+x@googlemail.com',
];

let sink: SmtpSink;
let cwd: string;
beforeEach(async () => {
  sink = await startSink();
  cwd = newFolder();
  await run(
    'rate_limiter',
    'mailbox',
    'add',
    '--mailbox',
    'ann',
    '--from',
    'Ann <ann@acme.test>',
    '--smtp',
    'env:ANN_SMTP',
    '--timezone',
    'UTC',
  );
});
afterEach(() => sink.close());

const run = (...line: string[]): Promise<Called> =>
  call([...line, '--now', '2026-03-09T15:00:00Z'], { cwd, env: { ANN_SMTP: sink.url } });

async function start(id: string, addresses: readonly string[]): Promise<Called> {
  writeFileSync(
    join(cwd, `${id}.json`),
    JSON.stringify(
      campaignFile({
        id,
        sendWindow: { start: '00:00', end: '23:59' },
        rateLimits: { perHour: 100, burst: { minGapSeconds: 0 } },
        unsubscribe: { mailto: 'stop@acme.test' },
      }),
    ),
  );
  writePeople(
    cwd,
    addresses.map((email) => ({ email })),
  );
  const started = await run(
    'rate_limiter',
    'start',
    '--config',
    `${id}.json`,
    '--prospects',
    'prospects.csv',
  );
  expect(started.code).toBe(0);
  return started;
}

async function sendAll(...ids: string[]): Promise<string[]> {
  for (const id of ids) await run('rate_limiter', 'schedule', '--campaign-id', id);
  await run('rate_limiter', 'send', '--wait', '8h');
  return sink.messages.map(({ to }) => to);
}

const states = async (id: string): Promise<unknown> =>
  (await run('rate_limiter', 'status', '--campaign-id', id)).document.data.enrollments;

describe('five spellings of one mailbox', () => {
  it('are one enrollment, and the answer counts the others', async () => {
    const { document } = await start('spring', [...SPELLINGS, 'ben@acme.test', 'b.en@acme.test']);
    expect(document.data.imported.report).toMatchObject({
      rows: 7,
      enrollable: 3,
      skipped: 4,
      otherSpellings: 4,
      findings: { duplicate: { count: 4 } },
    });
    expect(
      document.data.imported.report.findings.duplicate.first.map(
        ({ because }: { because: string }) => because,
      ),
    ).toEqual(Array(4).fill('another spelling of the address on line 2'));
    expect(document.warnings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'other_spelling', details: { rows: 4 } }),
      ]),
    );
    // Messages go to the spelling that the list had first.
    expect((await sendAll('spring')).sort()).toEqual([
      'ann.lee@gmail.com',
      'b.en@acme.test',
      'ben@acme.test',
    ]);
  }, 60_000);

  it('in several lists and campaigns: a proven no under one of them ends them all, and no list brings the person back', async () => {
    await start('spring', [SPELLINGS[0] as string]);
    await start('summer', [SPELLINGS[2] as string]);
    writePeople(cwd, [{ email: SPELLINGS[3] as string }]);
    expect(
      (
        await run(
          'rate_limiter',
          'import',
          '--campaign-id',
          'spring',
          '--prospects',
          'prospects.csv',
        )
      ).document.data.imported,
    ).toMatchObject({ enrolled: 0, enrolledAlready: 1 });
    // The second campaign keeps its distance to the first.
    expect(await sendAll('spring', 'summer')).toEqual(['ann.lee@gmail.com']);

    mkdirSync(join(cwd, 'inbox'));
    writeFileSync(
      join(cwd, 'inbox', 'no.eml'),
      [
        'From: Ann <annlee@googlemail.com>',
        'To: ann@acme.test',
        'Subject: unsubscribe',
        'Message-ID: <no@gmail.com>',
        `In-Reply-To: ${sink.messages[0]?.headers['message-id']}`,
        '',
        'unsubscribe',
        '',
      ].join('\r\n'),
    );
    expect(
      (await run('response_tracker', 'process', '--source', 'inbox')).document.data.applied,
    ).toMatchObject({ unsubscribe: 1 });
    expect([await states('spring'), await states('summer')]).toEqual([
      { unsubscribed: 1 },
      { unsubscribed: 1 },
    ]);

    expect((await start('autumn', SPELLINGS)).document.data.imported.report).toMatchObject({
      enrollable: 0,
      excluded: 1,
      skipped: 4,
    });
    expect(
      (await run('rate_limiter', 'why', '--prospect', 'a.nnlee+anything@googlemail.com')).document
        .data,
    ).toMatchObject({
      email: 'ann.lee@gmail.com',
      suppressions: [{ kind: 'address', value: 'ann.lee@gmail.com' }],
    });
  }, 120_000);
});

describe('suppress', () => {
  it('accepts any spelling, shows it as given, and is removed by any other', async () => {
    await start('spring', [
      'bob-lee@ya.ru',
      'carl@proton.me',
      'dora@fastmail.com',
      'eve@acme.test',
    ]);
    const suppressed = await run(
      'response_tracker',
      'suppress',
      '--reason',
      'asked',
      '--email',
      'bob.lee@yandex.kz',
      '--email',
      'c.a_rl@pm.me',
      '--email',
      'shop@dora.fastmail.com',
      '--email',
      '"eve"@acme.test.',
      '--email',
      'eve+2@acme.test',
    );
    expect(suppressed.document.data).toMatchObject({ added: 4, unchanged: 1, sequencesStopped: 4 });
    expect(await sendAll('spring')).toEqual([]);
    const { suppressions } = (await run('response_tracker', 'suppress')).document.data;
    expect(suppressions.rows.map(({ value }: { value: string }) => value)).toEqual([
      'bob.lee@yandex.kz',
      'c.a_rl@pm.me',
      'eve@acme.test',
      'shop@dora.fastmail.com',
    ]);
    expect(
      (await run('response_tracker', 'suppress', '--remove', '--email', 'bob-lee@yandex.com'))
        .document.data,
    ).toMatchObject({ removed: 1 });
  }, 60_000);

  it('a domain covers every name of its service', async () => {
    await start('spring', [
      'ann@gmail.com',
      'bob@googlemail.com',
      'carl@acme.test',
      'x@dora.fastmail.com',
    ]);
    expect(
      (
        await run(
          'response_tracker',
          'suppress',
          '--reason',
          'no',
          '--domain',
          'googlemail.com',
          '--domain',
          'fastmail.com',
        )
      ).document.data,
    ).toMatchObject({ added: 2, sequencesStopped: 3 });
    expect(await sendAll('spring')).toEqual(['carl@acme.test']);
  }, 60_000);
});
