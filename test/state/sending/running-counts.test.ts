/** Running counts equal what counting gives. */
import type { DueMessage } from '../../../lib/domain/sending/message.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createConsequences } from '../../../lib/state/responses/consequences-store.ts';
import { createClaims } from '../../../lib/state/sending/claims.ts';
import { createSettlements } from '../../../lib/state/sending/settlements.ts';
import { enrollmentCounts } from '../../../lib/state/events/enrollment-counts.ts';
import { DAY, MINUTE } from '../../../lib/domain/time.ts';
import { localHourAt } from '../../../lib/core/time/local-hour.ts';
import { MONDAY } from '../../support/quota.ts';
import { enroll, people } from '../../support/state-file.ts';
import { LEASE, state, planAll, commit, due, startAgain } from './ledger.fixture.ts';

describe('running counts', () => {
  const anyStep = fc.record({
    what: fc.constantFrom(
      'plan',
      'drop',
      'send',
      'finish',
      'defer',
      'reject',
      'return',
      'doubt',
      'reply',
      'invalid',
      'postpone',
      'retry',
      'cancel',
      'enroll',
    ),
    pick: fc.nat(20),
  });

  it('of people by state equal what counting them gives, after anything that may happen', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 5, maxLength: 60 }), async (steps) => {
        await startAgain({ people: people(4) });
        let extra = 0;
        state.db.exec('BEGIN');
        for (const { what, pick } of steps) act(what, pick, () => (extra += 1));
        state.db.exec('COMMIT');
        const counted = Object.fromEntries(
          (
            state.db
              .prepare('SELECT state, count(*) AS n FROM enrollment GROUP BY state')
              .all() as { state: string; n: number }[]
          ).map((row) => [row.state, row.n]),
        );
        expect(enrollmentCounts(state.db, 'spring')).toEqual(counted);
        // A queued person has exactly one message planned or being sent, and any other person has
        // none.
        const odd = state.db
          .prepare(
            `SELECT e.id, e.state, count(m.id) AS n FROM enrollment e LEFT JOIN message m ON m.enrollment_id = e.id AND m.state IN ('scheduled', 'reserved', 'transmitting')
          GROUP BY e.id HAVING n <> (e.state = 'queued') AND NOT EXISTS (SELECT 1 FROM message d WHERE d.enrollment_id = e.id AND d.state IN ('in_doubt', 'rejected', 'reserved', 'transmitting'))`,
          )
          .all();
        expect(odd).toEqual([]);
        state.db.close();
      }),
      { numRuns: 60 },
    );
  });

  function act(what: string, pick: number, another: () => number): void {
    const { db } = state;
    const now = MONDAY;
    const waiting = due(now + 100 * DAY);
    const message = waiting[pick % Math.max(1, waiting.length)];
    const enrollment = 1 + (pick % 4);
    const claimed = (): DueMessage | null => {
      if (!message) return null;
      createClaims(db).reserve(message, { owner: 'me', now, leaseUntil: now + LEASE });
      return message;
    };
    const days = { mailbox: '2026-03-09', campaign: '2026-03-09' };
    if (what === 'plan') commit(planAll());
    if (what === 'drop') commit([]);
    if (what === 'enroll')
      enroll(state, 'spring', [{ email: `new${another()}@example.test` }], now);
    if (what === 'reply')
      createConsequences(db).stopEnrollment(enrollment, {
        state: 'replied',
        now,
        mayEnd: (from) => from !== 'invalid',
      });
    if (what === 'invalid')
      createConsequences(db).stopProspect(enrollment, {
        prospect: 'invalid',
        enrollment: 'invalid',
        now,
        reason: 'hard',
        mayEnd: () => true,
      });
    if (what === 'postpone') createConsequences(db).postpone(enrollment, now + pick * DAY, now);
    if (what === 'cancel' && message)
      createSettlements(db).cancel(message, {
        reason: 'suppressed',
        enrollment: 'suppressed',
        now,
      });
    if (what === 'send' || what === 'finish') {
      const mail = claimed();
      if (mail) {
        createSettlements(db).markSent(mail, { now, localHour: localHourAt('UTC', now), days });
        createSettlements(db).advance(
          mail,
          what === 'finish' ? null : { step: mail.step + 1, dueAt: now + DAY },
          now,
        );
      }
    }
    if (what === 'defer')
      for (const mail of [claimed()])
        if (mail)
          createSettlements(db).defer(mail, {
            at: now + MINUTE,
            reason: 'greylisted',
            now,
            as: pick % 2 === 0 ? 'soft' : 'later',
          });
    if (what === 'return')
      for (const mail of [claimed()])
        if (mail) createClaims(db).returnClaim(mail.row, 'me', { unbegun: false });
    if (what === 'doubt')
      for (const mail of [claimed()])
        if (mail) createSettlements(db).markInDoubt(mail, { now, day: '2026-03-09' });
    if (what === 'reject') {
      const mail = claimed();
      if (mail) {
        createSettlements(db).reject(mail, {
          bounceClass: 'hard',
          counted: 'bounced_hard',
          reason: 'user_unknown',
          now,
          days: { mailbox: '2026-03-09', campaign: '2026-03-09' },
        });
        createConsequences(db).stopProspect(mail.prospectId, {
          prospect: 'invalid',
          enrollment: 'invalid',
          now,
          reason: 'hard',
          mayEnd: () => true,
        });
      }
    }
    if (what === 'retry') {
      const sent = db
        .prepare(
          `SELECT id AS row, enrollment_id AS enrollmentId, step, campaign_id AS campaignId, prospect_id AS prospectId FROM message WHERE state = 'sent' ORDER BY id LIMIT 1 OFFSET ?`,
        )
        .get(pick % 3);
      if (sent)
        createConsequences(db).retry(
          sent as Parameters<ReturnType<typeof createConsequences>['retry']>[0],
          now + DAY,
          now,
        );
    }
  }
});
