/**
 * The whole way of one click: the header of a message that was sent leads to `serve`, and the
 * follow-up is not sent.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { ask, FORM } from '../feed/public/public.fixture.ts';
import { campaignFile } from '../support/campaign.ts';
import { call, newFolder, writePeople, type Called } from '../support/script.ts';
import { startServing, type Serving } from '../support/serving.ts';
import { startSink, type SinkMessage, type SmtpSink } from '../support/smtp-sink.ts';

let sink: SmtpSink | null = null;
let serving: Serving | null = null;
afterEach(async () => {
  await serving?.stop('SIGKILL');
  await sink?.close();
});

const MORNING = '2026-03-09T14:00:00Z';

const headerOf = (message: SinkMessage | undefined, name: string): string =>
  message?.headers[name.toLowerCase()] ?? '';

test('with serve configured every message has its link, and one click on it ends the sequence', async () => {
  sink = await startSink();
  const cwd = newFolder();
  const path = join(cwd, 'campaigns.db');
  const env = { SMTP: sink.url };
  const run = (script: string, ...line: string[]): Promise<Called> =>
    call([script, ...line, '--db', path], { cwd, env });
  const sending = ['--campaign-id', 'spring', '--wait', '7h'];
  const steps = [
    { subject: 'Hi', text: 'Hi. No more: {{ unsubscribe_url }}' },
    { text: 'Again.', delay: { days: 1 } },
  ];
  const { unsubscribe: _, ...file } = campaignFile({ mailboxes: ['ann'], steps });
  writeFileSync(join(cwd, 'campaign.json'), JSON.stringify(file));
  writePeople(cwd, [{ email: 'bob@example.test' }, { email: 'cora@example.test' }]);
  const ann = ['--mailbox', 'ann', '--from', 'Ann Lee <ann@acme.test>', '--smtp', 'env:SMTP'];
  await run('rate_limiter', 'mailbox', 'add', ...ann, '--timezone', 'America/New_York');
  serving = await startServing(path);
  const configured = await run('rate_limiter', 'configure', '--public', serving.url);
  expect(configured.document.data).toMatchObject({ publicUrl: serving.url });
  const files = ['--config', 'campaign.json', '--prospects', 'prospects.csv'];
  const started = await run('rate_limiter', 'start', ...files, '--now', MORNING);
  expect(started.document.warnings.map(({ code }) => code)).not.toContain('campaign_doubts');
  await run('rate_limiter', 'send', ...sending, '--now', MORNING);
  expect(sink.messages).toHaveLength(2);

  const message = sink.messages.find(({ to }) => to === 'bob@example.test');
  const [, link = ''] = /<(http:[^>]*)>/.exec(headerOf(message, 'List-Unsubscribe')) ?? [];
  expect(link.startsWith(`${serving.url}/u/`)).toBe(true);
  expect(headerOf(message, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
  expect(message?.raw.replaceAll('=\r\n', '')).toContain(`No more: ${link}`);

  const target = new URL(link).pathname;
  for (const method of ['GET', 'HEAD']) await ask(serving, target, { method });
  const click = { method: 'POST', headers: FORM, body: 'List-Unsubscribe=One-Click' };
  expect((await ask(serving, target, click)).status).toBe(200);

  const tomorrow = ['--now', '2026-03-10T14:00:00Z'];
  // A follow-up needs an inbox that was read.
  for (const folder of ['new', 'cur', 'tmp'])
    mkdirSync(join(cwd, 'inbox', folder), { recursive: true });
  await run('response_tracker', 'process', '--mailbox', 'ann', '--source', 'inbox', ...tomorrow);
  await run('rate_limiter', 'schedule', '--campaign-id', 'spring', ...tomorrow);
  await run('rate_limiter', 'send', ...sending, ...tomorrow);
  expect(sink.messages.map(({ to }) => to).slice(2)).toEqual(['cora@example.test']);
}, 60_000);

test('configure sets the address before the server runs, and takes it away', async () => {
  const cwd = newFolder();
  const path = join(cwd, 'campaigns.db');
  const run = (...line: string[]): Promise<Called> =>
    call(['rate_limiter', ...line, '--db', path], { cwd });
  const set = await run('configure', '--public', 'https://t.acme.test/');
  expect(set.document.data).toMatchObject({ publicUrl: 'https://t.acme.test', before: null });
  expect(set.document.next[0]?.run).toContain('serve --public https://t.acme.test');
  const mixed = await run('configure', '--public', 'https://t.acme.test', '--hourly', '5');
  expect([mixed.code, mixed.document.error.code]).toEqual([64, 'usage']);
  const none = await run('configure', '--public', 'none');
  expect(none.document.data).toMatchObject({ publicUrl: null, before: 'https://t.acme.test' });
}, 60_000);
