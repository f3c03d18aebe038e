/** Finds the Message-ID that a report returns, to tell which of our messages it is about. */
import type { ParsedMail } from '../../../domain/responses/response.ts';
import { viewMail, type MailView } from './mail-view.ts';

/**
 * RFC 5322 3.6.4; old mailers omit the angle brackets. Services that replace the id keep the
 * original one in a field of their own: `X-Microsoft-Original-Message-ID` (outlook.com),
 * `X-Google-Original-Message-ID` (Gmail), `Origin-messageId` (Brevo).
 */
const NAME = '(?:x-)?(?:microsoft-|google-)?(?:original-|origin-)?message-?id';
const FIELD = new RegExp(
  `^[ \\t>]{0,4}${NAME} ?:[ \\t]*(?:\\r?\\n[ \\t]+)?(?:\\([^()\\n]{0,200}\\)[ \\t]*)?(<[^<>\\s]{1,900}>|[^<>\\s@]{1,400}@[^<>\\s@]{1,400})`,
  'im',
);
const FIELDS = new RegExp(FIELD.source, 'gim');
const MENTION = /message[- ]id(?:entifier)?:?[ \t]*(<[^<>\s@]{1,400}@[^<>\s@]{1,400}>)/i;

/**
 * With angle brackets; null when the report returns none. Searches the returned header first, then
 * the report's fields, then its text.
 */
export function findOriginalId(view: MailView): string | null {
  const match =
    FIELD.exec(view.original) ??
    FIELD.exec(view.deliveryStatus ?? '') ??
    FIELD.exec(view.feedbackReport ?? '') ??
    FIELD.exec(view.disposition ?? '') ??
    FIELD.exec(view.notice) ??
    MENTION.exec(view.notice);
  if (match !== null) return withBrackets(match[1] ?? '');
  // Gmail and Exchange thread their reports under the message.
  return view.mail.inReplyTo[0] ?? view.mail.references.at(-1) ?? null;
}

function withBrackets(id: string): string {
  return id.startsWith('<') ? id : `<${id}>`;
}

/** The most ids to read; a header has few. */
const MAX_IDS = 10;

/**
 * Every Message-ID field of the message that a report returns, with angle brackets; `[]` without
 * one.
 */
export function readReturnedIds(mail: ParsedMail): string[] {
  return [...viewMail(mail).original.matchAll(FIELDS)]
    .slice(0, MAX_IDS)
    .map(([, id = '']) => withBrackets(id));
}
