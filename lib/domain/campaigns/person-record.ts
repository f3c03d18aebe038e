/** Everything that is stored of one person, as it is handed to them. */
import type { Decline } from './contact.ts';
import type { LeftOut } from './left-out.ts';
import type { Suppression } from './suppression.ts';
import type { Enrollment, Prospect } from './prospect.ts';
import type { Event } from '../event.ts';
import type { ChosenPreference } from '../responses/preference.ts';
import type { Message } from '../sending/message.ts';
import type { MessageToSelf, SentTest } from '../sending/test-message.ts';
import type { ResponseDetail } from '../responses/stored-response.ts';
import type { Instant } from '../time.ts';

export type RecordedMessage = Pick<Message, 'campaignId' | 'step' | 'mailboxId' | 'state'> & {
  messageId: string;
  variant: string;
  sentAt: Instant | null;
  subject: string | null;
  bounceClass: string | null;
  bounceReason: string | null;
  attempts: { at: Instant; outcome: string; code: number | null; response: string }[];
};

export type RecordedResponse = Pick<
  ResponseDetail,
  'receivedAt' | 'fromAddress' | 'subject' | 'locator' | 'classification' | 'label'
> & { responseId: number; campaignId: string | null; raw: Buffer };

/** What the operator changed about the person in a campaign. */
type RecordedChange = {
  campaignId: string;
  kind: string;
  /** Of a skip. */
  step: number | null;
  until: Instant | null;
  reason: string | null;
  at: Instant;
};

/** A message to oneself, sent to the person's address before the person was one of a campaign. */
export type RecordedTest = SentTest & Pick<MessageToSelf, 'mailboxId'>;

export type PersonRecord = {
  /** Null: the address is in no campaign, and is stored otherwise. */
  person: (Omit<Prospect, 'canonical' | 'byPopulation'> & { createdAt: Instant }) | null;
  changes: RecordedChange[];
  /** Rows of lists that an import did not take over. */
  leftOut: LeftOut[];
  tests: RecordedTest[];
  enrollments: Pick<Enrollment, 'campaignId' | 'state' | 'nextStep' | 'dueAt' | 'mailboxId'>[];
  /** What the person said no to. */
  declines: Decline[];
  /** What the person chose on the preference page; null: nothing. */
  preference: ChosenPreference | null;
  messages: RecordedMessage[];
  responses: RecordedResponse[];
  suppressions: Suppression[];
  events: Pick<Event, 'seq' | 'at' | 'type' | 'campaignId' | 'data'>[];
};
