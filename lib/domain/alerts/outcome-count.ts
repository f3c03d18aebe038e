/** The results of attempts, by which rates are judged. */
import type { CountedMessage } from '../sending/message.ts';

/** A bad result of an attempt; `block` and `deferral`: the receiver refused or deferred us. */
export const SIGNALS = ['hard_bounce', 'block', 'complaint', 'deferral', 'unsubscribe'] as const;
export type Signal = (typeof SIGNALS)[number];

/** By which a result counts: its mailbox, its campaign, and the provider of its recipient. */
export type OutcomeKey = Pick<CountedMessage, 'mailboxId' | 'campaignId' | 'provider'>;

/** The sums of some days. */
export type OutcomeCount = OutcomeKey & {
  /** The sending domain of the mailbox; null at a mail service. */
  sendingDomain: string | null;
  attempts: number;
} & Record<Signal, number>;
