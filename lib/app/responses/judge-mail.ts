/**
 * Classifies a message with the subjects that we wrote to its sender, so that our own words do not
 * count as signs.
 */
import { classifyMail } from '../../core/responses/classify/classify.ts';
import { matchResponse, type MatchPort } from '../../core/responses/match.ts';
import type { AnsweredMessage } from '../../domain/responses/answered-message.ts';
import type { Classification, ParsedMail } from '../../domain/responses/response.ts';
import type { Instant } from '../../domain/time.ts';

export type JudgePort = MatchPort<AnsweredMessage> & {
  /** Our own addresses: a copy of our own message is never a response. */
  ownAddresses(): readonly string[];
  /** The subjects of the latest messages to a prospect, in any campaign. */
  subjectsSentTo(prospectId: number): readonly string[];
};

/**
 * Returns the verdict. The match is known only after a first classification, so a matched message
 * is classified twice.
 */
export function judgeMail(port: JudgePort, mail: ParsedMail, now: Instant): Classification {
  const known = { ownAddresses: port.ownAddresses() };
  const first = classifyMail(mail, known);
  const match = matchResponse(port, mail, first, now);
  if (match === null) return first;
  return classifyMail(mail, {
    ...known,
    ownSubjects: port.subjectsSentTo(match.message.prospectId),
  });
}
