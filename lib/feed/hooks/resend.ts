/**
 * Resend's webhooks, signed by standardwebhooks.com under the names of Svix. See
 * resend.com/docs/webhooks/event-types and .../verify-webhooks-requests.
 */
import { readJson } from './read-json.ts';
import { readSigned } from './standard-webhooks.ts';
import {
  fieldsOf,
  inner,
  listOf,
  readEvents,
  textOf,
  toReport,
  type EventFields,
} from './payload.ts';
import { instantOf, type SignedCall } from './signed-call.ts';
import type { HookReading } from '../../domain/responses/hook-reading.ts';
import type { DeliveryReport, ReportKind } from '../../domain/responses/delivery-report.ts';

export async function readResend(call: SignedCall): Promise<HookReading> {
  const signed = await readSigned(call);
  if (signed.outcome !== 'signed') return signed;
  const event = fieldsOf(readJson(signed.text));
  if (event === null) return { outcome: 'malformed' };
  return readEvents([event], (fields) => readEvent(fields, signed.id));
}

const KINDS: Readonly<Record<string, ReportKind>> = {
  'email.bounced': 'bounce',
  'email.failed': 'bounce',
  'email.suppressed': 'bounce',
  'email.delivery_delayed': 'delayed',
  'email.delivered': 'delivered',
  'email.complained': 'complaint',
};

function readEvent(event: EventFields, id: string): (DeliveryReport | null)[] | null {
  const type = textOf(event, 'type');
  const kind = KINDS[type];
  // Opens, clicks, and what became of contacts, domains and inbound mail.
  if (kind === undefined) return /^[a-z]+\.[a-z_]+$/.test(type) ? [] : null;
  const data = inner(event, 'data');
  const bounce = inner(data, type === 'email.suppressed' ? 'suppressed' : 'bounce');
  // It names all recipients, and not which one an event is about: a message of ours has one.
  const recipients = listOf(data['to']);
  const [recipient] = recipients;
  if (recipients.length !== 1 || typeof recipient !== 'string') return null;
  return [
    toReport({
      service: 'resend',
      event: [id],
      at: instantOf(event['created_at']),
      kind,
      messageIds: [messageIdField(data), textOf(data, 'message_id'), textOf(data, 'email_id')],
      recipient,
      text: '',
      status: '',
      category: categoryOf(type, bounce),
    }),
  ];
}

/** The Message-ID among the header fields of the message as it was handed in. */
function messageIdField(data: EventFields): string {
  const field = listOf(data['headers'])
    .map((one) => fieldsOf(one) ?? {})
    .find((one) => textOf(one, 'name').toLowerCase() === 'message-id');
  return field === undefined ? '' : textOf(field, 'value');
}

/** Its message is its own advice in place of the server's words, so only its types tell anything. */
function categoryOf(type: string, bounce: EventFields): string {
  const kinds = [textOf(bounce, 'type'), textOf(bounce, 'subType')].filter((one) => one !== '');
  return kinds.length > 0 ? kinds.join('/') : type;
}
