/** Decides which message of ours an inbound mail answers, how sure that is, and whether it proves anything. */
import { readReturnTags } from './return-tags.ts';
import { readComplaintRecipients } from './classify/feedback-report.ts';
import { DAY, type Instant } from '../domain/time.ts';
import type { Classification, ParsedMail } from '../domain/response.ts';

/** Best first. */
export const MATCHED_BY = ['original_message_id', 'in_reply_to', 'return_address', 'recipient', 'sender'] as const;
export type MatchedBy = (typeof MATCHED_BY)[number];

/** A message of ours, as far as matching needs it. */
export type OwnMessage = { messageId: string; email: string; sentAt: Instant | null };

export type MatchPort<M extends OwnMessage> = {
  findByMessageIds(messageIds: readonly string[]): M | null;
  /** The latest message to this address since `since`. */
  findByAddress(email: string, since: Instant): M | null;
  /** True when our key made the Message-ID. */
  isOurs(messageId: string): boolean;
};

export type Match<M extends OwnMessage> = { message: M; by: MatchedBy; confidence: number; proven: boolean };

/** How sure it is that the mail answers that message, by what told so. */
export const MATCH_CONFIDENCE: Readonly<Record<MatchedBy, number>> = { original_message_id: 0.99, in_reply_to: 0.99, return_address: 0.97, sender: 0.8, recipient: 0.6 };

/** A report older than this proves nothing: Message-IDs of old mail may have leaked. */
const PROOF_LASTS = 30 * DAY;
const LOOK_BACK = 90 * DAY;

/** Null: the mail answers nothing of ours. */
export function matchResponse<M extends OwnMessage>(port: MatchPort<M>, mail: ParsedMail, classification: Classification, now: Instant): Match<M> | null {
  const original = classification.originalMessageId;
  const named = original === null ? null : port.findByMessageIds([original]);
  if (named) return { message: named, by: 'original_message_id', confidence: MATCH_CONFIDENCE.original_message_id, proven: proves(port, named, { messageId: original, mail, classification, now }) };
  const thread = [...mail.inReplyTo, ...[...mail.references].reverse()];
  const answered = thread.length === 0 ? null : port.findByMessageIds(thread);
  if (answered) return { message: answered, by: 'in_reply_to', confidence: MATCH_CONFIDENCE.in_reply_to, proven: proves(port, answered, { messageId: answered.messageId, mail, classification, now }) };
  // A report may come back without a word of the mail it is about; the address it comes back to was that mail's alone.
  const returned = readReturnTags(mail).filter((id) => port.isOurs(id));
  const sent = returned.length === 0 ? null : port.findByMessageIds(returned);
  if (sent) return { message: sent, by: 'return_address', confidence: MATCH_CONFIDENCE.return_address, proven: proves(port, sent, { messageId: sent.messageId, mail, classification, now, addressed: true }) };
  for (const recipient of classification.bounce?.recipients ?? []) {
    const bounced = port.findByAddress(recipient, now - LOOK_BACK);
    if (bounced) return { message: bounced, by: 'recipient', confidence: MATCH_CONFIDENCE.recipient, proven: false };
  }
  const sender = mail.from === null || classification.kind === 'unrelated' ? null : port.findByAddress(mail.from.address, now - LOOK_BACK);
  return sender ? { message: sender, by: 'sender', confidence: MATCH_CONFIDENCE.sender, proven: false } : null;
}

/** A keyed Message-ID that only our mail carried, naming the recipient it was sent to, in time. `addressed`: it came to the return address of that mail. */
function proves<M extends OwnMessage>(port: MatchPort<M>, message: M, report: { messageId: string | null; mail: ParsedMail; classification: Classification; now: Instant; addressed?: true }): boolean {
  const { messageId, mail, classification, now, addressed = false } = report;
  if (messageId === null || !port.isOurs(messageId)) return false;
  // A "no" is honoured whenever it comes: what a leaked id could do with it is to spare somebody mail.
  const late = message.sentAt !== null && now - message.sentAt > PROOF_LASTS;
  if (late && classification.kind !== 'unsubscribe') return false;
  if (classification.kind === 'complaint' || mail.parts.some(({ contentType }) => contentType === 'message/feedback-report')) {
    // Providers often hide the recipient (RFC 5965 3.2); the Message-ID alone then speaks for the one person it went to.
    const named = readComplaintRecipients(mail);
    return named.length === 0 || named.includes(message.email);
  }
  const recipients = classification.bounce?.recipients;
  // To name nobody is what that address is for: it stands for the one recipient. Somebody else's name stays another matter.
  return recipients === undefined || recipients.includes(message.email) || (addressed && recipients.length === 0);
}
