/**
 * Stage: notices of a sending service about our own messages, as JSON: Amazon SES over SNS (bounce,
 * complaint, delivery, delay).
 */
import { diagnose } from '../../../bounces/diagnose.ts';
import { header } from '../mail-parts.ts';
import type { MailView } from '../mail-view.ts';
import { toAddress } from '../recipients.ts';
import { toClassification } from '../verdict.ts';
import { withoutType } from '../read-fields.ts';
import type {
  BounceClass,
  BounceReason,
  Classification,
} from '../../../../domain/responses/response.ts';

type Json = { readonly [name: string]: unknown };

/**
 * docs.aws.amazon.com/ses, "Amazon SNS notification contents": used when the diagnostic says
 * nothing.
 */
const SUBTYPES: Readonly<Record<string, { class: BounceClass; reason: BounceReason }>> = {
  noemail: { class: 'hard', reason: 'user_unknown' },
  suppressed: { class: 'hard', reason: 'suppressed' },
  onaccountsuppressionlist: { class: 'hard', reason: 'suppressed' },
  mailboxfull: { class: 'soft', reason: 'mailbox_full' },
  messagetoolarge: { class: 'block', reason: 'message_too_big' },
  contentrejected: { class: 'block', reason: 'content' },
  attachmentrejected: { class: 'block', reason: 'content' },
};

export function readProviderNotice(view: MailView): Classification | null {
  if (
    header(view.mail, 'x-amz-sns-message-id') === '' &&
    !/@sns\.amazonaws\.com$/i.test(view.mail.from?.address ?? '')
  )
    return null;
  const notice = readNotice(view.text);
  if (notice === null) return null;
  const type = text(notice['notificationType'] ?? notice['eventType']).toLowerCase();
  const mail = object(notice['mail']);
  const originalMessageId = messageIdOf(mail);
  switch (type) {
    case 'bounce':
      return readBounce(object(notice['bounce']), originalMessageId);
    case 'complaint':
      return toClassification({
        kind: 'complaint',
        rule: 'ses.complaint',
        confidence: 0.95,
        originalMessageId,
      });
    case 'delivery':
      return toClassification({
        kind: 'delivered',
        rule: 'ses.delivery',
        confidence: 0.95,
        originalMessageId,
      });
    case 'deliverydelay': {
      const delayed = list(object(notice['deliveryDelay'])['delayedRecipients']);
      return toClassification({
        kind: 'delayed',
        rule: 'ses.delay',
        confidence: 0.95,
        bounce: { ...judge(delayed, 'delayed').bounce, class: 'soft' },
        originalMessageId,
      });
    }
    default:
      return null;
  }
}

function readBounce(bounce: Json, originalMessageId: string | null): Classification {
  const diagnosis = judge(list(bounce['bouncedRecipients']), 'failed');
  const subtype = SUBTYPES[text(bounce['bounceSubType']).toLowerCase()];
  // The refusing server's text tells more than the service's subtype; "General" tells nothing.
  const decided =
    diagnosis.bounce.reason === 'unknown' && subtype !== undefined
      ? { ...diagnosis.bounce, ...subtype }
      : diagnosis.bounce;
  return toClassification({
    kind: 'bounce',
    rule: `ses.bounce:${decided === diagnosis.bounce ? diagnosis.rule : 'subtype'}`,
    confidence: 0.95,
    bounce: decided,
    originalMessageId,
  });
}

function judge(
  recipients: readonly Json[],
  fate: 'failed' | 'delayed',
): ReturnType<typeof diagnose> {
  const addresses = recipients
    .map((each) => toAddress(text(each['emailAddress'])))
    .filter((address) => address !== null);
  const first = recipients[0] ?? {};
  return diagnose({
    fate,
    status: text(first['status']),
    diagnostic: withoutType(text(first['diagnosticCode'])),
    notice: '',
    recipients: addresses,
    others: addresses.slice(1),
    ours: [],
  });
}

/**
 * Takes the notice out of its SNS envelope. Relays break lines of more than 998 characters:
 * sendmail ends them in `!` and continues after a space.
 */
function readNotice(source: string): Json | null {
  const from = source.indexOf('{');
  const to = source.lastIndexOf('}');
  if (from < 0 || to < from) return null;
  const outer =
    parse(source.slice(from, to + 1)) ??
    parse(source.slice(from, to + 1).replace(/!?\r?\n ?/g, ''));
  if (outer === null || typeof outer['Message'] !== 'string') return outer;
  return parse(outer['Message']);
}

function parse(source: string): Json | null {
  try {
    return object(JSON.parse(source));
  } catch {
    return null;
  }
}

/**
 * Our Message-ID is in the headers, if the account includes them; `mail.messageId` is the service's
 * own, without a domain.
 */
function messageIdOf(mail: Json): string | null {
  const listed = list(mail['headers']).find(
    (field) => text(field['name']).toLowerCase() === 'message-id',
  );
  const ours = /<[^<>\s]{3,900}>/.exec(
    text(listed?.['value'] ?? object(mail['commonHeaders'])['messageId']),
  )?.[0];
  const theirs = /^[0-9a-f-]{20,128}$/i.exec(text(mail['messageId']))?.[0];
  return ours ?? (theirs === undefined ? null : `<${theirs}@email.amazonses.com>`);
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Json)
    : {};
}

function list(value: unknown): Json[] {
  return Array.isArray(value) ? value.slice(0, 50).map(object) : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
