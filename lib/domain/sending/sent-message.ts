/** A message that left, as lists of a day show it. */
import type { Instant, Zone } from '../time.ts';
import type { Message } from './message.ts';
import type { Prospect } from '../campaigns/prospect.ts';

/** Of each campaign, the span of time that is asked for. */
export type SentSpan = { campaignId: string; since: Instant; until: Instant };

/** Rows come by the instant of leaving, then by slot. */
export type SentCursor = { at: Instant; slot: number };

export type SentRow = SentCursor &
  Pick<Message, 'campaignId' | 'prospectId' | 'step' | 'variant' | 'mailboxId' | 'state'> &
  Pick<Prospect, 'email' | 'country' | 'fields'> & {
    zone: Zone | null;
    bounceClass: string | null;
    /** The server's last answer to this sending: untrusted. Null: it broke off without one. */
    answer: string | null;
    code: number | null;
  };
