/**
 * The outbound script as users call it: from their own folder, reading one document and an exit
 * code.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { closeState, openState } from '../../../lib/state/file/open.ts';
import { PROJECT, runChild } from '../../support/child.ts';
import { newFolder, type Called } from '../../support/script.ts';
import { messageStates } from '../../support/state-file.ts';
import { PASSWORD, NOW, folder, sink, env, said, run, runWith } from './rate-limiter.fixture.ts';

it('a campaign starts from an empty folder, and what it answers is one document', async () => {
  const added = await run(
    'mailbox',
    'add',
    '--mailbox',
    'ann',
    '--from',
    'Ann Lee <ann@acme.test>',
    '--smtp',
    'env:ANN_SMTP',
    '--timezone',
    'America/New_York',
    ...NOW,
  );
  expect([added.code, added.document]).toMatchObject([
    0,
    {
      ok: true,
      command: 'rate_limiter.mailbox_add',
      now: '2026-03-09T14:00:00.000Z',
      data: { outcome: 'added', smtp: 'env:ANN_SMTP' },
      warnings: [{ code: 'no_imap' }],
    },
  ]);
  const started = await run(
    'start',
    '--config',
    'campaign.json',
    '--prospects',
    'prospects.csv',
    '--batch-size',
    '5',
    ...NOW,
  );
  expect([started.code, started.stderr, Object.keys(started.document)]).toEqual([
    0,
    '',
    ['ok', 'command', 'now', 'data', 'warnings', 'next'],
  ]);
  expect(started.document.data).toMatchObject({
    campaignId: 'spring',
    outcome: 'created',
    began: true,
    imported: { enrolled: 400 },
    batch: { total: 5 },
  });
  expect(started.document.data.batch.scheduled[0]).toEqual({
    email: 'p1@example.test',
    step: 1,
    sendAt: '2026-03-09T14:00:00.000Z',
    zone: 'America/New_York',
    local: '2026-03-09T10:00:00-04:00',
    mailbox: 'ann',
    variant: 'default',
  });
  expect(statSync(join(folder, '.agentfs/campaigns.db')).mode & 0o777).toBe(0o600);
});

it('the next step can be run unchanged', async () => {
  const { document } = await run(
    'schedule',
    '--campaign-id',
    'spring',
    '--batch-size',
    '5',
    ...NOW,
  );
  const step = document.next[0]?.run ?? '';
  const { stdout } = await promisify(execFile)('sh', ['-c', step], {
    cwd: folder,
    env: { ...process.env, ...env },
  });
  expect(JSON.parse(stdout)).toMatchObject({
    ok: true,
    command: 'rate_limiter.preview',
    data: { total: 5, unwritable: 0 },
  });
  const sent = await run('send', '--campaign-id', 'spring', ...NOW);
  expect(sent.document.data).toMatchObject({ sent: 5, remaining: 0, inDoubt: 0 });
  expect(sink.messages).toHaveLength(5);
});

it('a dry run answers like the run and changes nothing', async () => {
  const dry = await run(
    'schedule',
    '--campaign-id',
    'spring',
    '--batch-size',
    '3',
    '--dry-run',
    ...NOW,
  );
  expect([dry.code, dry.document.data.total, dry.document.data.added]).toEqual([0, 3, 3]);
  expect(
    (await run('status', '--campaign-id', 'spring', ...NOW)).document.data.queue,
  ).toMatchObject({ scheduled: 0 });
});

describe('every failure has an exit code, and says what to try', () => {
  it.each<[string, string[], number, string]>([
    ['no command', [], 64, 'usage'],
    ['an unknown command', ['stauts'], 64, 'usage'],
    ['a plain argument', ['status', 'spring'], 64, 'usage'],
    ['an unknown campaign', ['status', '--campaign-id', 'sprung'], 66, 'no_campaign'],
    [
      'no state file',
      ['status', '--campaign-id', 'spring', '--db', 'elsewhere/campaigns.db'],
      66,
      'no_state',
    ],
    [
      'a secret on the command line',
      [
        'mailbox',
        'add',
        '--mailbox',
        'eve',
        '--from',
        'eve@acme.test',
        '--smtp',
        `smtp://eve:${PASSWORD}@mail.acme.test`,
        '--timezone',
        'UTC',
      ],
      64,
      'secret_reference',
    ],
    ['a campaign file that is none', ['start', '--config', 'prospects.csv'], 65, ''],
    [
      'a format that the command has not',
      ['status', '--campaign-id', 'spring', '--format', 'csv'],
      64,
      'usage',
    ],
  ])('%s', async (_, line, exit, code) => {
    const { code: ended, document, stderr } = await run(...line);
    expect([ended, stderr, document.ok]).toEqual([exit, '', false]);
    expect(document.error).toMatchObject({
      ...(code === '' ? {} : { code }),
      message: expect.stringMatching(/\S/),
      hint: expect.stringMatching(/\S/),
      details: expect.any(Object),
    });
    expect(Object.keys(document)).toEqual(['ok', 'command', 'now', 'error', 'warnings', 'next']);
  });

  // Later and later, so that the breaker of a mailbox has closed before the next failure.
  it.each<[string, string, string, number, string]>([
    [
      'a false clock opens no window on a server elsewhere',
      `smtp://ann:${PASSWORD}@mail.acme.test:587`,
      '14:00',
      77,
      'virtual_clock',
    ],
    ['a variable that is empty', '', '14:00', 78, 'secret_missing'],
    ['nobody listening', `smtp://ann:${PASSWORD}@127.0.0.1:1`, '14:00', 69, 'smtp_unreachable'],
    ['a refused password', 'wrong', '14:30', 78, 'smtp_login_refused'],
  ])('%s', async (_, url, time, exit, code) => {
    await run('schedule', '--campaign-id', 'spring', '--batch-size', '2', ...NOW);
    const before = sink.messages.length;
    const wrong = {
      ...env,
      ANN_SMTP: url === 'wrong' ? sink.url.replace('//', `//ann:${PASSWORD}x@`) : url,
    };
    const sent = await runWith(wrong, 'send', '--now', `2026-03-09T${time}:00Z`);
    expect([sent.code, sent.document.error?.code, sink.messages.length]).toEqual([
      exit,
      code,
      before,
    ]);
    const state = await openState(join(folder, '.agentfs/campaigns.db'), 'read', { now: 0 });
    expect(messageStates(state)).toEqual({ sent: 5, scheduled: 2 });
    closeState(state);
  });
});

describe('--output', () => {
  it('writes the document for its owner alone, and overwrites nothing unasked', async () => {
    const line = ['status', '--campaign-id', 'spring', ...NOW, '--output', 'status.json'];
    const first = await run(...line);
    const path = join(folder, 'status.json');
    expect([
      first.code,
      first.document.data,
      statSync(path).mode & 0o777,
      JSON.parse(readFileSync(path, 'utf8')).data.campaignId,
    ]).toEqual([0, { output: path, format: 'json' }, 0o600, 'spring']);
    writeFileSync(path, 'mine');
    const second = await run(...line);
    expect([second.code, second.document.error.code, readFileSync(path, 'utf8')]).toEqual([
      77,
      'output_exists',
      'mine',
    ]);
    expect((await run(...line, '--force')).code).toBe(0);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(
      (await run('status', '--campaign-id', 'spring', ...NOW, '--output', 'nowhere/status.json'))
        .document.error.code,
    ).toBe('output_unwritable');
  });
});

describe('called from anywhere', () => {
  it('as npx tsx in the folder of the skill, and by its own name from another folder', async () => {
    const shell = (command: string, cwd: string): Promise<{ stdout: string }> =>
      promisify(execFile)('sh', ['-c', command], { cwd, env: { ...process.env, ...env } });
    const db = join(folder, '.agentfs/campaigns.db');
    const outputs = await Promise.all([
      shell(`npx tsx scripts/rate_limiter.ts list --db ${db}`, PROJECT),
      shell(`${PROJECT}scripts/rate_limiter.ts list`, folder),
    ]);
    for (const { stdout } of outputs)
      expect(JSON.parse(stdout).data.campaigns.rows).toMatchObject([
        { campaignId: 'spring', state: 'active' },
      ]);
  });

  it('does not crash when its reader stops reading', async () => {
    const command = `${PROJECT}node_modules/.bin/tsx ${PROJECT}scripts/rate_limiter.ts schedule --campaign-id spring --batch-size 390 --dry-run --full ${NOW.join(' ')} | head -c 1; echo "ended \${PIPESTATUS[0]}"`;
    const { stdout, stderr } = await promisify(execFile)('bash', ['-c', command], {
      cwd: folder,
      env: { ...process.env, ...env },
    });
    expect([stdout, stderr]).toEqual(['{ended 0\n', '']);
  });

  it('a file of another program in the way is one clear refusal', async () => {
    mkdirSync(join(folder, 'other'));
    writeFileSync(join(folder, 'other/notes.txt'), 'notes', { mode: 0o600 });
    const { code, document } = await run('list', '--db', 'other/notes.txt');
    expect([
      code,
      document.error.code,
      readFileSync(join(folder, 'other/notes.txt'), 'utf8'),
    ]).toEqual([78, 'state_not_a_database', 'notes']);
  });
});

it('the password is in no output and in no file', () => {
  expect(said).toContain('env:ANN_SMTP');
  expect(said).not.toContain(PASSWORD);
  for (const name of readdirSync(join(folder, '.agentfs')))
    expect(readFileSync(join(folder, '.agentfs', name)).includes(PASSWORD), name).toBe(false);
});

it('help costs no state file and ends with 0', async () => {
  const empty = newFolder();
  const help = await runChild([`${PROJECT}scripts/rate_limiter.ts`, 'send', '--help'], {
    cwd: empty,
  });
  expect([help.code, help.stderr, readdirSync(empty)]).toEqual([0, '', []]);
  expect(help.stdout).toContain('Usage: rate_limiter.ts send [flags]');
});

it('any domain of a company names it, and a public domain is refused', async () => {
  expect(
    (await run('pause', '--company', 'EU.Example.co.uk', '--reason', 'talks')).document.data.hold,
  ).toMatchObject({ scope: 'company', scopeId: 'example.co.uk' });
  expect((await run('resume', '--company', 'us.example.co.uk')).document.data).toMatchObject({
    scope: 'company',
    scopeId: 'example.co.uk',
    lifted: 1,
  });
  for (const name of ['co.uk', 'gmail.com', 'not a domain', ''])
    expect(await run('pause', '--company', name, '--reason', 'x')).toMatchObject({ code: 64 });
});

it('messages have their own return address while the mailbox has that setting', async () => {
  const add = (...line: string[]): Promise<Called> =>
    run('mailbox', 'add', '--mailbox', 'ann', ...line);
  expect((await add('--plus-tag', 'on')).document).toMatchObject({
    data: { outcome: 'changed', plusTag: true },
    warnings: expect.arrayContaining([
      expect.objectContaining({ code: 'plus_tag_untested' }),
    ]) as unknown,
  });
  expect((await add('--timezone', 'Europe/Berlin')).document.data).toMatchObject({ plusTag: true });
  expect(await add('--from', `${'a'.repeat(37)}@acme.test`)).toMatchObject({ code: 64 });
  expect(
    (await add('--plus-tag', 'off', '--timezone', 'America/New_York')).document.data,
  ).toMatchObject({ plusTag: false });
});
