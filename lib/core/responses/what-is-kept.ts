/**
 * Decides which data of an inbound message are stored: without a match only the fact that it came.
 */
import type { Classification, ParsedMail } from '../../domain/responses/response.ts';

export type Kept = {
  fromAddress: string | null;
  subject: string;
  classification: Classification;
  /** The significant parts of its source. */
  source: boolean;
};

const LONGEST_SUBJECT = 500;

/**
 * `matched`: it answers a message of ours. Any other message is private, so its content is not
 * stored.
 */
export function whatIsKept(
  mail: Pick<ParsedMail, 'from' | 'subject'>,
  classification: Classification,
  matched: boolean,
): Kept {
  if (matched)
    return {
      fromAddress: mail.from?.address ?? null,
      subject: mail.subject.slice(0, LONGEST_SUBJECT),
      classification,
      source: true,
    };
  const silent = { ...classification, visibleText: null, bounce: null };
  return { fromAddress: null, subject: '', classification: silent, source: false };
}
