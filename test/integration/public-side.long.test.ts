/**
 * The public side behind a message that was really sent: its pixel, its link, and the choices of its
 * recipient, with the events that follow.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { closeState, openState } from '../../lib/state/file/open.ts';
import { eventsOfTypes } from '../../lib/state/events/event-log.ts';
import { ask, FORM } from '../feed/public/public.fixture.ts';
import { campaignFile } from '../support/campaign.ts';
import { call, newFolder, writePeople, type Called } from '../support/script.ts';
import { startServing, type Serving } from '../support/serving.ts';
import { startSink, type SmtpSink } from '../support/smtp-sink.ts';

let sink: SmtpSink | null = null;
let serving: Serving | null = null;
afterEach(async () => {
  await serving?.stop('SIGKILL');
  await sink?.close();
});

const MORNING = '2026-03-09T14:00:00Z';
const BROWSER = {
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
  accept: 'image/avif,image/webp,*/*',
  'accept-language': 'de,en;q=0.5',
  'x-forwarded-for': '192.0.2.7',
};

test('pixel, link and choice of a recipient reach the file as events', async () => {
  sink = await startSink();
  const cwd = newFolder();
  const path = join(cwd, 'campaigns.db');
  const run = (...line: string[]): Promise<Called> =>
    call([...line, '--db', path], { cwd, env: { SMTP: (sink as SmtpSink).url } });
  const file = campaignFile({
    mailboxes: ['ann'],
    tracking: { opens: true, clicks: true },
    steps: [
      {
        subject: 'Hi',
        text: 'Hi: https://acme.test/offer?a=1',
        html: '<p>Hi: <a href="https://acme.test/offer?a=1">offer</a></p>',
      },
    ],
  });
  writeFileSync(join(cwd, 'campaign.json'), JSON.stringify(file));
  writePeople(cwd, [{ email: 'bob@example.test' }]);
  const ann = ['--mailbox', 'ann', '--from', 'Ann Lee <ann@acme.test>', '--smtp', 'env:SMTP'];
  await run('rate_limiter', 'mailbox', 'add', ...ann, '--timezone', 'America/New_York');
  serving = await startServing(path);
  await run('rate_limiter', 'configure', '--public', serving.url);
  const files = ['--config', 'campaign.json', '--prospects', 'prospects.csv'];
  await run('rate_limiter', 'start', ...files, '--now', MORNING);
  const sending = ['--campaign-id', 'spring', '--wait', '7h', '--now', MORNING];
  await run('rate_limiter', 'send', ...sending);
  const raw = (sink.messages[0]?.raw ?? '').replaceAll('=\r\n', '').replaceAll('=3D', '=');
  const at = (way: string): string =>
    new RegExp(`http://[^/]+(/${way}/[^"<> \r\n]+)`).exec(raw)?.[1] ?? '';

  const pixel = await ask(serving, at('o'), { headers: BROWSER });
  expect([pixel.status, pixel.headers['content-type']]).toEqual([200, 'image/gif']);
  const link = await ask(serving, at('c'), { headers: BROWSER });
  expect([link.status, link.headers['location']]).toEqual([302, 'https://acme.test/offer?a=1']);
  const page = await ask(serving, at('u'), { headers: BROWSER });
  expect(page.body).toContain('Ann Lee');
  const given = { method: 'POST', headers: { ...BROWSER, ...FORM }, body: 'choice=pause' };
  const paused = await ask(serving, at('u'), given);
  expect(paused.status).toBe(200);
  expect(paused.body).toContain('role="status"');
  expect((await ask(serving, '/hook/ses', { method: 'POST', body: '{}' })).status).toBe(404);
  await serving.stop();

  const state = await openState(path, 'read', { now: 0 });
  const events = eventsOfTypes(
    state.db,
    { after: 0, upTo: Number.MAX_SAFE_INTEGER, types: null },
    1_000,
  );
  closeState(state);
  const types = events.map(({ type }) => type);
  for (const type of ['message.opened', 'message.clicked', 'preference.chosen'])
    expect(types).toContain(type);
  const stored = JSON.stringify(events);
  expect(stored).not.toContain('192.0.2.7');
  expect(stored).not.toContain('Firefox');
}, 90_000);
