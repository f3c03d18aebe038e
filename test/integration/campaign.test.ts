/**
 * A whole campaign on real servers: out through Postfix, into Dovecot, back as a reply and as a
 * real bounce, read over IMAP by `process`.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseMail } from '../../lib/mail/inbound/mime/parse-mail.ts';
import { describeWithServers } from '../servers/describe-with-servers.ts';
import { startMailPair, waitForMail, type MailPair } from '../servers/mail-pair.ts';

const ROOT = new URL('../../', import.meta.url).pathname;
/** A Tuesday morning in Berlin; a virtual clock is allowed because the server is on loopback. */
const MORNING = '2026-03-03T09:00:00Z';

type Answer = {
  ok: boolean;
  data: Record<string, unknown>;
  warnings: { code: string }[];
  next: { run: string }[];
  error?: { code: string };
};

describeWithServers('a campaign on Postfix and Dovecot', ['dovecot', 'postfix'], () => {
  let pair: MailPair;
  let folder: string;

  beforeAll(async () => {
    pair = await startMailPair(['ann@acme.test', 'bea@example.test']);
    folder = mkdtempSync(join(tmpdir(), 'campaign-'));
    writeFileSync(
      join(folder, 'campaign.json'),
      JSON.stringify({
        id: 'real',
        name: 'Real mail',
        mailboxes: ['ann'],
        rateLimits: { burst: { minGapSeconds: 0 } },
        steps: [
          { subject: 'Hello {{ first_name }}', text: 'Hi {{ first_name }}, shall we talk?' },
          { text: 'Just a nudge.' },
        ],
      }),
    );
    writeFileSync(
      join(folder, 'prospects.csv'),
      'email,first_name,country\nbea@example.test,Bea,Germany\nnobody@example.test,Nobody,DE\n',
    );
  });
  afterAll(async () => {
    await pair?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  function call(script: string, ...args: string[]): Promise<Answer> {
    const env = {
      ...process.env,
      ANN_SMTP: `smtp://127.0.0.1:${pair.postfix.port}`,
      ANN_IMAP: pair.dovecot.url('ann@acme.test'),
    };
    return new Promise((resolve) => {
      execFile(
        join(ROOT, 'scripts', `${script}.ts`),
        args,
        { cwd: folder, env },
        (_error, stdout) => resolve(JSON.parse(stdout) as Answer),
      );
    });
  }

  it('sends to both, learns from the real bounce and the reply, and writes to neither again', async () => {
    await call(
      'rate_limiter',
      'mailbox',
      'add',
      '--mailbox',
      'ann',
      '--from',
      'Ann Lee <ann@acme.test>',
      '--smtp',
      'env:ANN_SMTP',
      '--imap',
      'env:ANN_IMAP',
      '--timezone',
      'Europe/Berlin',
    );
    const started = await call(
      'rate_limiter',
      'start',
      '--config',
      'campaign.json',
      '--prospects',
      'prospects.csv',
      '--now',
      MORNING,
    );
    expect(started.data).toMatchObject({ campaignId: 'real', began: true, batch: { total: 2 } });
    expect(started.next[0]?.run).toContain('preview --batch');
    const early = await call('rate_limiter', 'send', '--campaign-id', 'real', '--now', MORNING);
    expect(early.data).toMatchObject({
      sent: 0,
      waiting: [{ reason: 'inbox_stale', messages: 2 }],
    });
    expect(early.warnings).toMatchObject([{ code: 'inbox_stale' }]);
    await call('response_tracker', 'process', '--campaign-id', 'real', '--now', MORNING);
    const sent = await call('rate_limiter', 'send', '--campaign-id', 'real', '--now', MORNING);
    expect(sent.data).toMatchObject({ sent: 2, bounced: 0, remaining: 0 });

    const [arrived] = await waitForMail(pair, 'bea@example.test', 1);
    const mail = await parseMail(arrived!.item.raw);
    await createTransport({
      host: '127.0.0.1',
      port: pair.postfix.port,
      secure: false,
      ignoreTLS: true,
    }).sendMail({
      envelope: { from: 'bea@example.test', to: ['ann@acme.test'] },
      from: 'bea@example.test',
      to: 'ann@acme.test',
      subject: `Re: ${mail.subject}`,
      text: 'Yes, let us talk on Thursday.\n\n> Hi Bea, shall we talk?\n',
      inReplyTo: mail.messageId!,
      references: mail.messageId!,
    });
    await waitForMail(pair, 'ann@acme.test', 2);

    const processed = await call(
      'response_tracker',
      'process',
      '--campaign-id',
      'real',
      '--now',
      '2026-03-03T10:00:00Z',
    );
    expect(processed.data).toMatchObject({
      read: 2,
      matched: 2,
      applied: { reply: 1, bounce: { hard: 1, soft: 0, block: 0 } },
      unverified: 0,
      quarantined: 0,
    });
    const status = await call(
      'rate_limiter',
      'status',
      '--campaign-id',
      'real',
      '--now',
      '2026-03-03T10:00:00Z',
    );
    expect(status.data['enrollments']).toEqual({ replied: 1, invalid: 1 });

    const again = await call(
      'response_tracker',
      'process',
      '--campaign-id',
      'real',
      '--now',
      '2026-03-03T11:00:00Z',
    );
    expect(again.data).toMatchObject({ read: 0 });
    const later = await call(
      'rate_limiter',
      'schedule',
      '--campaign-id',
      'real',
      '--now',
      '2026-03-09T09:00:00Z',
    );
    expect(later.data).toMatchObject({ total: 0 });
  }, 120_000);
});
