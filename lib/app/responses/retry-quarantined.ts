/**
 * Reads quarantined messages again, from the stored bytes or from their source, and applies those
 * that can be read now.
 */
import { retryMail, type ProcessPort, type Result } from './process.ts';
import type { Quarantined } from '../../domain/responses/quarantined.ts';
import type { Instant } from '../../domain/time.ts';
import type { InboundItem } from '../../domain/responses/inbound.ts';

export type RetryPort = ProcessPort & {
  /** The first quarantined message after `after`; with `only`, that message. Null: none. */
  nextQuarantined(after: number, only: number | null): Quarantined | null;
  /** False when the message is no longer in quarantine. */
  releaseQuarantined(key: string): boolean;
  /** The message from its file, when nothing is stored; null when the file cannot be opened. */
  openFile(mail: Quarantined): InboundItem | null;
  /** Requests withheld messages from their servers: yields each message, or why it was not read. */
  fetch(
    mails: readonly Quarantined[],
  ): AsyncIterable<{ mail: Quarantined; outcome: InboundItem | string }>;
};

export type Retrying = {
  /** The id of one quarantined message; null: all. */
  only: number | null;
  now: () => Instant;
  isInterrupted: () => boolean;
  onMail: () => void;
  onResult: (result: Result) => void;
};

/**
 * A message that cannot be read, and why. `gone` and `renumbered` leave the quarantine, because
 * they can never be read.
 */
export type NotRead = { quarantineId: number; because: string };

/** Returns the messages that still cannot be read. */
export async function retryQuarantined(port: RetryPort, retrying: Retrying): Promise<NotRead[]> {
  const notRead: NotRead[] = [];
  const onServer = await retryKept(port, retrying, notRead);
  for await (const { mail, outcome } of port.fetch(onServer)) {
    retrying.onMail();
    if (typeof outcome !== 'string') {
      const result = await retryOne(port, mail, { item: outcome, now: retrying.now() });
      retrying.onResult(result);
      if (result.result === 'quarantined')
        notRead.push({ quarantineId: mail.id, because: 'unreadable' });
      continue;
    }
    notRead.push({ quarantineId: mail.id, because: outcome });
    retrying.onResult({ result: 'quarantined', code: mail.code });
    if (isLost(outcome)) await port.transact(() => port.releaseQuarantined(mail.dedupeKey));
  }
  return notRead;
}

/**
 * True when the server no longer has the message: it was deleted or moved, or its UID means another
 * message.
 */
export function isLost(because: string): boolean {
  return because === 'gone' || because === 'renumbered';
}

/**
 * Retries one message at a time, since a row holds up to 256 KB. Returns the messages to request
 * from a server.
 */
async function retryKept(
  port: RetryPort,
  { only, now, isInterrupted, onMail, onResult }: Retrying,
  notRead: NotRead[],
): Promise<Quarantined[]> {
  const onServer: Quarantined[] = [];
  for (
    let mail = port.nextQuarantined(0, only);
    mail !== null && !isInterrupted();
    mail = port.nextQuarantined(mail.id, only)
  ) {
    if (mail.uid !== null) {
      onServer.push({ ...mail, raw: Buffer.alloc(0) });
      continue;
    }
    const item =
      mail.raw.length > 0
        ? { ...mail, key: mail.dedupeKey, truncated: false }
        : port.openFile(mail);
    onMail();
    const result: Result =
      item === null
        ? { result: 'quarantined', code: 'no_content' }
        : await retryOne(port, mail, { item, now: now() });
    onResult(result);
    if (result.result === 'quarantined')
      notRead.push({
        quarantineId: mail.id,
        because: item === null ? 'no_content' : 'unreadable',
      });
  }
  return onServer;
}

/** The message counts as read when it was set aside. */
function retryOne(
  port: RetryPort,
  { dedupeKey, source, mailboxId, at }: Quarantined,
  { item, now }: { item: InboundItem; now: Instant },
): Promise<Result> {
  const release = (): boolean => port.releaseQuarantined(dedupeKey);
  return retryMail({ ...port, release }, item, { source, mailboxId, now, readAt: at });
}
