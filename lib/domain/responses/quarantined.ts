/** Mail that could not be read, with what is kept of it. */
import type { Instant } from '../time.ts';

/** `uid` null: what was read of it is kept, and no server has to be asked. */
export type Quarantined = {
  id: number;
  dedupeKey: string;
  source: string;
  locator: string;
  mailboxId: string | null;
  receivedAt: Instant | null;
  code: string;
  at: Instant;
  raw: Uint8Array;
  folder: string | null;
  uidValidity: string | null;
  uid: number | null;
};
