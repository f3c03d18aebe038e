/** What the invented recipients of a rehearsal do, and how often. */
import type { Instant } from './time.ts';

/**
 * Shares from 0 to 1. `hardBounces` and `deferrals` of first messages, `softBounces` and `blocks` of all messages, the others of delivered messages.
 * Each delivered mail has at most one of the others, so that their sum is 1 at most.
 */
export const PERSONA_RATES = [
  'hardBounces',
  'softBounces',
  'blocks',
  'deferrals',
  'replies',
  'outOfOffice',
  'autoReplies',
  'unsubscribes',
  'complaints',
] as const;
export type PersonaRate = (typeof PERSONA_RATES)[number];
export type PersonaRates = Readonly<Record<PersonaRate, number>>;

/** What somebody's server says to RCPT instead of yes. */
export type ServerRefusal = { code: number; text: string };

/** What comes back for a message that was taken. */
export type Reaction =
  | { kind: 'bounce'; status: string; reply: string }
  | { kind: 'complaint' }
  /** `wish`: what they write where no unsubscribe address was given. */
  | { kind: 'unsubscribe'; wish: string }
  /** `automatic`: a program wrote it (RFC 3834). */
  | { kind: 'letter'; automatic: boolean; subject: string | null; text: string };

/** `within`: only in somebody's office hours; otherwise at any hour. */
export type Timing = { after: number; officeHours: boolean };

/** A message that comes back: `raw` as it lies in the inbox, `key` the same for the same message. */
export type Letter = { at: Instant; key: string; raw: Buffer };

/** Why a rehearsal ended: everybody's sequence did, its last day came, or nothing has moved for so long that nothing will. */
export const REHEARSAL_ENDS = ['sequences_ended', 'until', 'nothing_moves'] as const;
export type RehearsalEnd = (typeof REHEARSAL_ENDS)[number];
