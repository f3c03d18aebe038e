/** Changes of people in the campaign of a real file, and what the file says of a person. */
import {
  changePeople,
  type PersonChanged,
} from '../../../lib/app/campaigns/people/change-person.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan, send } from '../../support/sending.ts';
import { needCampaign } from '../../../lib/cli/campaigns/find-campaign.ts';
import { wirePeople } from '../../../lib/cli/wiring/campaigns/wire-people.ts';
import type { PersonAction } from '../../../lib/core/campaigns/people/judge-change.ts';
import { strengthens } from '../../../lib/core/responses/consequences.ts';
import { createConsequences } from '../../../lib/state/responses/consequences-store.ts';
import { transactOnce, type State } from '../../../lib/state/file/transact.ts';

export const idOf = (state: State, email: string): number =>
  state.db.prepare('SELECT id FROM prospect WHERE email = ?').pluck().get(email) as number;

export async function change(
  state: State,
  action: PersonAction,
  who: { email: string; now: number; until?: number | null; step?: number | null },
): Promise<PersonChanged> {
  const [changed] = await changePeople(wirePeople(state), [idOf(state, who.email)], {
    action,
    campaign: needCampaign(state.db, 'spring').campaign,
    until: who.until ?? null,
    reason: null,
    step: who.step ?? null,
    now: who.now,
  });
  return changed as PersonChanged;
}

export type Standing = { state: string; step: number; dueAt: number };

export function standing(state: State, email: string): Standing {
  return state.db
    .prepare(
      'SELECT e.state, e.next_step AS step, e.due_at AS dueAt FROM enrollment e JOIN prospect p ON p.id = e.prospect_id WHERE p.email = ?',
    )
    .get(email) as Standing;
}

/** A planned message is made again by the next plan, so waiting and queued are the same place. */
export function place(state: State, email: string): Standing {
  const found = standing(state, email);
  return { ...found, state: found.state === 'queued' ? 'waiting' : found.state };
}

/** The running counts, and the same counted from the rows. */
export function counted(state: State): { kept: object; real: object } {
  const read = (sql: string): object =>
    Object.fromEntries(
      state.db
        .prepare(sql)
        .all()
        .map((row) => Object.values(row as object)) as [string, number][],
    );
  return {
    kept: read('SELECT state, n FROM enrollment_count WHERE n > 0 ORDER BY state'),
    real: read('SELECT state, count(*) FROM enrollment GROUP BY state ORDER BY state'),
  };
}

const FILE = { sequences: { defaultDelay: [0, 1, 2], inboxFreshness: 0 } };
export const seed = (count: number) => ({
  file: FILE,
  people: Array.from({ length: count }, (_, index) => ({ email: `p${index + 1}@example.test` })),
});

export async function round(state: State, now: number, url: string): Promise<void> {
  await plan(state, now);
  await send(state, { now, url });
}

export function stop(
  state: State,
  email: string,
  end: 'replied' | 'unsubscribed' | 'complained' | 'bounced' | 'invalid',
): void {
  const id = idOf(state, email);
  transactOnce(state, () => {
    const store = createConsequences(state.db);
    const mayEnd = (from: Parameters<typeof strengthens>[0]): boolean => strengthens(from, end);
    if (end === 'replied' || end === 'bounced')
      store.stopEnrollment(enrollmentOf(state, id), { state: end, now: MONDAY, mayEnd });
    else
      store.stopProspect(id, {
        prospect: end,
        enrollment: end,
        reason: 'test',
        now: MONDAY,
        mayEnd,
      });
  });
}

const enrollmentOf = (state: State, prospectId: number): number =>
  state.db
    .prepare('SELECT id FROM enrollment WHERE prospect_id = ?')
    .pluck()
    .get(prospectId) as number;
