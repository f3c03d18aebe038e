/**
 * Stage: reports about our domain by machines of receivers (DMARC, TLS, blocklists, statistics).
 * They answer no message, and their text may say "unsubscribe" or "failure".
 */
import { SERVICE_REPORT_RULES } from '../../../../../data/classify/service-reports.ts';
import type { Classification, ParsedMail } from '../../../../domain/responses/response.ts';
import { includesAny, phrases } from '../../../text/phrase-matcher.ts';
import { answersSomething, header } from '../mail-parts.ts';
import type { MailView } from '../mail-view.ts';
import { toClassification } from '../verdict.ts';

/** RFC 7489 7.2.1.1: receiver, domain, begin and end, as the name of the attachment. */
const AGGREGATE_NAME = /[\w.-]{3,200}![\w.-]{3,200}!\d{9,12}!\d{9,12}/;
const TLS_TYPE = /^application\/tlsrpt\+/;
/** A subject without one of these fits no rule. */
const FIRST_WORDS = phrases([
  ...new Set(SERVICE_REPORT_RULES.flatMap(({ subject }) => subject.map(([word = '']) => word))),
]);

export function readServiceReport(view: MailView): Classification | null {
  const rule = answersSomething(view) ? null : (attachedReport(view.mail) ?? titledReport(view));
  return rule === null
    ? null
    : toClassification({ kind: 'unrelated', rule: `report.${rule}`, confidence: 0.95 });
}

function attachedReport(mail: ParsedMail): string | null {
  if (header(mail, 'tls-report-domain') !== '') return 'tls';
  const isTls =
    mail.contentType === 'multipart/report' &&
    /report-type\s*=\s*"?tlsrpt/i.test(header(mail, 'content-type'));
  if (isTls || mail.parts.some(({ contentType }) => TLS_TYPE.test(contentType))) return 'tls';
  return isAggregate(mail) || mail.parts.some(isAggregate) ? 'dmarc-aggregate' : null;
}

function isAggregate({ headers }: Pick<ParsedMail, 'headers'>): boolean {
  return headers.some(
    ({ name, value }) =>
      value.includes('!') &&
      (name === 'content-type' || name === 'content-disposition') &&
      AGGREGATE_NAME.test(value),
  );
}

function titledReport({ subject, mail }: MailView): string | null {
  if (subject.isReply || subject.isForward) return null;
  const { whole } = subject;
  if (!includesAny({ text: whole }, FIRST_WORDS)) return null;
  const sender = mail.from?.address.toLowerCase() ?? '';
  const domain = sender.slice(sender.lastIndexOf('@') + 1);
  return (
    SERVICE_REPORT_RULES.find(
      ({ subject: groups, senders }) =>
        groups.some((words) => words.every((word) => whole.includes(word))) &&
        (senders === undefined ||
          senders.some(
            (each) => sender.startsWith(each) || domain === each || domain.endsWith(`.${each}`),
          )),
    )?.id ?? null
  );
}
