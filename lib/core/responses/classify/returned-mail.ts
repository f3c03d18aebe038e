/**
 * Finds the message that a bounce returns: a part of its own, a part without its header, or a
 * report within a report.
 */
import type { MailPart, ParsedMail } from '../../../domain/responses/response.ts';
import { cutPart, hasNullPath, hasText, isOriginal } from './mail-parts.ts';

export type Returned = {
  /** Header fields and perhaps more. */
  text: string;
  /**
   * True when it came as a part of its own (message/rfc822, text/rfc822-headers). People send such
   * parts only when they forward.
   */
  hasPart: boolean;
  /** The delivery report that a gateway wrapped into its own; null without one. */
  wrapped: string | null;
};

/**
 * A gateway wraps the report it received into its own. A person who forwards a report has no
 * daemon's address.
 */
const WRAPPED_REPORT =
  /^content-type: ?multipart\/report[^\n]*(?:\r?\n[ \t][^\n]*){0,3}report-type=[^\n]*delivery-status/im;

/** Null: no part of its own has it. */
export function findReturned(mail: ParsedMail): Returned | null {
  const part = mail.parts.find((each) => isOriginal(each) && hasText(each));
  if (part === undefined) {
    const bare = mail.parts.length > 1 ? mail.parts.find((each) => isBare(each, mail)) : undefined;
    return bare === undefined
      ? null
      : {
          text: `${bare.headers.map(({ name, value }) => `${name}: ${value}`).join('\n')}\n\n${cutPart(bare)}`,
          hasPart: false,
          wrapped: null,
        };
  }
  const text = cutPart(part);
  const isWrapped = isFromMachine(mail) && WRAPPED_REPORT.test(text);
  return { text, hasPart: true, wrapped: isWrapped ? text : null };
}

/** A person who forwards a report has another sender. */
export function isFromMachine(mail: ParsedMail): boolean {
  return hasNullPath(mail) || /^(?:mailer-daemon|postmaster)@/i.test(mail.from?.address ?? '');
}

/** The message that a wrapped report returns begins below the report's fields. */
export function belowReport(report: string): string {
  const fields = report.search(/^(?:final|original)-recipient ?:/im);
  const returned =
    fields < 0 ? -1 : report.slice(fields).search(/^content-type: ?(?:message\/|text\/rfc822)/im);
  return returned < 0 ? report : report.slice(fields + returned);
}

/**
 * Some relays (X1, old Mail2000) omit the blank line above the returned message, so its header
 * becomes the part's header.
 */
function isBare(part: MailPart, mail: ParsedMail): boolean {
  if (mail.messageId !== null && part.headers.some(({ value }) => value === mail.messageId))
    return false;
  return ['received', 'message-id', 'from'].every((name) =>
    part.headers.some((field) => field.name === name),
  );
}
