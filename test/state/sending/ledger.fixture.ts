/** A state file with a plan, and claims on it. */
import type { DueMessage, SmtpResult } from '../../../lib/domain/sending/message.ts';
import { beforeEach } from 'vitest';
import { createQueue } from '../../../lib/state/sending/queue.ts';
import { createClaims } from '../../../lib/state/sending/claims.ts';
import { createPlanningStore } from '../../../lib/state/planning/planning-store.ts';
import type { Planned } from '../../../lib/domain/campaigns/candidate.ts';
import { HOUR, MINUTE } from '../../../lib/domain/time.ts';
import type { State } from '../../../lib/state/file/transact.ts';
import { MONDAY } from '../../support/quota.ts';
import { seededState, type Seed } from '../../support/state-file.ts';

export const LEASE = 5 * MINUTE;
export const RESULT: SmtpResult = {
  accepted: false,
  dataStarted: false,
  phase: 'connect',
  code: null,
  enhanced: null,
  response: '',
};
export let state: State;

/** Plans all waiting people, for their next step. */
export function planAll(at = MONDAY): Planned[] {
  const rows = state.db
    .prepare(
      `SELECT e.id AS enrollmentId, e.prospect_id AS prospectId, p.email, p.domain, p.provider, e.next_step AS step FROM enrollment e JOIN prospect p ON p.id = e.prospect_id WHERE e.state IN ('waiting', 'queued') ORDER BY e.id`,
    )
    .all() as {
    enrollmentId: number;
    prospectId: number;
    email: string;
    domain: string;
    provider: string;
    step: number;
  }[];
  return rows.map((row) => ({
    ...row,
    company: null,
    dueAt: at,
    mailboxId: 'ann',
    calendarKey: '',
    position: 0,
    messageRow: null,
    tried: false,
    sendAt: at,
    openUntil: at + HOUR,
    variant: 'default',
  }));
}
export function commit(
  planned: readonly Planned[],
  now = MONDAY,
): ReturnType<ReturnType<typeof createPlanningStore>['commitPlan']> {
  return createPlanningStore(state.db).commitPlan({
    campaignId: 'spring',
    now,
    batchId: 'b',
    planned,
    workLeft: [],
    replaces: true,
    messageIdOf: ({ email, step }) => `<${email}.${step}@acme.test>`,
  });
}
export const due = (now = MONDAY): DueMessage[] =>
  createQueue(state.db).due(
    { mailboxId: 'ann', campaignId: 'spring' },
    { now, batchId: null, after: { sendAt: -Infinity, row: 0 }, limit: 100 },
  );
export function claimFirst(owner = 'me', now = MONDAY): DueMessage {
  const [message] = due(now);
  if (!message) throw new Error('nothing is due');
  createClaims(state.db).reserve(message, { owner, now, leaseUntil: now + LEASE });
  return message;
}
export const slots = (): number =>
  state.db.prepare('SELECT count(*) FROM reservation').pluck().get() as number;
export const events = (type: string): number =>
  state.db.prepare('SELECT count(*) FROM event WHERE type = ?').pluck().get(type) as number;

/** Goes on with a new state file. */
export async function startAgain(seed: Seed = {}): Promise<void> {
  state = await seededState(seed);
}
beforeEach(() => startAgain());
