/**
 * A message that no Message-ID and no address ties to a message of ours, and that may answer one
 * all the same: from a private address, or written by a colleague.
 */
import type { AnsweredMessage } from './answered-message.ts';
import type { AppliedEffect } from './applied-effect.ts';
import type { Classification, Concern, Intent } from './response.ts';
import type { Instant } from '../time.ts';

/**
 * Why it is thought so, strongest first. `thread`, `forwarded`, `link`: it names the id of a message
 * of ours. `address`, `copied`: its text, or its header, has the address of a person we wrote to.
 * `name`: its sender has that person's full name. `mention`: its text has it. `quote`: it quotes our
 * text. `subject`: it answers our subject. `company`: its sender is at the person's company.
 * `part_of_name`: its sender has the person's first or last name.
 */
export const POSSIBLE_SIGNS = [
  'thread',
  'forwarded',
  'link',
  'address',
  'copied',
  'name',
  'mention',
  'quote',
  'subject',
  'company',
  'part_of_name',
] as const;
export type PossibleSign = (typeof POSSIBLE_SIGNS)[number];

/** A person it may come from, by the latest message to them. */
export type ReplyCandidate = { message: AnsweredMessage; signs: PossibleSign[] };

/** `candidates`: best first; empty when too many people got the message that it answers. */
export type PossibleReply = { signs: PossibleSign[]; candidates: ReplyCandidate[] };

/** A person whom we wrote to, as the search for candidates finds them. */
export type WrittenTo = {
  message: AnsweredMessage;
  firstName: string | null;
  lastName: string | null;
};

/** The templates of a campaign that has written to people. */
export type SentTexts = { campaignId: string; subjects: string[]; texts: string[] };

/** Open: until a person decides. */
export type PossibleState = 'open' | 'assigned' | 'dismissed';

/** What the bound on their number needs to know of one. `prospectId`: the likeliest person. */
export type OpenPossible = {
  id: number;
  at: Instant;
  fromAddress: string | null;
  prospectId: number | null;
};

/** A possible reply as lists show it. What strangers wrote is untrusted. */
export type ListedPossible = Pick<Classification, 'kind' | 'intent' | 'visibleText'> & {
  id: number;
  concern: Concern | null;
  receivedAt: Instant;
  fromAddress: string | null;
  subject: string | null;
  textLength: number | null;
  signs: PossibleSign[];
  candidates: {
    email: string;
    campaignId: string;
    step: number;
    signs: PossibleSign[];
    /** Until when their next message waits; null: it does not wait because of this. */
    waitsUntil: Instant | null;
  }[];
};

/** A kept message with what a decision needs. */
export type KeptPossible = {
  id: number;
  state: PossibleState;
  receivedAt: Instant;
  processedAt: Instant;
  classification: Classification;
  label: Intent | null;
  done: AppliedEffect[];
};
