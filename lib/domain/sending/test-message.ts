/** A message to an address of the user: it belongs to no campaign, and counts against the limits. */
import type { Instant } from '../time.ts';

export type TestState = 'reserved' | 'transmitting' | 'sent' | 'rejected' | 'in_doubt';

export type MessageToSelf = {
  mailboxId: string;
  /** The canonical address. */
  recipient: string;
  /** With angle brackets. */
  messageId: string;
  /** Of what it shows: the same call made twice has the same. */
  digest: string;
  /** The step that it shows, from 0; null: a plain test. */
  shows: { campaignId: string; step: number; variant: string } | null;
};

export type SentTest = Pick<MessageToSelf, 'messageId'> & { state: TestState; at: Instant };
