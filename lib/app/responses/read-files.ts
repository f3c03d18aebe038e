/**
 * Processes messages from files, and decides which inboxes that makes read: only those of mailboxes
 * without an IMAP account.
 */
import { processMail, type ProcessPort, type Result } from './process.ts';
import type { Mailbox } from '../../domain/campaigns/mailbox.ts';
import type { Instant } from '../../domain/time.ts';
import type { InboundItem } from '../../domain/responses/inbound.ts';

export type FilesPort = ProcessPort & { markInboxRead(mailboxId: string, at: Instant): void };

export type FilesReading = {
  source: string;
  mailboxes: readonly Pick<Mailbox, 'id' | 'imapRef'>[];
  /** False where the mail is no whole store, as one message that is piped in. */
  isStore: boolean;
  now: () => Instant;
  isInterrupted: () => boolean;
  onResult: (result: Result) => void;
};

export type FilesRead = {
  interrupted: boolean;
  read: number;
  /** Files that could not be opened: one may be a reply, so no inbox counts as read. */
  unreadable: number;
  /** The mailboxes that count as read now, and those whose messages are on a server. */
  inboxOf: string[];
  notInboxOf: string[];
};

/**
 * The store counts as read at the instant reading began: messages that arrive later are for the
 * next run.
 */
export async function readFiles(
  port: FilesPort,
  mails: AsyncIterable<InboundItem> | Iterable<InboundItem>,
  { source, mailboxes, isStore, now, isInterrupted, onResult }: FilesReading,
): Promise<FilesRead> {
  const began = now();
  const [only] = mailboxes;
  const mailboxId = only !== undefined && mailboxes.length === 1 ? only.id : null;
  const done: FilesRead = {
    interrupted: false,
    read: 0,
    unreadable: 0,
    inboxOf: [],
    notInboxOf: [],
  };
  for await (const item of mails) {
    if (isInterrupted()) return { ...done, interrupted: true };
    done.read++;
    // An empty file was read completely; a file that could not be opened is marked as truncated.
    if (item.raw.length === 0 && item.truncated) done.unreadable++;
    onResult(await processMail(port, item, { source, mailboxId, now: now() }));
  }
  if (!isStore) return done;
  for (const { id, imapRef } of mailboxes)
    (imapRef === null ? done.inboxOf : done.notInboxOf).push(id);
  if (done.unreadable === 0 && done.inboxOf.length > 0)
    await port.transact(() => done.inboxOf.forEach((id) => port.markInboxRead(id, began)));
  return done;
}
