/**
 * SendGrid's event webhook: an ECDSA signature over timestamp and body, and a list of events. See
 * twilio.com/docs/sendgrid/for-developers/tracking-events/event and
 * .../getting-started-event-webhook-security-features.
 */
import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { MAX_HOOK_EVENTS } from '../../domain/responses/hook.ts';
import { readJson } from './read-json.ts';
import { readEvents, textOf, toReport, withCode, type EventFields } from './payload.ts';
import { instantOfSeconds, isTimely, type SignedCall } from './signed-call.ts';
import type { HookReading } from '../../domain/responses/hook-reading.ts';
import type { DeliveryReport, ReportKind } from '../../domain/responses/delivery-report.ts';

export function readSendGrid({ headers, body, secret, now }: SignedCall): HookReading {
  const key = secret === null ? null : readPublicKey(secret);
  if (key === null) return { outcome: 'unavailable' };
  const timestamp = headers['x-twilio-email-event-webhook-timestamp'] ?? '';
  const signature = headers['x-twilio-email-event-webhook-signature'] ?? '';
  const at = instantOfSeconds(timestamp);
  if (at === null || !/^[a-z0-9+/=]{60,200}$/i.test(signature)) return { outcome: 'forged' };
  const signed = Buffer.concat([Buffer.from(timestamp), body]);
  if (!verify('sha256', signed, key, Buffer.from(signature, 'base64')))
    return { outcome: 'forged' };
  if (!isTimely(at, now)) return { outcome: 'forged' };
  const events = readJson(body);
  if (!Array.isArray(events)) return { outcome: 'malformed' };
  if (events.length > MAX_HOOK_EVENTS) return { outcome: 'too_large' };
  return readEvents(events, readEvent);
}

/** The verification key of the console: base64 of an EC key, or the same as PEM; null for another. */
export function readPublicKey(text: string): KeyObject | null {
  try {
    const key = text.includes('-----BEGIN')
      ? createPublicKey(text)
      : createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ec' ? key : null;
  } catch {
    return null;
  }
}

const KINDS: Readonly<Record<string, ReportKind>> = {
  bounce: 'bounce',
  dropped: 'bounce',
  deferred: 'delayed',
  delivered: 'delivered',
  spamreport: 'complaint',
  unsubscribe: 'unsubscribe',
  group_unsubscribe: 'unsubscribe',
};
const OF_NO_INTEREST: ReadonlySet<string> = new Set([
  'processed',
  'open',
  'click',
  'group_resubscribe',
  'account_status_change',
]);

function readEvent(event: EventFields): (DeliveryReport | null)[] | null {
  const name = textOf(event, 'event');
  const kind = KINDS[name];
  if (kind === undefined) return OF_NO_INTEREST.has(name) ? [] : null;
  const status = textOf(event, 'status');
  const said = textOf(event, 'reason') || textOf(event, 'response');
  return [
    toReport({
      service: 'sendgrid',
      event: [textOf(event, 'sg_event_id') || JSON.stringify(event)],
      at: instantOfSeconds(event['timestamp']),
      kind,
      messageIds: [textOf(event, 'smtp-id')],
      recipient: textOf(event, 'email'),
      text: kind === 'delivered' ? '' : withCode(status, said),
      status,
      category: categoryOf(event, name),
    }),
  ];
}

/** A message that SendGrid dropped was refused by no server: its reason is SendGrid's own word. */
function categoryOf(event: EventFields, name: string): string {
  if (name === 'dropped') return `dropped/${textOf(event, 'reason')}`;
  const type = textOf(event, 'type');
  return [type === '' ? name : type, textOf(event, 'bounce_classification')]
    .filter((part) => part !== '')
    .join('/');
}
