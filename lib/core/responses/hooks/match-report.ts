/**
 * Decides which message of ours a service's report is about. The service has signed it; it still
 * must name a message of ours and the one recipient of that message.
 */
import { canonicalAddress } from '../../campaigns/prospects/canonical-address.ts';
import { MATCH_CONFIDENCE, type Match, type MatchPort, type OwnMessage } from '../match.ts';
import type { DeliveryReport } from '../../../domain/responses/delivery-report.ts';

/** `mailboxId`: the only mailbox that the hook may report on; null: all. */
export type Reported = {
  report: Pick<DeliveryReport, 'messageIds' | 'tokens' | 'recipient'>;
  mailboxId: string | null;
};

/**
 * Null: it answers no message of ours, and is unrelated. Unlike a report by mail it proves at any
 * age, because only the service can have signed it.
 */
export function matchReport<M extends OwnMessage & { mailboxId: string }>(
  port: Pick<MatchPort<M>, 'findByMessageIds' | 'findByTokens' | 'isOurs'>,
  { report, mailboxId }: Reported,
): Match<M> | null {
  const message = port.findByMessageIds(report.messageIds) ?? port.findByTokens(report.tokens);
  if (!message || !port.isOurs(message.messageId)) return null;
  if (mailboxId !== null && message.mailboxId !== mailboxId) return null;
  if (canonicalAddress(message.email) !== canonicalAddress(report.recipient)) return null;
  const by = 'original_message_id';
  return { message, by, confidence: MATCH_CONFIDENCE[by], proven: true };
}
