/** Reads fields of a payload without trusting their types, and makes delivery reports of them. */
import { createHash } from 'node:crypto';
import type { DeliveryReport } from '../../domain/responses/delivery-report.ts';

export type EventFields = Readonly<Record<string, unknown>>;

/** An object that is no array; null for anything else. */
export function fieldsOf(value: unknown): EventFields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as EventFields)
    : null;
}

/** The object under a key; empty when there is none. */
export function inner(fields: EventFields, key: string): EventFields {
  return fieldsOf(fields[key]) ?? {};
}

/** The text under a key; a number as its digits; empty when there is none. */
export function textOf(fields: EventFields, key: string): string {
  const value = fields[key];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : '';
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

const ADDRESS = /^[^\s<>"@]{1,128}@[^\s<>"@]{1,255}$/;

/** `bob@example.com` of `Bob <bob@example.com>`, in lower case; null for no address. */
export function addressIn(text: string): string | null {
  const bare = (/<([^<>]{3,320})>\s*$/.exec(text)?.[1] ?? text).trim().toLowerCase();
  return ADDRESS.test(bare) ? bare : null;
}

/** The name of a Message-ID, with angle brackets; null for what is none. */
export function messageIdIn(text: string): string | null {
  const bare = text.trim().replace(/^<|>$/g, '');
  return /^[^\s<>]{1,300}$/.test(bare) ? `<${bare}>` : null;
}

const MAX_TEXT = 2_000;
/** Each id costs a look-up. */
const MAX_IDS = 6;

type Draft = Omit<DeliveryReport, 'key' | 'messageIds' | 'tokens' | 'recipient' | 'text'> & {
  /** What tells this event from every other one of the service. */
  event: readonly string[];
  messageIds: readonly string[];
  tokens?: readonly string[];
  recipient: string;
  text: string;
};

/** Null when it names no recipient or no message: nothing can follow from it. */
export function toReport(draft: Draft): DeliveryReport | null {
  const { event, tokens = [], ...fields } = draft;
  const recipient = addressIn(draft.recipient);
  const messageIds = draft.messageIds
    .map(messageIdIn)
    .filter((id): id is string => id !== null)
    .slice(0, MAX_IDS);
  if (recipient === null || (messageIds.length === 0 && tokens.length === 0)) return null;
  return {
    ...fields,
    messageIds: [...new Set(messageIds)],
    tokens: tokens.slice(0, 1),
    recipient,
    text: draft.text.slice(0, MAX_TEXT),
    status: /^[245]\.\d{1,3}\.\d{1,3}$/.test(draft.status) ? draft.status : '',
    category: draft.category.slice(0, 100),
    key: digestOf([draft.service, draft.kind, recipient, ...event]),
  };
}

/** The words of a server with its code in front, unless they begin with one. */
export function withCode(code: string, text: string): string {
  return /^[245]\d\d$/.test(code) && !/^\s*[245]\d\d[ \-]/.test(text)
    ? `${code} ${text}`.trim()
    : text;
}

/** `smtp; 550 5.1.1 ...` without the type of the diagnostic (RFC 3464 2.3.6). */
export function withoutType(diagnostic: string): string {
  return diagnostic.replace(/^\s*(?:smtp|x-[\w.-]{1,40}|dns)\s*;\s*/i, '');
}

export function digestOf(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 40);
}

/**
 * Reads the events of a call. `read` returns the reports of one event: `[]` for one that is none
 * of our business, null for one that it cannot read.
 */
export function readEvents(
  events: readonly unknown[],
  read: (event: EventFields) => readonly (DeliveryReport | null)[] | null,
): { outcome: 'reports'; reports: DeliveryReport[]; unreadable: number } {
  const reports: DeliveryReport[] = [];
  let unreadable = 0;
  for (const event of events) {
    const fields = fieldsOf(event);
    const found = fields === null ? null : read(fields);
    const whole = found?.filter((report): report is DeliveryReport => report !== null);
    if (!found || !whole || whole.length < found.length) unreadable++;
    reports.push(...(whole ?? []));
  }
  return { outcome: 'reports', reports, unreadable };
}
