/**
 * A Postfix and a Dovecot that belong together: tests send through one and wait for messages in the
 * other.
 */
import { startDovecot, type Dovecot } from './dovecot.ts';
import { startPostfix, type Postfix, type PostfixOptions } from './postfix.ts';
import { pause } from './processes.ts';
import { readImapFolder } from '../../lib/mail/inbound/imap/read-imap-folder.ts';
import type { FolderMessage } from '../../lib/domain/responses/inbound.ts';

export type MailPair = { dovecot: Dovecot; postfix: Postfix; stop(): Promise<void> };

/**
 * Every address of `mailboxes` can receive and be read; any other address of their domains is
 * unknown.
 */
export async function startMailPair(
  mailboxes: string[],
  options: Pick<PostfixOptions, 'reportsNameOriginal'> = {},
): Promise<MailPair> {
  const dovecot = await startDovecot(mailboxes);
  try {
    const postfix = await startPostfix({ deliverTo: dovecot, mailboxes, ...options });
    return {
      dovecot,
      postfix,
      async stop() {
        await postfix.stop();
        await dovecot.stop();
      },
    };
  } catch (error) {
    await dovecot.stop();
    throw error;
  }
}

/**
 * Reads the user's INBOX until it holds `count` messages. Rejects with Postfix's log when they do
 * not come.
 */
export async function waitForMail(
  pair: MailPair,
  user: string,
  count: number,
): Promise<FolderMessage[]> {
  for (let tries = 0; tries < 100; tries++) {
    const found: FolderMessage[] = [];
    for await (const mail of readImapFolder({
      url: pair.dovecot.url(user),
      folder: 'INBOX',
      cursor: null,
      since: 0,
    }))
      found.push(mail);
    if (found.length >= count) return found;
    await pause(100);
  }
  throw new Error(`${count} messages for ${user} did not arrive:\n${pair.postfix.log()}`);
}
