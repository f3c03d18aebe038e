/** Decides what is kept of a message that came in: of one that answers nothing of ours, only that it came. */
import type { Classification, ParsedMail } from '../../domain/responses/response.ts';

export type Kept = {
  fromAddress: string | null;
  subject: string;
  classification: Classification;
  /** The parts of its source that decide what it means. */
  source: boolean;
};

const LONGEST_SUBJECT = 500;

/** `matched`: it answers a message of ours. Otherwise it is private mail: that it came is kept, what it says is not. */
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
