/**
 * Classifies a message with what is known of the person who sent it: which subjects we wrote to them,
 * so that our own words are no sign.
 */
import { classifyMail } from '../../core/responses/classify/classify.ts';
import { matchResponse, type MatchPort } from '../../core/responses/match.ts';
import type { AnsweredMessage } from '../../domain/responses/answered-message.ts';
import type { Classification, ParsedMail } from '../../domain/responses/response.ts';
import type { Instant } from '../../domain/time.ts';

export type JudgePort = MatchPort<AnsweredMessage> & {
  /** Addresses of our own: a copy of our message is never a response. */
  ownAddresses(): readonly string[];
  /** Of the latest messages to a person, in any campaign. */
  subjectsSentTo(prospectId: number): readonly string[];
};

/**
 * Whom it answers is known only once it was read: what answers nothing of ours is read once,
 * everything else twice.
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
