/** Messages that could not be read, with their stored bytes. */
import type { KeptMessage } from './stored-response.ts';
import type { MessagePlace } from './inbound.ts';
import type { Instant } from '../time.ts';

/**
 * A message that could not be read. `uid` null: its received bytes are stored, and no server needs
 * to be asked.
 */
export type Quarantined = KeptMessage & { id: number; code: string; at: Instant } & {
  [Key in Exclude<keyof MessagePlace, 'mailboxId'>]: MessagePlace[Key] | null;
};
export type NewQuarantined = KeptMessage & Pick<Quarantined, 'code' | 'at'>;
/** A message that its server withheld. */
export type SetAside = Pick<MessagePlace, 'uidValidity' | 'uid'> &
  Pick<Quarantined, 'dedupeKey' | 'at'>;
