/** Decides what a message returns of the message it is about: a part of its own, one whose header was lost on the way, or a report within a report. */
import type { MailPart, ParsedMail } from '../../../domain/responses/response.ts';
import { cutPart, hasNullPath, hasText, isOriginal } from './mail-parts.ts';

export type Returned = {
  /** Header fields and perhaps more. */
  text: string;
  /** True when it came as a part of its own (message/rfc822, text/rfc822-headers), which people do only when they forward. */
  hasPart: boolean;
  /** The delivery report that a gateway has wrapped into its own; null when it has not. */
  wrapped: string | null;
};

/** A gateway in between wraps the report it got into one of its own; people who pass a report on are no daemons. */
const WRAPPED_REPORT =
  /^content-type: ?multipart\/report[^\n]*(?:\r?\n[ \t][^\n]*){0,3}report-type=[^\n]*delivery-status/im;

/** Null: it comes in no part of its own. */
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
  const isWrapped =
    (hasNullPath(mail) || /^(?:mailer-daemon|postmaster)@/i.test(mail.from?.address ?? '')) &&
    WRAPPED_REPORT.test(text);
  return { text, hasPart: true, wrapped: isWrapped ? text : null };
}

/** What a wrapped report returns begins below its fields. */
export function belowReport(report: string): string {
  const fields = report.search(/^(?:final|original)-recipient ?:/im);
  const returned =
    fields < 0 ? -1 : report.slice(fields).search(/^content-type: ?(?:message\/|text\/rfc822)/im);
  return returned < 0 ? report : report.slice(fields + returned);
}

/** Some relays (X1, old Mail2000) leave out the blank line above the message they return: its header stands where the part's own belongs. */
function isBare(part: MailPart, mail: ParsedMail): boolean {
  if (mail.messageId !== null && part.headers.some(({ value }) => value === mail.messageId))
    return false;
  return ['received', 'message-id', 'from'].every((name) =>
    part.headers.some((field) => field.name === name),
  );
}
