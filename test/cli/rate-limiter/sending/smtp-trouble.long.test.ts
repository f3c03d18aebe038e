/**
 * The answer when a mailbox's server refuses us: the code, what to try, the server's words under
 * `untrusted`, and never the password.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { closeState, openState } from '../../../../lib/state/file/open.ts';
import {
  startScripted,
  type ScriptedAnswer,
  type SmtpScript,
} from '../../../mail/outbound/smtp/scripted-server.ts';
import { campaignFile } from '../../../support/campaign.ts';
import { call, newFolder, writePeople, type Called } from '../../../support/script.ts';
import { messageStates, people } from '../../../support/state-file.ts';
import { closedAfterEach } from '../../../support/close-after.ts';

const PASSWORD = 'Tr0ub4dor-und-3';
const NOW = ['--now', '2026-03-09T14:00:00Z'];
const open = closedAfterEach();

async function sendAll(
  script: SmtpScript,
  user = `ann:${PASSWORD}`,
): Promise<{ sent: Called; states: unknown; kept: string; people: unknown }> {
  const server = await startScripted({ EHLO: '250-test\r\n250 AUTH PLAIN XOAUTH2\r\n', ...script });
  open.push(server);
  const folder = newFolder();
  const env = { ANN_SMTP: server.url.replace('//', `//${user}@`) };
  writeFileSync(
    join(folder, 'campaign.json'),
    JSON.stringify(
      campaignFile({
        rateLimits: {
          warmupEnabled: false,
          perHour: 200,
          perDay: 900,
          burst: { minGapSeconds: 0 },
        },
      }),
    ),
  );
  writePeople(folder, people(6));
  const run = (...line: string[]): Promise<Called> =>
    call(['rate_limiter', ...line, ...NOW], { cwd: folder, env });
  await run(
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
  );
  await run(
    'start',
    '--config',
    'campaign.json',
    '--prospects',
    'prospects.csv',
    '--batch-size',
    '6',
  );
  const sent = await run('send', '--connections', '2');
  const state = await openState(join(folder, '.agentfs/campaigns.db'), 'read', { now: 0 });
  const states = messageStates(state);
  const alive = state.db.prepare('SELECT state, count(*) AS n FROM prospect GROUP BY state').all();
  closeState(state);
  const files = readdirSync(join(folder, '.agentfs')).map((name) =>
    readFileSync(join(folder, '.agentfs', name), 'latin1'),
  );
  return { sent, states, people: alive, kept: files.join('') + sent.stdout + sent.stderr };
}

const hangUp =
  (reply: string): ScriptedAnswer =>
  (socket) =>
    void socket.end(`${reply}\r\n`);

describe('a server that has something against us', () => {
  it.each<[string, SmtpScript, string, number, string]>([
    [
      'a used-up quota at the final dot, and the end',
      { text: hangUp('550 5.4.5 Daily user sending limit exceeded.') },
      'smtp_sending_limit',
      75,
      'sending_limit',
    ],
    [
      'a refused HELO',
      { EHLO: '550 5.7.1 HELO invalid\r\n' },
      'smtp_host_refused',
      78,
      'host_refused',
    ],
    [
      'NTLM alone',
      { EHLO: '250-test\r\n250 AUTH NTLM\r\n' },
      'smtp_login_refused',
      78,
      'no_mechanism',
    ],
  ])('%s', async (_, script, code, exit, problem) => {
    const { sent, states, people: alive } = await sendAll(script);
    expect([sent.code, sent.document.error.code, sent.document.error.details]).toMatchObject([
      exit,
      code,
      { mailbox: 'ann', problem, untrusted: { serverSaid: expect.stringMatching(/\S/) } },
    ]);
    expect([states, alive]).toEqual([{ scheduled: 6 }, [{ state: 'active', n: 6 }]]);
    if (problem === 'no_mechanism')
      expect(sent.document.error).toMatchObject({
        message: expect.stringContaining('(it offers NTLM)'),
        details: { mechanisms: ['NTLM'] },
      });
  });

  it('repeats the password: it is nowhere, not in the answer and not in the file', async () => {
    const encoded = Buffer.from(`\0ann\0${PASSWORD}`).toString('base64');
    const { sent, kept } = await sendAll({
      AUTH: `535 5.7.8 ${PASSWORD} is wrong: AUTH PLAIN ${encoded}\r\n`,
    });
    expect([sent.document.error.code, sent.document.error.details.untrusted.serverSaid]).toEqual([
      'smtp_login_refused',
      '535 5.7.8 [secret] is wrong: AUTH PLAIN [secret]',
    ]);
    for (const secret of [PASSWORD, encoded, Buffer.from(PASSWORD).toString('base64')])
      expect(kept).not.toContain(secret);
  });

  it('distinguishes a refused token from a refused password', async () => {
    const { sent } = await sendAll(
      { AUTH: '535 5.7.8 invalid\r\n' },
      'ann%40acme.test;AUTH=XOAUTH2:ya29.token',
    );
    expect(sent.document.error).toMatchObject({
      code: 'smtp_login_refused',
      hint: expect.stringContaining('expire'),
      details: { problem: 'token_refused' },
    });
  });
});
