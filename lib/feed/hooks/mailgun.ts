/**
 * Mailgun's webhooks: HMAC-SHA256 of timestamp and token, inside the body. See
 * documentation.mailgun.com/docs/mailgun/user-manual/webhooks: securing-webhooks and
 * webhook-payloads.
 */
import { createHash, createHmac } from 'node:crypto';
import { equalSecrets } from '../equal-secrets.ts';
import { readJson } from './read-json.ts';
import {
  fieldsOf,
  inner,
  readEvents,
  textOf,
  toReport,
  withCode,
  type EventFields,
} from './payload.ts';
import { instantOfSeconds, isTimely, type SignedCall } from './signed-call.ts';
import type { HookReading } from '../../domain/responses/hook-reading.ts';
import type { DeliveryReport, ReportKind } from '../../domain/responses/delivery-report.ts';

export function readMailgun({ body, secret, now }: SignedCall): HookReading {
  if (secret === null) return { outcome: 'unavailable' };
  const call = fieldsOf(readJson(body));
  if (call === null) return { outcome: 'malformed' };
  const signature = inner(call, 'signature');
  const timestamp = textOf(signature, 'timestamp');
  const token = textOf(signature, 'token');
  const given = textOf(signature, 'signature');
  const at = instantOfSeconds(timestamp);
  if (at === null || !/^[a-z0-9]{20,100}$/i.test(token)) return { outcome: 'forged' };
  const expected = createHmac('sha256', secret)
    .update(timestamp + token)
    .digest('hex');
  if (!equalSecrets(given, expected) || !isTimely(at, now)) return { outcome: 'forged' };
  return {
    ...readEvents([call['event-data']], readEvent),
    // The signature does not cover the event: a token is good for one body only.
    once: { token: digest(token), body: digest(JSON.stringify(call['event-data'] ?? null)) },
  };
}

const KINDS: Readonly<Record<string, ReportKind>> = {
  failed: 'bounce',
  rejected: 'bounce',
  delivered: 'delivered',
  complained: 'complaint',
  unsubscribed: 'unsubscribe',
};
const OF_NO_INTEREST: ReadonlySet<string> = new Set(['accepted', 'opened', 'clicked', 'stored']);

function readEvent(event: EventFields): (DeliveryReport | null)[] | null {
  const name = textOf(event, 'event');
  const kind = KINDS[name];
  if (kind === undefined) return OF_NO_INTEREST.has(name) ? [] : null;
  const temporary = textOf(event, 'severity') === 'temporary';
  const headers = inner(inner(event, 'message'), 'headers');
  const server = inner(event, 'delivery-status');
  const said =
    textOf(server, 'message') ||
    textOf(server, 'description') ||
    textOf(inner(event, 'reject'), 'reason');
  return [
    toReport({
      service: 'mailgun',
      // Its ids are unique within a day only.
      event: [textOf(event, 'id'), textOf(event, 'timestamp')],
      at: instantOfSeconds(event['timestamp']),
      kind: kind === 'bounce' && temporary ? 'delayed' : kind,
      messageIds: [textOf(headers, 'message-id')],
      recipient: textOf(event, 'recipient') || textOf(headers, 'to'),
      text: kind === 'delivered' ? '' : withCode(textOf(server, 'code'), said),
      status: textOf(server, 'enhanced-code'),
      category: textOf(event, 'reason') || name,
    }),
  ];
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
