/** Stage: RFC 5965 complaints: a mailbox provider reports that a recipient pressed "spam". */
import type { Classification, ParsedMail } from '../../../../domain/responses/response.ts';
import { header } from '../mail-parts.ts';
import { viewMail, type MailView } from '../mail-view.ts';
import { findOriginalId } from '../original-id.ts';
import { readFieldGroups, readHeaderFields } from '../read-fields.ts';
import { toAddress } from '../recipients.ts';
import { toClassification } from '../verdict.ts';

export function readFeedbackReport(view: MailView): Classification | null {
  if (view.feedbackReport === null) return readUnmarked(view);
  const type = (readFieldGroups(view.feedbackReport)[0]?.get('feedback-type') ?? '').toLowerCase();
  const originalMessageId = findOriginalId(view);
  // RFC 6591: an authentication failure report is about our domain, not from a person. RFC 6430:
  // not-spam withdraws a complaint.
  if (type.startsWith('auth-failure') || type === 'not-spam' || type === 'dmarc') {
    return toClassification({
      kind: 'unrelated',
      rule: `arf.${type.startsWith('auth') ? 'auth-failure' : type}`,
      confidence: 0.95,
      originalMessageId,
    });
  }
  if (type.startsWith('opt-out'))
    return toClassification({
      kind: 'unsubscribe',
      rule: 'arf.opt-out',
      confidence: 0.95,
      intent: 'unsubscribe',
      originalMessageId,
    });
  return toClassification({
    kind: 'complaint',
    rule: 'arf.complaint',
    confidence: 0.99,
    originalMessageId,
  });
}

/**
 * Microsoft's JMRP and some others return the message under a subject or field of their own
 * instead.
 */
function readUnmarked(view: MailView): Classification | null {
  if (!view.hasOriginalPart) return null;
  const marked =
    header(view.mail, 'x-hmxmroriginalrecipient') !== '' ||
    /^complaint about message from \d/.test(view.subject.leading);
  if (!marked) return null;
  return toClassification({
    kind: 'complaint',
    rule: 'complaint.jmrp',
    confidence: 0.9,
    originalMessageId: findOriginalId(view),
  });
}

/**
 * The recipients that a complaint names, in lower case: the report's Original-Rcpt-To and
 * Removal-Recipient, JMRP's field, the returned To. `[]` when redacted.
 */
export function readComplaintRecipients(mail: ParsedMail): string[] {
  const view = viewMail(mail);
  const fields = readFieldGroups(view.feedbackReport ?? '')[0];
  const values = [
    fields?.get('original-rcpt-to'),
    fields?.get('removal-recipient'),
    header(mail, 'x-hmxmroriginalrecipient'),
    readHeaderFields(view.original).get('to'),
  ];
  return [
    ...new Set(
      values
        .map((value) => toAddress(/<([^<>]{3,320})>/.exec(value ?? '')?.[1] ?? value ?? ''))
        .filter((address): address is string => address !== null),
    ),
  ];
}
