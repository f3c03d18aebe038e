/**
 * Removes from `next` what cannot be done now: no answer proposes what a hold, a copied file, a
 * missing inbox or a completed campaign forbids.
 */
import { whyImpossible, type Impossible } from '../../core/campaigns/possible-steps.ts';
import { findCampaign } from '../../state/campaigns/campaigns.ts';
import { listMailboxes, mailboxesOf } from '../../state/campaigns/mailboxes.ts';
import { openHolds } from '../../state/sending/holds.ts';
import type { Mailbox } from '../../domain/campaigns/mailbox.ts';
import type { Hold } from '../../domain/sending/hold.ts';
import type { Instant } from '../../domain/time.ts';
import type { Context, NextStep } from '../runner/command.ts';

/** What `callAgain` was asked for. */
export type AskedCall = { rest: string; at: Instant };

/**
 * `command`: whose answer it is. `askedFor`: the call behind a command line; undefined when `callAgain` did not write it.
 */
export function keepPossibleSteps(
  context: Context,
  { command, steps }: { command: string; steps: readonly NextStep[] },
  askedFor: (run: string) => AskedCall | undefined,
): NextStep[] {
  const holds = openHolds(context.state.db, context.clock.now());
  const kept: NextStep[] = [];
  for (const step of steps) {
    const call = askedFor(step.run);
    const impossible = call === undefined ? null : judgeStep(context, call, holds);
    if (impossible === null) kept.push(step);
    else if (impossible === 'held' && call !== undefined) {
      if (stillReads(context, call, holds)) kept.push(step);
      const instead = seeTheHold(context, { command, rest: call.rest });
      if (instead && !kept.some(({ run }) => run === instead.run)) kept.push(instead);
    }
  }
  return kept;
}

/** A round under a hold sends nothing, and reads the replies all the same. */
function stillReads(
  context: Pick<Context, 'state'>,
  { rest, at }: AskedCall,
  holds: readonly Hold[],
): boolean {
  if (!/^tick\b/.test(rest)) return false;
  return judgeStep(context, { rest: rest.replace(/^tick/, 'process'), at }, holds) === null;
}

/** Null: it can be done at `at`. */
export function judgeStep(
  context: Pick<Context, 'state'>,
  { rest, at }: AskedCall,
  holds: readonly Hold[],
): Impossible | null {
  const { db, standing } = context.state;
  const command = rest.split(' --')[0] as string;
  const id = flagIn(rest, 'campaign-id');
  const row = id === null ? null : findCampaign(db, id);
  const mailboxes = id === null ? listMailboxes(db) : mailboxesOf(db, id);
  return whyImpossible(command, {
    campaign: row && { id: row.id, state: row.state, mailboxes: row.file.mailboxes },
    holds,
    copy: standing.standing !== 'original',
    hasInbox:
      / --source /.test(rest) || readBy(rest, mailboxes).some(({ imapRef }) => imapRef !== null),
    at,
  });
}

function readBy(rest: string, mailboxes: readonly Mailbox[]): readonly Mailbox[] {
  const named = flagIn(rest, 'mailbox');
  return named === null ? mailboxes : mailboxes.filter(({ id }) => id === named);
}

/** Null where the answer is about the holds already. */
function seeTheHold(
  context: Context,
  { command, rest }: { command: string; rest: string },
): NextStep | null {
  if (command === 'rate_limiter.why' || command === 'rate_limiter.alerts') return null;
  const id = flagIn(rest, 'campaign-id');
  return {
    why: 'It is on hold: see why, until when, and what lifts it',
    run: context.callAgain('rate_limiter', id === null ? 'alerts' : `why --campaign-id ${id}`),
  };
}

function flagIn(rest: string, flag: string): string | null {
  return new RegExp(`(?:^| )--${flag} (\\S+)`).exec(rest)?.[1] ?? null;
}
