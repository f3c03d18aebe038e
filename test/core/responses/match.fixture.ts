/** Messages of ours, and mail that may answer them. */
import {
  matchResponse,
  type Match,
  type MatchPort,
  type OwnMessage,
} from '../../../lib/core/responses/match.ts';
import { DAY } from '../../../lib/domain/time.ts';
import type {
  Bounce,
  Classification,
  ParsedMail,
  ResponseKind,
} from '../../../lib/domain/responses/response.ts';
import { MONDAY } from '../../support/quota.ts';

export const bob: OwnMessage = {
  messageId: '<one.tag@acme.test>',
  email: 'bob@example.test',
  sentAt: MONDAY - DAY,
};
export const eve: OwnMessage = {
  messageId: '<two.tag@acme.test>',
  email: 'eve@example.test',
  sentAt: MONDAY - 2 * DAY,
};
/** Named as they really are, for what reads links. */
const keyed: OwnMessage = {
  messageId: '<zmsl3hk7x5kqhcfw.taggggggga@acme.test>',
  email: 'kim@example.test',
  sentAt: MONDAY - DAY,
};
const OURS = [bob, eve, keyed];

export const port: MatchPort<OwnMessage> = {
  findByMessageIds: (ids) =>
    ids.flatMap((id) => OURS.filter(({ messageId }) => messageId === id))[0] ?? null,
  findByAddress: (email, since) =>
    OURS.find((message) => message.email === email && (message.sentAt ?? 0) >= since) ?? null,
  findByTokens: (tokens) =>
    OURS.find(({ messageId }) => tokens.some((token) => messageId.startsWith(`<${token}@`))) ??
    null,
  isOurs: (id) => id.includes('.tag@') || id.includes('.taggggggg'),
};

export function mail(overrides: Partial<ParsedMail> = {}): ParsedMail {
  return {
    messageId: '<x@else.test>',
    from: null,
    to: [],
    cc: [],
    subject: '',
    date: null,
    inReplyTo: [],
    references: [],
    headers: [],
    contentType: 'text/plain',
    parts: [],
    ...overrides,
  };
}
export function bounceOf(...recipients: string[]): Bounce {
  return {
    class: 'hard',
    reason: 'user_unknown',
    status: '5.1.1',
    code: 550,
    recipient: recipients[0] ?? null,
    recipients,
    diagnostic: '',
  };
}
export function classified(
  kind: ResponseKind,
  overrides: Partial<Classification> = {},
): Classification {
  return {
    kind,
    rule: 'test',
    confidence: 1,
    bounce: null,
    originalMessageId: null,
    returnsAt: null,
    intent: null,
    contact: null,
    visibleText: null,
    ...overrides,
  };
}
export const from = (address: string): ParsedMail['from'] => ({ name: '', address });
export const to = (address: string): ParsedMail['headers'] => [
  { name: 'delivered-to', value: address },
];
export const match = (
  letter: ParsedMail,
  classification: Classification,
  at = MONDAY,
): Match<OwnMessage> | null => matchResponse(port, letter, classification, at);
