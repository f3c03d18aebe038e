/** `rate_limiter.ts mailbox list`: the sending accounts and their limits. */
import { mailboxLimits } from '../../../core/limits/limits.ts';
import { sharersOf } from '../../../state/campaigns/mailbox-accounts.ts';
import { listMailboxes, sendingDaysOf } from '../../../state/campaigns/mailboxes.ts';
import { isWarm } from '../../../state/campaigns/sending-domains.ts';
import { readDefaultLimits } from '../../../state/campaigns/settings.ts';
import { defineCommand } from '../../runner/command.ts';
import { listFlags } from '../../runner/flags.ts';
import { pageOf } from '../../runner/page.ts';
import { iso } from '../../runner/values.ts';

export const command = defineCommand({
  about: 'List the sending accounts',
  examples: ['', '--limit 10 --fields mailbox,limits'],
  flags: listFlags,
  effect: 'read',
  state: 'read',
  async run({ state: { db }, clock }, values) {
    const defaults = readDefaultLimits(db);
    const all = listMailboxes(db);
    const rows = all
      .filter(({ id }) => id > (values.cursor ?? ''))
      .slice(0, values.limit + 1)
      .map((mailbox) => ({
        mailbox: mailbox.id,
        from: mailbox.fromAddress,
        name: mailbox.fromName,
        sendingDomain: mailbox.sendingDomain,
        domainWarm: mailbox.sendingDomain !== null && isWarm(db, mailbox.sendingDomain),
        smtp: mailbox.smtpRef,
        imap: mailbox.imapRef,
        folders: mailbox.folders,
        plusTag: mailbox.plusTag,
        timezone: mailbox.zone,
        limits: mailboxLimits(mailbox.rateLimits, defaults, null),
        sharesLimitsWith: sharersOf(db, mailbox.id, clock.now()),
        sendingDays: sendingDaysOf(db, [mailbox.id]).length,
        inboxReadAt: iso(mailbox.inboxReadAt),
        failures: mailbox.failures,
      }));
    return {
      data: {
        mailboxes: pageOf(rows, {
          ...values,
          cursorOf: ({ mailbox }) => mailbox,
          total: all.length,
        }),
      },
    };
  },
});
