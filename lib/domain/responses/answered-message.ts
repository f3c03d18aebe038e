/** A message of ours that a response answers, and the state of its recipient. */
import type { DueMessage, Message } from '../sending/message.ts';
import type { EnrollmentState, ProspectState } from '../campaigns/prospect.ts';
import type { Instant } from '../time.ts';

/** The fields of the message, its enrollment and its prospect that applying a response needs. */
export type AnsweredMessage = Pick<
  DueMessage,
  | 'row'
  | 'campaignId'
  | 'enrollmentId'
  | 'prospectId'
  | 'step'
  | 'variant'
  | 'mailboxId'
  | 'provider'
  | 'messageId'
  | 'softBounces'
  | 'email'
  | 'canonical'
  | 'company'
  | 'zone'
  | 'calendarKey'
  | 'enrollmentState'
> &
  Pick<Message, 'state' | 'sentAt'>;

/** What a response can change for a prospect; two of these show the difference. */
export type PersonStanding = {
  prospect: ProspectState;
  suppressed: boolean;
  companyHeld: boolean;
  sequences: { campaignId: string; state: EnrollmentState; dueAt: Instant }[];
};
