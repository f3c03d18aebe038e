/** Responses, as the state file stores them and as answers show them. */
import type { AnsweredMessage } from './answered-message.ts';
import type { AppliedEffect } from './applied-effect.ts';
import type { Classification, Concern, DataRequest, Intent } from './response.ts';
import type { HeardAt } from '../sending/refusal.ts';
import type { Instant } from '../time.ts';

/** The stored fields of every inbound message. */
export type KeptMessage = {
  /** The same for the same message in every source. */
  dedupeKey: string;
  source: string;
  /** Where the operator finds it. */
  locator: string;
  mailboxId: string | null;
  receivedAt: Instant | null;
  raw: Buffer;
};

/**
 * How the message that a response answers was found, best first. `unsubscribe_token`: the response
 * quotes the link or the subject for unsubscribing. `assigned`: by a person, to a possible reply.
 */
export type MatchedBy =
  | 'original_message_id'
  | 'in_reply_to'
  | 'return_address'
  | 'unsubscribe_token'
  | 'assigned'
  | 'recipient'
  | 'sender';

/** The message of ours that a response answers, how it was found, and whether that is proven. */
type ResponseMatch = { message: AnsweredMessage; by: MatchedBy; proven: boolean };

/** A response. `match` null: it answers no message of ours. */
type StoredResponse = KeptMessage & {
  id: number;
  receivedAt: Instant;
  /** When it was read: its proof and its day are counted from there. */
  processedAt: Instant;
  classification: Classification;
  /** The operator's word; it overrules the classifier. */
  label: Intent | null;
  done: AppliedEffect[];
  fromAddress: string | null;
  subject: string | null;
  match: ResponseMatch | null;
};

export type NewResponse = Omit<StoredResponse, 'id' | 'label' | 'done'>;

/** One response with its match, as it is shown. `step` from 1. */
export type ResponseDetail = Omit<StoredResponse, 'dedupeKey' | 'match'> & {
  match:
    | (Pick<
        AnsweredMessage,
        'prospectId' | 'campaignId' | 'email' | 'step' | 'messageId' | 'sentAt'
      > &
        Omit<ResponseMatch, 'message'>)
    | null;
};

/** A response to a message of ours, for a new verdict. */
export type AnsweringResponse = Pick<
  StoredResponse,
  'id' | 'receivedAt' | 'processedAt' | 'classification' | 'label' | 'done'
> & { message: AnsweredMessage; matchedBy: MatchedBy; proven: boolean };

/**
 * A response as lists show it, or a refusal at SMTP time beside it (then `id` is the row of our
 * message). `email`, `step` (from 1): of the message it answers.
 */
export type ListedResponse = Pick<
  StoredResponse,
  'id' | 'receivedAt' | 'label' | 'fromAddress' | 'subject'
> &
  Pick<Classification, 'kind' | 'rule' | 'intent' | 'visibleText' | 'returnsAt' | 'contact'> & {
    at: HeardAt;
    /** When it was read, or refused: lists are in this order, newest first. */
    knownAt: Instant;
    /** Of the whole text; `visibleText` may be its beginning. */
    textLength: number | null;
    /** Who the person is, as the prospects file says it: as untrusted as any text in it. */
    firstName: string | null;
    lastName: string | null;
    company: string | null;
    title: string | null;
    campaignId: string | null;
    email: string | null;
    step: number | null;
    /** The right that it invokes, as long as no label says that a person has dealt with it. */
    request: DataRequest | null;
    /** What makes it urgent, of a reply or an unsubscribe. */
    concern: Concern | null;
    bounceClass: string | null;
    bounceReason: string | null;
    proven: 0 | 1;
    /** When the next step may leave; null when the sequence has ended. */
    resumesAt: Instant | null;
  };

/** The response that ended a sequence. */
export type EndingResponse = Pick<
  ListedResponse,
  'kind' | 'receivedAt' | 'subject' | 'bounceClass' | 'bounceReason'
> & { responseId: number };

/** The verdict on a response and the message of ours that it answers. */
export type JudgedResponse = {
  classification: Classification;
  message: AnsweredMessage;
  matchedBy: MatchedBy;
  proven: boolean;
};
