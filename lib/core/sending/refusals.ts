/**
 * Decides what `send` refuses before it connects. `send` throws these refusals; `why`, `status` and
 * `schedule` show them.
 */
import { doubtful, isBehind, isBelievable } from './clock-guard.ts';
import { Failure } from '../../domain/failure.ts';
import { HOUR, type Instant } from '../../domain/time.ts';
import type { ClockReading, ClockStanding } from '../../domain/clock.ts';

/** What the reference of a mailbox leads to in this shell. */
export type AccountFacts = {
  mailboxId: string;
  account: { ok: true; loopback: boolean } | { ok: false; failure: Failure };
};

export type SendFacts = {
  now: Instant;
  /** The clock is the caller's word (`--now`). */
  virtual: boolean;
  /** Why this file may send nothing; null: it is the original. */
  copy: Failure | null;
  note: ClockStanding | null;
  reading: ClockReading;
  /** The instant of the last settlement. */
  newest: Instant | null;
  accounts: readonly AccountFacts[];
};

export type Refusals = {
  /** Nothing leaves, whatever the campaign and the mailbox. */
  call: Failure[];
  /** Nothing leaves from this mailbox. */
  mailboxes: { mailboxId: string; failure: Failure }[];
  /** No refusal: limits count what was sent later than the clock says as sent now. */
  behind: ClockBehind | null;
};
export type ClockBehind = { newest: Instant; message: string };

export function refusalsOf(facts: SendFacts): Refusals {
  const { copy, accounts, newest, now } = facts;
  const jump = refuseClock(facts);
  return {
    call: [...(copy ? [copy] : []), ...(jump ? [jump] : [])],
    mailboxes: accounts.flatMap((each) => {
      const failure = refuseAccount(each, facts);
      return failure === null ? [] : [{ mailboxId: each.mailboxId, failure }];
    }),
    behind: clockBehind(newest, now),
  };
}

/** With `--now` the clock is the caller's word already. */
export function refuseClock({
  virtual,
  note,
  reading,
}: Pick<SendFacts, 'virtual' | 'note' | 'reading'>): Failure | null {
  if (virtual || note === null || isBelievable(note, reading)) return null;
  const hours = Math.round(doubtful(note, reading) / HOUR);
  return new Failure({
    code: 'clock_jump',
    exit: 'refused',
    message: `The clock says ${iso(reading.at)}; this state file was last used at ${iso(note.at)}, and nothing on this machine explains ${hours} of the hours between. Nothing is sent: a clock that is ahead opens send windows and frees limits too early.`,
    hint: 'Compare the clock with another one. If it is right, and the file was not used for that long, call once with --accept-clock.',
    details: { now: iso(reading.at), lastUsed: iso(note.at), unexplainedHours: hours },
  });
}

/** A false clock must not open a send window: with `--now`, mail leaves only to this machine. */
export function refuseAccount(
  { mailboxId, account }: AccountFacts,
  { virtual }: Pick<SendFacts, 'virtual'>,
): Failure | null {
  if (!account.ok) return account.failure;
  if (!virtual || account.loopback) return null;
  return new Failure({
    code: 'virtual_clock',
    exit: 'refused',
    message: `With --now, messages are sent only to an SMTP server on this machine; mailbox ${mailboxId} uses another one.`,
    hint: 'Leave --now out, add --dry-run, or point the mailbox at a server on 127.0.0.1.',
  });
}

/** Sending goes on when the clock was set back, but what was sent does not age. */
export function clockBehind(newest: Instant | null, now: Instant): ClockBehind | null {
  if (newest === null || !isBehind(newest, now)) return null;
  return {
    newest,
    message: `The clock says ${iso(now)}, but a message was sent at ${iso(newest)}: until then it counts against every limit as if it was sent just now. If the clock is right now, call once with --accept-clock.`,
  };
}

/** Empty unless each of these mailboxes is refused: then another sends. */
export function accountRefusals(
  { mailboxes }: Pick<Refusals, 'mailboxes'>,
  mailboxIds: readonly string[],
): Failure[] {
  const refused = mailboxes.filter(({ mailboxId }) => mailboxIds.includes(mailboxId));
  return mailboxIds.every((id) => refused.some(({ mailboxId }) => mailboxId === id))
    ? refused.map(({ failure }) => failure)
    : [];
}

function iso(at: Instant): string {
  return new Date(at).toISOString();
}
