/**
 * What an approval is bound to: one text for each message that is about to leave, whose hash
 * differs when anything about the message differs.
 */
import { dateIn } from '../time/day.ts';
import type { Instant, LocalDate, Zone } from '../../domain/time.ts';
import type { MessageContent } from '../../domain/sending/content.ts';
import type { DueMessage } from '../../domain/sending/message.ts';

/** SHA-256 of the UTF-8 text, in hexadecimal. */
export type Hash = (text: string) => string;

export type ApprovableMessage = {
  message: Pick<DueMessage, 'campaignId' | 'step' | 'variant' | 'mailboxId'>;
  content: Pick<MessageContent, 'envelope' | 'text' | 'html' | 'headers'>;
  day: LocalDate;
};

/** Version of the text below: a change of it makes every approval stale. */
const FORM = 1;
/** The fields that say when a message leaves, not what it says. */
const OF_THE_INSTANT = new Set(['date']);

/**
 * The day on which a message leaves, in the zone of its mailbox, because the limits of a day count
 * there. It is the day of the planned instant, or today if that has passed. A message that the
 * server put off keeps the day of its first attempt: the retry is the same message.
 */
export function dayOfLeaving(
  message: Pick<DueMessage, 'sendAt' | 'firstTryAt' | 'attempts' | 'softBounces' | 'blocks'>,
  { now, zone }: { now: Instant; zone: Zone },
): LocalDate {
  const { attempts, softBounces, blocks, firstTryAt, sendAt } = message;
  const tried = attempts + softBounces + blocks > 0;
  return dateIn(zone, (tried ? firstTryAt : null) ?? Math.max(sendAt, now));
}

/** The parts of a message by name, in a fixed order. */
export function partsOf({ message, content, day }: ApprovableMessage): [string, string][] {
  const { envelope, text, html, headers } = content;
  const fields = headers
    .filter(({ name }) => !OF_THE_INSTANT.has(name.toLowerCase()))
    .map(({ name, value }) => [
      name,
      typeof value === 'string' ? value : [value.name, value.address],
    ]);
  const subject = fields.filter(([name]) => name === 'Subject');
  return [
    ['recipient', envelope.to],
    ['step', `${message.campaignId} ${message.step}`],
    ['variant', message.variant],
    ['mailbox', `${message.mailboxId} ${envelope.from}`],
    ['day', day],
    ['subject', JSON.stringify(subject)],
    ['headers', JSON.stringify(fields.filter(([name]) => name !== 'Subject'))],
    ['text', text],
    ['html', html === null ? '' : `html ${html}`],
  ];
}

/** The digest of one message: over every part of it. */
export function digestMessage(approvable: ApprovableMessage, hash: Hash): string {
  return hash(JSON.stringify(['message', FORM, partsOf(approvable)]));
}

/**
 * The digest of a batch, in any order of its messages. It begins with the id of the batch, so that
 * `approve` finds what it covers.
 */
export function digestBatch(batchId: string, digests: readonly string[], hash: Hash): string {
  return `${batchId}.${hash(JSON.stringify(['batch', FORM, batchId, [...digests].sort()]))}`;
}
