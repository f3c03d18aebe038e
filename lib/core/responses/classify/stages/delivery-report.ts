/**
 * Stage: RFC 3464 delivery reports and RFC 8098 receipts. Reads the result of every recipient; a
 * failure outweighs a delay, a delay outweighs a delivery.
 */
import { diagnose } from '../../../bounces/diagnose.ts';
import { saysDelayed, saysFinal } from './fate.ts';
import type { MailView } from '../mail-view.ts';
import { findOriginalId } from '../original-id.ts';
import { readFieldGroups, withoutType, type Fields } from '../read-fields.ts';
import { sendingAddresses } from '../sending-addresses.ts';
import { derivedFrom, findRecipients, toAddress } from '../recipients.ts';
import type { Classification } from '../../../../domain/responses/response.ts';
import { toClassification } from '../verdict.ts';

type Fate = 'failed' | 'delayed' | 'delivered';
type Reported = { fate: Fate; status: string; diagnostic: string; addresses: string[] };

export function readDeliveryReport(view: MailView): Classification | null {
  if (view.deliveryStatus === null) return readReceipt(view);
  const reported = joinGroups(readFieldGroups(view.deliveryStatus))
    .filter(isRecipientGroup)
    .map((group) => readRecipient(group, view));
  if (reported.length === 0) return null;
  const originalMessageId = findOriginalId(view);
  const failed = reported.filter((item) => item.fate === 'failed');
  if (failed.length > 0) {
    const { bounce, rule } = diagnoseAll(failed, 'failed', view);
    return toClassification({
      kind: 'bounce',
      rule: `dsn.failed:${rule}`,
      confidence: 0.99,
      bounce,
      originalMessageId,
    });
  }
  const delayed = reported.filter((item) => item.fate === 'delayed');
  if (delayed.length > 0) {
    const { bounce } = diagnoseAll(delayed, 'delayed', view);
    // A delay is never a verdict on the address, whatever the report quotes.
    return toClassification({
      kind: 'delayed',
      rule: 'dsn.delayed',
      confidence: 0.99,
      bounce: { ...bounce, class: 'soft' },
      originalMessageId,
    });
  }
  return toClassification({
    kind: 'delivered',
    rule: 'dsn.delivered',
    confidence: 0.99,
    originalMessageId,
  });
}

/** RFC 8098: displayed or deleted, the message arrived. */
function readReceipt(view: MailView): Classification | null {
  if (view.disposition === null) return null;
  // RFC 5429 2.2: Sieve's reject looks like a receipt of a deleted message, but its text is a
  // bounce.
  if (
    /disposition:.{0,80}(?:deleted|denied|failed)/i.test(view.disposition) &&
    view.folded.text.includes('rejected')
  )
    return null;
  return toClassification({
    kind: 'delivered',
    rule: 'mdn',
    confidence: 0.95,
    originalMessageId: findOriginalId(view),
  });
}

function diagnoseAll(
  reported: Reported[],
  fate: 'failed' | 'delayed',
  view: MailView,
): ReturnType<typeof diagnose> {
  const named = [...new Set(reported.flatMap((item) => item.addresses))];
  const recipients =
    named.length > 0 ? [...new Set([...named, ...derivedFrom(view)])] : findRecipients(view);
  const first = reported[0] as Reported;
  const diagnosis = diagnose({
    fate,
    status: first.status,
    diagnostic: first.diagnostic,
    notice: view.notice,
    recipients: first.addresses.length > 0 ? first.addresses : recipients,
    others: reported.slice(1).flatMap((item) => item.addresses),
    ours: sendingAddresses(view),
  });
  return {
    rule: diagnosis.rule,
    bounce: { ...diagnosis.bounce, recipient: recipients[0] ?? null, recipients },
  };
}

/** Fields that follow the recipient's (RFC 3464 2.3). */
const FOLLOWING: ReadonlySet<string> = new Set([
  'action',
  'status',
  'remote-mta',
  'diagnostic-code',
  'last-attempt-date',
  'final-log-id',
  'will-retry-until',
]);

/** Gateways put empty lines between the fields of one recipient. */
function joinGroups(groups: readonly Fields[]): Fields[] {
  const joined: Fields[] = [];
  for (const group of groups) {
    const last = joined.at(-1);
    const [first = ''] = group.keys();
    const begins = FOLLOWING.has(first) && !group.has('final-recipient');
    const completes =
      first === 'final-recipient' && last?.has('final-recipient') === false && !last.has('action');
    if (
      last !== undefined &&
      ((begins && last.has('final-recipient')) || (completes && last.has('original-recipient')))
    )
      joined[joined.length - 1] = new Map([...group, ...last]);
    else joined.push(group);
  }
  return joined;
}

function isRecipientGroup(group: Fields): boolean {
  return (
    group.has('final-recipient') ||
    group.has('original-recipient') ||
    (group.has('action') && group.has('status'))
  );
}

function readRecipient(group: Fields, view: MailView): Reported {
  const status = /[245]\.\d{1,3}\.\d{1,3}/.exec(group.get('status') ?? '')?.[0] ?? '';
  const diagnostic =
    withoutType(group.get('diagnostic-code') ?? '') ||
    (group.get('status') ?? '')
      .replace(status, '')
      .replace(/[()\s]+/g, ' ')
      .trim();
  const addresses = ['final-recipient', 'original-recipient', 'x-actual-recipient']
    .map((name) => toAddress(group.get(name) ?? ''))
    .filter((address): address is string => address !== null);
  return {
    fate: readFate(group.get('action') ?? '', status, view),
    status,
    diagnostic,
    addresses: [...new Set(addresses)],
  };
}

/**
 * RFC 3464 2.3.3. For a missing or unknown action the status class decides; 4 or nothing without an
 * action is a delay only if the notice says so.
 */
function readFate(action: string, status: string, view: MailView): Fate {
  const word = action.trim().toLowerCase();
  if (word.startsWith('fail')) return 'failed';
  if (word.startsWith('delay')) return 'delayed';
  if (/^(?:deliver|relay|expand)/.test(word)) return 'delivered';
  if (status.startsWith('2')) return 'delivered';
  if (status.startsWith('4') && saysDelayed(view)) return 'delayed';
  if (status === '' && saysDelayed(view) && !saysFinal(view)) return 'delayed';
  return 'failed';
}
