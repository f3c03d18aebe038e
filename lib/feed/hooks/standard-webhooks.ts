/**
 * Signatures by standardwebhooks.com, also under the older names of Svix: of Resend, and of any
 * program that reports in the JSON of references/webhooks.md.
 */
import { equalSecrets } from '../equal-secrets.ts';
import { readJson, readText } from './read-json.ts';
import { MAX_HOOK_EVENTS } from '../../domain/responses/hook.ts';
import { REPORT_KINDS, type DeliveryReport } from '../../domain/responses/delivery-report.ts';
import { readEvents, textOf, toReport, type EventFields } from './payload.ts';
import { instantOf, instantOfSeconds, type SignedCall } from './signed-call.ts';
import type { HookReading } from '../../domain/responses/hook-reading.ts';
import { MINUTE } from '../../domain/time.ts';

/** Of the specification; every repetition is signed again. */
const TOLERANCE = 5 * MINUTE;
/** A sender may sign with an old and a new secret. */
const MAX_SIGNATURES = 10;

type Signed = { outcome: 'signed'; id: string; text: string };

/** The id and the text of a call with a valid signature, or why it has none. */
export async function readSigned(call: SignedCall): Promise<Signed | HookReading> {
  const { headers, secret, now } = call;
  const field = (name: string): string =>
    headers[`webhook-${name}`] ?? headers[`svix-${name}`] ?? '';
  const [id, timestamp] = [field('id'), field('timestamp')];
  const text = readText(call.body);
  const at = instantOfSeconds(timestamp);
  if (text === null) return { outcome: 'malformed' };
  if (!/^[\w.:-]{1,200}$/.test(id) || at === null || Math.abs(now - at) > TOLERANCE)
    return { outcome: 'forged' };
  const expected = await sign(secret, { id, at, text });
  if (expected === null) return { outcome: 'unavailable' };
  const given = field('signature').split(' ').slice(0, MAX_SIGNATURES);
  return given.filter((one) => equalSecrets(one, expected)).length > 0
    ? { outcome: 'signed', id, text }
    : { outcome: 'forged' };
}

/** Null when the secret is none of `whsec_...` and base64. */
async function sign(
  secret: string | null,
  { id, at, text }: { id: string; at: number; text: string },
): Promise<string | null> {
  const { Webhook } = await import('standardwebhooks');
  try {
    return new Webhook(secret ?? '').sign(id, new Date(at), text);
  } catch {
    return null;
  }
}

/** See references/webhooks.md: one event, or a list of them. */
export async function readStandard(call: SignedCall): Promise<HookReading> {
  const signed = await readSigned(call);
  if (signed.outcome !== 'signed') return signed;
  const events = readJson(signed.text);
  if (events === undefined) return { outcome: 'malformed' };
  const list = Array.isArray(events) ? events : [events];
  if (list.length > MAX_HOOK_EVENTS) return { outcome: 'too_large' };
  return readEvents(list, readEvent);
}

function readEvent(event: EventFields): (DeliveryReport | null)[] | null {
  const kind = REPORT_KINDS.find((one) => one === event['type']);
  if (kind === undefined) return null;
  const messageId = textOf(event, 'messageId');
  const at = textOf(event, 'at');
  return [
    toReport({
      service: 'standard',
      event: [textOf(event, 'id') || `${messageId} ${at}`],
      at: instantOf(at),
      kind,
      messageIds: [messageId],
      recipient: textOf(event, 'recipient'),
      text: textOf(event, 'text'),
      status: textOf(event, 'status'),
      category: textOf(event, 'category'),
    }),
  ];
}
