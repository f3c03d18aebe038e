/**
 * What Amazon SES publishes to a topic: feedback notifications (`notificationType`) and events of a
 * configuration set (`eventType`). See docs.aws.amazon.com/ses/latest/dg: notification-contents and
 * event-publishing-retrieving-sns-contents.
 */
import {
  fieldsOf,
  inner,
  listOf,
  textOf,
  toReport,
  withoutType,
  type EventFields,
} from './payload.ts';
import { instantOf } from './signed-call.ts';
import type { DeliveryReport, ReportKind } from '../../domain/responses/delivery-report.ts';

/** What an event says of each of its recipients. */
type Told = {
  kind: ReportKind;
  about: EventFields;
  recipients: readonly EventFields[];
  category: string;
};

export function readSesEvent(event: EventFields): (DeliveryReport | null)[] | null {
  const type = textOf(event, 'eventType') || textOf(event, 'notificationType');
  const mail = inner(event, 'mail');
  const told = tellOf(type, event, mail);
  if (told === null || told === 'none') return told === null ? null : [];
  const { kind, about, recipients, category } = told;
  const when = textOf(about, 'timestamp') || textOf(mail, 'timestamp');
  return recipients.map((recipient) =>
    toReport({
      service: 'ses',
      event: [
        textOf(mail, 'messageId'),
        textOf(about, 'feedbackId') || (kind === 'delivered' ? '' : when),
      ],
      at: instantOf(when),
      kind,
      messageIds: [textOf(mail, 'messageId'), ourMessageId(mail)],
      recipient: textOf(recipient, 'emailAddress'),
      text: withoutType(textOf(recipient, 'diagnosticCode')),
      status: textOf(recipient, 'status'),
      category,
    }),
  );
}

const OF_NO_INTEREST: ReadonlySet<string> = new Set([
  'Send',
  'Open',
  'Click',
  'Rendering Failure',
  'AmazonSnsSubscriptionSucceeded',
]);

/** `none`: nothing to learn. Null: not known. */
function tellOf(type: string, event: EventFields, mail: EventFields): Told | 'none' | null {
  const addressed = listOf(mail['destination']).map((emailAddress) => ({ emailAddress }));
  switch (type) {
    case 'Bounce': {
      const about = inner(event, 'bounce');
      return {
        kind: 'bounce',
        about,
        recipients: fieldsIn(about['bouncedRecipients']),
        category: `${textOf(about, 'bounceType')}/${textOf(about, 'bounceSubType')}`,
      };
    }
    case 'Complaint':
      return complaint(inner(event, 'complaint'));
    case 'Delivery': {
      const about = inner(event, 'delivery');
      const recipients = listOf(about['recipients']).map((emailAddress) => ({ emailAddress }));
      return { kind: 'delivered', about, recipients, category: '' };
    }
    case 'DeliveryDelay': {
      const about = inner(event, 'deliveryDelay');
      return {
        kind: 'delayed',
        about,
        recipients: fieldsIn(about['delayedRecipients']),
        category: `Delay/${textOf(about, 'delayType')}`,
      };
    }
    case 'Reject':
      return {
        kind: 'bounce',
        about: inner(event, 'reject'),
        recipients: addressed,
        category: `Reject/${textOf(inner(event, 'reject'), 'reason')}`,
      };
    case 'Subscription': {
      const about = inner(event, 'subscription');
      return optsOut(inner(about, 'newTopicPreferences'))
        ? { kind: 'unsubscribe', about, recipients: addressed, category: '' }
        : 'none';
    }
    default:
      return OF_NO_INTEREST.has(type) ? 'none' : null;
  }
}

/** RFC 6591 and RFC 6430: neither is a person who complains of our message. */
const NO_COMPLAINTS: ReadonlySet<string> = new Set(['auth-failure', 'not-spam', 'dmarc']);

function complaint(about: EventFields): Told | 'none' {
  const recipients = fieldsIn(about['complainedRecipients']);
  const subType = textOf(about, 'complaintSubType');
  // SES did not send the message, because of an earlier complaint.
  if (subType === 'OnAccountSuppressionList')
    return { kind: 'bounce', about, recipients, category: `Complaint/${subType}` };
  return NO_COMPLAINTS.has(textOf(about, 'complaintFeedbackType'))
    ? 'none'
    : { kind: 'complaint', about, recipients, category: '' };
}

function optsOut(preferences: EventFields): boolean {
  return (
    preferences['unsubscribeAll'] === true ||
    listOf(preferences['topicSubscriptionStatus']).some(
      (one) => textOf(fieldsOf(one) ?? {}, 'subscriptionStatus').toLowerCase() === 'optout',
    )
  );
}

/** SES replaces our Message-ID, and reports ours where original headers are included. */
function ourMessageId(mail: EventFields): string {
  return textOf(inner(mail, 'commonHeaders'), 'messageId');
}

/** An entry that is no object has no address, so it makes no report. */
function fieldsIn(list: unknown): EventFields[] {
  return listOf(list).map((one) => fieldsOf(one) ?? {});
}
