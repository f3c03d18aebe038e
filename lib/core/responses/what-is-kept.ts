/**
 * Decides which data of an inbound message are stored: of private mail only the fact that it came.
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
 * `ours`: it answers a message of ours, or may answer one. Any other message is private, so its
 * content is not stored.
 */
export function whatIsKept(
  mail: Pick<ParsedMail, 'from' | 'subject'>,
  classification: Classification,
  ours: boolean,
): Kept {
  if (ours)
    return {
      fromAddress: mail.from?.address ?? null,
      subject: mail.subject.slice(0, LONGEST_SUBJECT),
      classification,
      source: true,
    };
  const silent = { ...classification, visibleText: null, bounce: null };
  return { fromAddress: null, subject: '', classification: silent, source: false };
}
