/** Policies on a state file, and approvals as a person gives them. */
import { approve, type Approved } from '../../lib/app/approval/approve.ts';
import { composeBatch } from '../../lib/app/approval/compose-batch.ts';
import { virtualClock } from '../../lib/cli/clock/clock.ts';
import { wireApproving } from '../../lib/cli/wiring/approval/wire-approving.ts';
import { keepRefused } from '../../lib/cli/wiring/approval/keep-refused.ts';
import { NO_POLICY, type PolicyFile } from '../../lib/domain/approval/policy.ts';
import { Failure } from '../../lib/domain/failure.ts';
import { plannedApprovals } from '../../lib/state/approval/approvals.ts';
import type { State } from '../../lib/state/file/transact.ts';

/** A mail server behind ANN_SMTP that no message reaches. */
const ENV = { ANN_SMTP: 'smtp://127.0.0.1:9' };

export function putPolicy(state: State, policy: PolicyFile): void {
  state.policy = { policy: { ...NO_POLICY, ...policy }, failure: null };
}

export function approving(state: State, now: number) {
  return wireApproving({ state, env: ENV, clock: virtualClock(now) } as never);
}

/** The digests of all planned batches, as preview prints them. */
export async function digests(state: State, now: number): Promise<string[]> {
  const filter = { campaignId: null, batchId: null, dueBy: null, limit: 100 };
  const port = approving(state, now);
  const found: string[] = [];
  for (const batch of plannedApprovals(state.db, filter))
    found.push((await composeBatch(port, { ...batch, now })).digest);
  return found;
}

/** Approves all planned batches as they are now. */
export async function approveAll(state: State, now: number): Promise<Approved[]> {
  const given: Approved[] = [];
  for (const digest of await digests(state, now))
    given.push(await approve(approving(state, now), { digest, by: 'Ann Lee', now }));
  return given;
}

/** The failure of a call that the policy refuses, whose request is then kept as a command does. */
export async function refusalOf(state: State, call: () => Promise<unknown>): Promise<Failure> {
  try {
    await call();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    await keepRefused(state);
    return error;
  }
  throw new Error('the call went through');
}
