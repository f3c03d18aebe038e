/**
 * A message with its own return address, on real servers: Postfix returns a report that does not
 * name our message, and it is still proven.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseMail } from '../../lib/mail/inbound/mime/parse-mail.ts';
import { describeWithServers } from '../servers/describe-with-servers.ts';
import { startMailPair, waitForMail, type MailPair } from '../servers/mail-pair.ts';
import { campaignFile } from '../support/campaign.ts';
import { call, newFolder, type Called } from '../support/script.ts';

/** A Monday morning in New York; a virtual clock is allowed because the server is on loopback. */
const MORNING = '2026-03-09T14:00:00Z';

describeWithServers('a report that names no Message-ID', ['dovecot', 'postfix'], () => {
  let pair: MailPair;
  beforeAll(async () => {
    pair = await startMailPair(['ann@acme.test', 'bea@acme.test', 'bob@example.test'], {
      reportsNameOriginal: false,
    });
  });
  afterAll(async () => pair?.stop());

  /**
   * A campaign from this mailbox to an address that does not exist, and the effect of the report in
   * `process`.
   */
  async function returned(
    mailbox: 'ann' | 'bea',
    plusTag: 'on' | 'off',
  ): Promise<{
    added: Called;
    report: Awaited<ReturnType<typeof parseMail>>;
    processed: Called;
    status: Called;
  }> {
    const cwd = newFolder();
    const env = { SMTP: pair.postfix.url, IMAP: pair.dovecot.url(`${mailbox}@acme.test`) };
    const run = (script: string, ...line: string[]): Promise<Called> =>
      call([script, ...line, '--now', MORNING], { cwd, env });
    writeFileSync(
      join(cwd, 'campaign.json'),
      JSON.stringify(campaignFile({ id: 'spring', mailboxes: [mailbox] })),
    );
    writeFileSync(join(cwd, 'prospects.csv'), 'email,first_name\nnobody@example.test,Nobody\n');
    const added = await run(
      'rate_limiter',
      'mailbox',
      'add',
      '--mailbox',
      mailbox,
      '--from',
      `Ann Lee <${mailbox}@acme.test>`,
      '--smtp',
      'env:SMTP',
      '--imap',
      'env:IMAP',
      '--timezone',
      'America/New_York',
      '--plus-tag',
      plusTag,
    );
    await run('response_tracker', 'process', '--mailbox', mailbox);
    await run('rate_limiter', 'start', '--config', 'campaign.json', '--prospects', 'prospects.csv');
    expect(
      (await run('rate_limiter', 'send', '--campaign-id', 'spring', '--wait', '1h')).document.data,
    ).toMatchObject({ sent: 1, bounced: 0 });
    const [arrived] = await waitForMail(pair, `${mailbox}@acme.test`, 1);
    const processed = await run('response_tracker', 'process', '--campaign-id', 'spring');
    return {
      added,
      report: await parseMail(arrived!.item.raw),
      processed,
      status: await run('rate_limiter', 'status', '--campaign-id', 'spring'),
    };
  }

  it('proves which message it is about by the address it came back to', async () => {
    const { added, report, processed, status } = await returned('ann', 'on');
    expect(added.document).toMatchObject({
      data: { plusTag: true },
      warnings: [{ code: 'plus_tag_untested' }],
    });
    expect(report.headers.find(({ name }) => name === 'delivered-to')?.value).toMatch(
      /^ann\+[a-z2-7]{16}\.[a-z2-7]{10}@acme\.test$/,
    );
    expect(report.parts.map(({ text }) => text).join('\n')).not.toMatch(/message-id/i);
    expect(processed.document.data).toMatchObject({
      read: 1,
      matched: 1,
      unverified: 0,
      applied: { bounce: { hard: 1 } },
    });
    expect(status.document.data.enrollments).toEqual({ invalid: 1 });
  }, 60_000);

  it('proves nothing if the message comes back to the mailbox itself', async () => {
    const { report, processed, status } = await returned('bea', 'off');
    expect(report.headers.find(({ name }) => name === 'delivered-to')?.value).toBe('bea@acme.test');
    expect(processed.document.data).toMatchObject({ read: 1, matched: 1, unverified: 1 });
    expect(status.document.data.enrollments).not.toHaveProperty('invalid');
  }, 60_000);
});
