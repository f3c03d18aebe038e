/**
 * Postmark's webhooks, which are not signed: HTTP Basic in their address, or a header field of your
 * own, carries a secret. See postmarkapp.com/developer/webhooks: webhooks-overview, bounce-webhook,
 * spam-complaint-webhook, subscription-change-webhook, delivery-webhook.
 */
import { carriesSecret } from './carries-secret.ts';
import { readJson } from './read-json.ts';
import {
  fieldsOf,
  inner,
  readEvents,
  textOf,
  toReport,
  withoutType,
  type EventFields,
} from './payload.ts';
import { instantOf, type SignedCall } from './signed-call.ts';
import type { HookReading } from '../../domain/responses/hook-reading.ts';
import type { DeliveryReport, ReportKind } from '../../domain/responses/delivery-report.ts';

export function readPostmark({ headers, body, secret }: SignedCall): HookReading {
  if (secret === null) return { outcome: 'unavailable' };
  if (!carriesSecret(headers, secret)) return { outcome: 'forged' };
  const event = fieldsOf(readJson(body));
  return event === null ? { outcome: 'malformed' } : readEvents([event], readEvent);
}

/** Types of a bounce that are none: an answer of a machine, or a fault in the account. */
const NO_BOUNCES: ReadonlySet<string> = new Set([
  'AutoResponder',
  'AddressChange',
  'ChallengeVerification',
  'OpenRelayTest',
  'Subscribe',
  'InboundError',
  'TemplateRenderingFailed',
]);
const OF_NO_INTEREST: ReadonlySet<string> = new Set(['Open', 'Click', 'SMTPApiError']);

function kindOf(event: EventFields, record: string): ReportKind | 'none' | null {
  const type = textOf(event, 'Type');
  switch (record) {
    case 'Delivery':
      return 'delivered';
    case 'SpamComplaint':
      return 'complaint';
    case 'Bounce':
      if (NO_BOUNCES.has(type)) return 'none';
      if (type === 'Unsubscribe') return 'unsubscribe';
      return type === 'Transient' ? 'delayed' : 'bounce';
    case 'SubscriptionChange':
      // After a bounce or a complaint, the report of that says it.
      return event['SuppressSending'] === true &&
        textOf(event, 'SuppressionReason') === 'ManualSuppression' &&
        textOf(event, 'Origin') === 'Recipient'
        ? 'unsubscribe'
        : 'none';
    default:
      return OF_NO_INTEREST.has(record) ? 'none' : null;
  }
}

function readEvent(event: EventFields): (DeliveryReport | null)[] | null {
  const record = textOf(event, 'RecordType');
  const kind = kindOf(event, record);
  if (kind === null || kind === 'none') return kind === null ? null : [];
  const when = ['BouncedAt', 'DeliveredAt', 'ChangedAt'].map((key) => textOf(event, key)).join('');
  // The field X-PM-Metadata-message, with which the message was sent.
  const token = textOf(inner(event, 'Metadata'), 'message').toLowerCase();
  return [
    toReport({
      service: 'postmark',
      event: [record, textOf(event, 'ID'), textOf(event, 'MessageID'), when],
      at: instantOf(when),
      kind,
      messageIds: [textOf(event, 'MessageID')],
      tokens: /^[a-z2-7]{16}\.[a-z2-7]{10}$/.test(token) ? [token] : [],
      recipient: textOf(event, 'Email') || textOf(event, 'Recipient'),
      text: kind === 'delivered' ? '' : withoutType(textOf(event, 'Details')),
      status: '',
      category: textOf(event, 'Type'),
    }),
  ];
}
