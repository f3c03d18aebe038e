/** Decides which message of ours a response answers, how sure that is, and whether it is proven. */
import { readQuotedTokens, readReturnTags } from './return-tags.ts';
import { canonicalAddress } from '../campaigns/prospects/canonical-address.ts';
import { readComplaintRecipients } from './classify/stages/feedback-report.ts';
import { readReturnedIds } from './classify/original-id.ts';
import { readReturnedRecipients } from './classify/recipients.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import type { Classification, ParsedMail, ResponseKind } from '../../domain/responses/response.ts';
import type { MatchedBy } from '../../domain/responses/stored-response.ts';

/** The fields of our message that matching needs. */
export type OwnMessage = { messageId: string; email: string; sentAt: Instant | null };

export type MatchPort<M extends OwnMessage> = {
  /** By our Message-ID, or by the one that a service gave in its place. */
  findByMessageIds(messageIds: readonly string[]): M | null;
  /** By the keyed part of our Message-ID, as in unsubscribe links. */
  findByTokens(tokens: readonly string[]): M | null;
  /** The latest message to this address since `since`. */
  findByAddress(email: string, since: Instant): M | null;
  /** True when our key made the Message-ID. */
  isOurs(messageId: string): boolean;
};

export type Match<M extends OwnMessage> = {
  message: M;
  by: MatchedBy;
  confidence: number;
  proven: boolean;
};

/** How sure a match is, by how it was found. */
export const MATCH_CONFIDENCE: Readonly<Record<MatchedBy, number>> = {
  original_message_id: 0.99,
  in_reply_to: 0.99,
  return_address: 0.97,
  unsubscribe_token: 0.95,
  assigned: 0.9,
  sender: 0.8,
  recipient: 0.6,
};

/** An older report proves nothing: Message-IDs of old messages may have leaked. */
const PROOF_LASTS = 30 * DAY;
const LOOK_BACK = 90 * DAY;

/**
 * Kinds from which a forger would gain. All other kinds can only reduce mail, and count at any age.
 */
const AGEING: ReadonlySet<ResponseKind> = new Set(['bounce', 'delayed', 'complaint']);
/**
 * Kinds that machines write: they answer the message they quote, while people also quote messages
 * to others.
 */
const BY_MACHINES: ReadonlySet<ResponseKind> = new Set([
  'bounce',
  'delayed',
  'complaint',
  'out_of_office',
  'auto_reply',
  'challenge',
  'delivered',
]);

/** Null: the response answers no message of ours. */
export function matchResponse<M extends OwnMessage>(
  port: MatchPort<M>,
  mail: ParsedMail,
  classification: Classification,
  now: Instant,
): Match<M> | null {
  const matchOf = (message: M, by: MatchedBy, addressed = false): Match<M> => ({
    message,
    by,
    confidence: MATCH_CONFIDENCE[by],
    proven: proves(port, message, { mail, classification, now, addressed }),
  });
  const named = findNamed(port, mail, classification);
  if (named) return matchOf(named, 'original_message_id');
  const thread = [...mail.inReplyTo, ...[...mail.references].reverse()];
  const answered = thread.length === 0 ? null : port.findByMessageIds(thread);
  if (answered) return matchOf(answered, 'in_reply_to');
  // A report may return nothing of the message it is about, but its own address was that message's
  // return address.
  const returned = readReturnTags(mail).filter((id) => port.isOurs(id));
  const sent = returned.length === 0 ? null : port.findByMessageIds(returned);
  if (sent) return matchOf(sent, 'return_address', true);
  const quoted = findQuoted(port, mail, classification);
  if (quoted) return matchOf(quoted, 'unsubscribe_token');
  for (const recipient of classification.bounce?.recipients ?? []) {
    const bounced = port.findByAddress(recipient, now - LOOK_BACK);
    if (bounced) return unproven(bounced, 'recipient');
  }
  if (classification.kind === 'unrelated') return null;
  const written = mail.from && port.findByAddress(mail.from.address, now - LOOK_BACK);
  return written && unproven(written, 'sender');
}

function unproven<M extends OwnMessage>(message: M, by: MatchedBy): Match<M> {
  return { message, by, confidence: MATCH_CONFIDENCE[by], proven: false };
}

/**
 * Looks up the Message-ID that a report names first, then other ids in the returned header: a
 * service may have put its own id above ours.
 */
function findNamed<M extends OwnMessage>(
  port: MatchPort<M>,
  mail: ParsedMail,
  { kind, originalMessageId }: Classification,
): M | null {
  const named = originalMessageId === null ? null : port.findByMessageIds([originalMessageId]);
  if (named || !(BY_MACHINES.has(kind) || isFeedback(mail))) return named;
  const others = readReturnedIds(mail);
  return others.length === 0 ? null : port.findByMessageIds(others);
}

function isFeedback(mail: ParsedMail): boolean {
  return mail.parts.some(({ contentType }) => contentType === 'message/feedback-report');
}

/**
 * Who quotes the unsubscribe link has received the message, even if its Message-ID was lost or
 * replaced.
 */
function findQuoted<M extends OwnMessage>(
  port: MatchPort<M>,
  mail: ParsedMail,
  { kind }: Classification,
): M | null {
  if (kind === 'unrelated') return null;
  const { ids, tokens } = readQuotedTokens(mail);
  const message =
    (ids.length === 0 ? null : port.findByMessageIds(ids)) ??
    (tokens.length === 0 ? null : port.findByTokens(tokens));
  if (!message) return null;
  return BY_MACHINES.has(kind) || (mail.from !== null && names([mail.from.address], message))
    ? message
    : null;
}

type Report = {
  mail: ParsedMail;
  classification: Classification;
  now: Instant;
  addressed: boolean;
};

/**
 * Proven: it names our keyed Message-ID (or its equivalent) and the recipient it was sent to, in
 * time. `addressed`: it came to the return address of that message.
 */
function proves<M extends OwnMessage>(
  port: MatchPort<M>,
  message: M,
  { mail, classification, now, addressed }: Report,
): boolean {
  if (!port.isOurs(message.messageId)) return false;
  if (
    AGEING.has(classification.kind) &&
    message.sentAt !== null &&
    now - message.sentAt > PROOF_LASTS
  )
    return false;
  if (classification.kind === 'complaint' || isFeedback(mail)) {
    // Providers often hide the recipient (RFC 5965 3.2); the Message-ID alone then identifies the
    // recipient.
    const named = readComplaintRecipients(mail);
    return named.length === 0 || names(named, message);
  }
  const recipients = classification.bounce?.recipients;
  if (recipients === undefined || names(recipients, message)) return true;
  // The return address identifies the one recipient, so the report need not name it. If it names
  // another address, it does not count.
  if (addressed && recipients.length === 0) return true;
  // If the recipient forwards, the failed address is unknown to us; the returned header still names
  // the address we wrote to.
  return names(readReturnedRecipients(mail), message);
}

/** A server may report the mailbox in another spelling than ours. */
function names(recipients: readonly string[], { email }: OwnMessage): boolean {
  return (
    recipients.includes(email) || recipients.map(canonicalAddress).includes(canonicalAddress(email))
  );
}
