import type { DueMessage } from '../../../lib/domain/sending/message.ts';
import { describe, expect, it } from 'vitest';
import { createConsequences } from '../../../lib/state/responses/consequences-store.ts';
import { createClaims } from '../../../lib/state/sending/claims.ts';
import { createSettlements } from '../../../lib/state/sending/settlements.ts';
import { enrollmentCounts } from '../../../lib/state/events/enrollment-counts.ts';
import { addSuppression } from '../../../lib/state/campaigns/suppress.ts';
import { DAY } from '../../../lib/domain/time.ts';
import { localHourAt } from '../../../lib/core/time/local-hour.ts';
import { MONDAY } from '../../support/quota.ts';
import { enroll } from '../../support/state-file.ts';
import { RESULT, state, planAll, commit, due, claimFirst, events } from './ledger.fixture.ts';

describe('never twice', () => {
  it('one message for each campaign, prospect and step: the file itself refuses a second', () => {
    commit(planAll());
    expect(() =>
      state.db
        .prepare(
          `INSERT INTO message (campaign_id, enrollment_id, prospect_id, step, variant, mailbox_id, state, send_at, open_until, message_id, batch_id)
      SELECT campaign_id, enrollment_id, prospect_id, step, variant, mailbox_id, state, send_at, open_until, 'other', batch_id FROM message LIMIT 1`,
        )
        .run(),
    ).toThrow(/UNIQUE/);
  });

  it('the same plan twice changes nothing and appends no event', () => {
    const planned = planAll();
    expect(commit(planned)).toEqual({ added: 3, moved: 0, dropped: 0 });
    const before = [state.db.prepare('SELECT * FROM message').all(), events('batch.scheduled')];
    expect(commit(planned)).toEqual({ added: 0, moved: 0, dropped: 0 });
    expect([state.db.prepare('SELECT * FROM message').all(), events('batch.scheduled')]).toEqual(
      before,
    );
  });

  it('a plan never moves a message that has left the queue', () => {
    commit(planAll());
    const message = claimFirst();
    commit(planAll(MONDAY + DAY));
    expect(
      state.db.prepare('SELECT state, send_at FROM message WHERE id = ?').get(message.row),
    ).toEqual({ state: 'reserved', send_at: MONDAY });
  });

  it('a sequence that was stopped while its message was claimed is not set waiting by a later plan', () => {
    commit(planAll());
    const message = claimFirst();
    createConsequences(state.db).stopEnrollment(message.enrollmentId, {
      state: 'replied',
      now: MONDAY,
      mayEnd: () => true,
    });
    createClaims(state.db).returnClaim(message.row, 'me', { unbegun: false });
    commit([]);
    expect(enrollmentCounts(state.db, 'spring')).toEqual({ replied: 1, waiting: 2 });
  });

  it('what a plan leaves out goes back to waiting, the tries that reached no server with it', () => {
    commit(planAll());
    const message = claimFirst();
    createSettlements(state.db).recordAttempt(message.row, {
      at: MONDAY,
      outcome: 'account',
      result: RESULT,
    });
    createClaims(state.db).returnClaim(message.row, 'me', { unbegun: false });
    expect(commit([])).toEqual({ added: 0, moved: 0, dropped: 3 });
    expect(enrollmentCounts(state.db, 'spring')).toEqual({ waiting: 3 });
  });
});

describe('a message that came back soft', () => {
  it('and is refused when it goes again was sent and did not arrive: each counted once', () => {
    commit(planAll());
    const days = { mailbox: '2026-03-09', campaign: '2026-03-09' };
    const message = claimFirst();
    createSettlements(state.db).markSent(message, {
      now: MONDAY,
      localHour: localHourAt('UTC', MONDAY),
      days,
    });
    createSettlements(state.db).advance(message, { step: 1, dueAt: MONDAY + 3 * DAY }, MONDAY);
    expect(createConsequences(state.db).retry(message, MONDAY + DAY, MONDAY)).not.toBeNull();
    const again = due(MONDAY + DAY).find(({ row }) => row === message.row) as DueMessage;
    expect(again).toMatchObject({
      sentBefore: true,
      softBounces: 1,
      enrollmentState: 'queued',
      step: 0,
    });
    createSettlements(state.db).reject(again, {
      bounceClass: 'hard',
      counted: 'bounced_hard',
      reason: 'user_unknown',
      now: MONDAY + DAY,
      days: { mailbox: '2026-03-10', campaign: '2026-03-10' },
    });
    expect(
      state.db.prepare('SELECT metric, sum(n) AS n FROM counter GROUP BY metric').all(),
    ).toEqual([
      { metric: 'bounced_hard', n: 1 },
      { metric: 'sent', n: 1 },
      { metric: 'undelivered', n: 1 },
    ]);
  });
});

describe('a later list', () => {
  const zoneOf = (email: string): unknown =>
    state.db
      .prepare(
        'SELECT p.zone, e.calendar_key AS key FROM prospect p JOIN enrollment e ON e.prospect_id = p.id WHERE p.email = ? ORDER BY e.id DESC',
      )
      .get(email);

  it('that knows no zone leaves the known one, also for a new campaign', () => {
    enroll(state, 'spring', [{ email: 'kei@example.test', zone: 'Asia/Tokyo' }], MONDAY);
    state.db
      .prepare(
        `INSERT INTO campaign (id, name, state, priority, config, created_at) VALUES ('autumn', 'a', 'active', 5, '{}', 0)`,
      )
      .run();
    expect(enroll(state, 'autumn', [{ email: 'kei@example.test' }], MONDAY)).toEqual(['enrolled']);
    expect(zoneOf('kei@example.test')).toEqual({ zone: 'Asia/Tokyo', key: 'Asia/Tokyo||' });
  });

  it('enrolls no person twice, no suppressed one, and no invalid one', () => {
    addSuppression(state.db, {
      kind: 'domain',
      value: 'example.org',
      canonical: 'example.org',
      reason: 'asked',
      source: 'operator',
      at: MONDAY,
    });
    state.db.prepare(`UPDATE prospect SET state = 'invalid' WHERE email = 'p2@example.test'`).run();
    expect(
      enroll(
        state,
        'spring',
        [
          { email: 'p1@example.test' },
          { email: 'p2@example.test' },
          { email: 'a@mail.example.org' },
          { email: 'new@example.test' },
        ],
        MONDAY,
      ),
    ).toEqual(['enrolledAlready', 'notMailable', 'suppressed', 'enrolled']);
  });
});
