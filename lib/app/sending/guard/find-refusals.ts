/** Loads what decides whether `send` would be refused, for the commands that only show it. */
import { refusalsOf, type AccountFacts, type Refusals } from '../../../core/sending/refusals.ts';
import type { Failure } from '../../../domain/failure.ts';
import type { ClockReading, ClockStanding } from '../../../domain/clock.ts';
import type { Instant } from '../../../domain/time.ts';

export type RefusalPort = {
  now(): Instant;
  /** True where the clock is the caller's word. */
  virtual: boolean;
  /** Why the file may send nothing; null: it is the original. */
  copyFailure(): Failure | null;
  readClockNote(): ClockStanding | null;
  readMachineClock(): ClockReading;
  newestInstant(): Instant | null;
  accountOf(mailboxId: string): AccountFacts['account'];
};

/** `mailboxIds`: empty where nothing could leave from any. */
export function findRefusals(port: RefusalPort, mailboxIds: readonly string[]): Refusals {
  return refusalsOf({
    now: port.now(),
    virtual: port.virtual,
    copy: port.copyFailure(),
    note: port.readClockNote(),
    reading: port.readMachineClock(),
    newest: port.newestInstant(),
    accounts: mailboxIds.map((mailboxId) => ({ mailboxId, account: port.accountOf(mailboxId) })),
  });
}
