/** Decides what a part is whose sender did not say it: reports attached as bytes. */
import { decodeTransfer } from './decode-transfer.ts';
import type { ContentType } from './read-content-type.ts';

/** The first field of a report tells what it is (RFC 3464 2.2.2, RFC 5965 3.1). */
const REPORTS: readonly (readonly [first: RegExp, type: string])[] = [
  [/^\s{0,8}(?:reporting-mta|original-envelope-id|final-recipient) ?:/i, 'message/delivery-status'],
  [/^\s{0,8}(?:user-agent ?:[^\n]{0,200}\n)?feedback-type ?:/i, 'message/feedback-report'],
];
const READ = 600;

/** The type that the part has; mail stores that do not know a report's type call it bytes. */
export function revealReport(content: ContentType, body: Buffer, encoding: string): ContentType {
  if (content.type !== 'application/octet-stream') return content;
  const begin = decodeTransfer(body.subarray(0, READ), encoding, READ).toString('latin1');
  const type = REPORTS.find(([first]) => first.test(begin))?.[1];
  return type === undefined ? content : { ...content, type };
}
