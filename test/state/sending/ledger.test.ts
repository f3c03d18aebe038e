import type { DueMessage } from '../../../lib/domain/sending/message.ts';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  postponeEnrollment,
  retryMessage,
  stopEnrollment,
  stopProspect,
} from '../../../lib/state/responses/consequences-store.ts';
import * as queue from '../../../lib/state/sending/queue.ts';
import * as claims from '../../../lib/state/sending/claims.ts';
import * as settlements from '../../../lib/state/sending/settlements.ts';
import { commitPlan } from '../../../lib/state/planning/planning-store.ts';
import type { Planned } from '../../../lib/domain/campaigns/candidate.ts';
import { enrollmentCounts } from '../../../lib/state/events/counters.ts';
import { addSuppression } from '../../../lib/state/campaigns/suppressions.ts';
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time.ts';
import { localHourAt } from '../../../lib/core/time/local-hour.ts';
import type { State } from '../../../lib/state/file/transact.ts';
import type { SmtpResult } from '../../../lib/domain/sending/message.ts';
import { MONDAY } from '../../support/party.ts';
import { enroll, messageStates, people, seededState } from '../../support/state-file.ts';

const LEASE = 5 * MINUTE;
const RESULT: SmtpResult = {
  accepted: false,
  dataStarted: false,
  phase: 'connect',
  code: null,
  enhanced: null,
  response: '',
};
let state: State;

/** Plans everybody who waits, for their next step. */
function planAll(at = MONDAY): Planned[] {
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
    messageRow: null,
    tried: false,
    sendAt: at,
    openUntil: at + HOUR,
    variant: 'default',
  }));
}
function commit(planned: readonly Planned[], now = MONDAY): ReturnType<typeof commitPlan> {
  return commitPlan(state.db, {
    campaignId: 'spring',
    now,
    batchId: 'b',
    planned,
    replaces: true,
    messageIdOf: ({ email, step }) => `<${email}.${step}@acme.test>`,
  });
}
const due = (now = MONDAY): DueMessage[] =>
  queue.dueMessages(
    state.db,
    { mailboxId: 'ann', campaignId: 'spring' },
    { now, batchId: null, after: { sendAt: -Infinity, row: 0 }, limit: 100 },
  );
function claimFirst(owner = 'me', now = MONDAY): DueMessage {
  const [message] = due(now);
  if (!message) throw new Error('nothing is due');
  claims.reserve(state.db, message, { owner, now, leaseUntil: now + LEASE });
  return message;
}
const slots = (): number =>
  state.db.prepare('SELECT count(*) FROM reservation').pluck().get() as number;
const events = (type: string): number =>
  state.db.prepare('SELECT count(*) FROM event WHERE type = ?').pluck().get(type) as number;

beforeEach(async () => {
  state = await seededState();
});

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

  it('the same plan twice changes nothing and tells nobody', () => {
    const planned = planAll();
    expect(commit(planned)).toEqual({ added: 3, moved: 0, dropped: 0 });
    const before = [state.db.prepare('SELECT * FROM message').all(), events('batch.scheduled')];
    expect(commit(planned)).toEqual({ added: 0, moved: 0, dropped: 0 });
    expect([state.db.prepare('SELECT * FROM message').all(), events('batch.scheduled')]).toEqual(
      before,
    );
  });

  it('a plan never moves what has left the queue', () => {
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
    stopEnrollment(state.db, message.enrollmentId, {
      state: 'replied',
      now: MONDAY,
      mayEnd: () => true,
    });
    claims.returnClaim(state.db, message.row, 'me', { unbegun: false });
    commit([]);
    expect(enrollmentCounts(state.db, 'spring')).toEqual({ replied: 1, waiting: 2 });
  });

  it('what a plan leaves out goes back to waiting, the tries that reached no server with it', () => {
    commit(planAll());
    const message = claimFirst();
    settlements.recordAttempt(state.db, message.row, {
      at: MONDAY,
      outcome: 'account',
      result: RESULT,
    });
    claims.returnClaim(state.db, message.row, 'me', { unbegun: false });
    expect(commit([])).toEqual({ added: 0, moved: 0, dropped: 3 });
    expect(enrollmentCounts(state.db, 'spring')).toEqual({ waiting: 3 });
  });
});

describe('the fence before the first byte', () => {
  it.each<[string, string, number, boolean]>([
    ['the owner passes while its lease lasts', 'me', MONDAY + LEASE - 1, true],
    ['not after it', 'me', MONDAY + LEASE, false],
    ['nobody else passes', 'another', MONDAY, false],
  ])('%s', (_, owner, now, passes) => {
    commit(planAll());
    const message = claimFirst();
    expect(
      claims.beginTransmission(state.db, message.row, {
        owner,
        now,
        leaseBeyond: now,
        subject: 'S',
      }),
    ).toBe(passes);
    expect(messageStates(state)).toEqual({
      scheduled: 2,
      [passes ? 'transmitting' : 'reserved']: 1,
    });
  });

  it('no mail begins once its send window is over', () => {
    commit(planAll());
    const [message] = due();
    claims.reserve(state.db, message as DueMessage, {
      owner: 'me',
      now: MONDAY + HOUR - 1,
      leaseUntil: MONDAY + 2 * HOUR,
    });
    expect(
      claims.beginTransmission(state.db, (message as DueMessage).row, {
        owner: 'me',
        now: MONDAY + HOUR,
        leaseBeyond: MONDAY + HOUR,
        subject: 'S',
      }),
    ).toBe(false);
  });

  it('is passed once', () => {
    commit(planAll());
    const { row } = claimFirst();
    const begin = (): boolean =>
      claims.beginTransmission(state.db, row, {
        owner: 'me',
        now: MONDAY,
        leaseBeyond: MONDAY,
        subject: 'S',
      });
    expect([begin(), begin()]).toEqual([true, false]);
  });
});

describe('a claim', () => {
  it('counts from the moment it is made, and is free again when it is returned', () => {
    commit(planAll());
    const { row } = claimFirst();
    expect(slots()).toBe(1);
    claims.returnClaim(state.db, row, 'another', { unbegun: false });
    expect([slots(), messageStates(state)]).toEqual([1, { scheduled: 2, reserved: 1 }]);
    claims.returnClaim(state.db, row, 'me', { unbegun: false });
    expect([slots(), messageStates(state)]).toEqual([0, { scheduled: 3 }]);
  });

  it('cannot be returned once the text may have left, whatever failed since', () => {
    commit(planAll());
    const { row } = claimFirst();
    claims.beginTransmission(state.db, row, {
      owner: 'me',
      now: MONDAY,
      leaseBeyond: MONDAY,
      subject: 'S',
    });
    claims.returnClaim(state.db, row, 'me', { unbegun: false });
    expect([slots(), messageStates(state)]).toEqual([1, { scheduled: 2, transmitting: 1 }]);
    // Its own sender knows that the connection broke before a byte of the text had left.
    claims.returnClaim(state.db, row, 'me', { unbegun: true });
    expect([slots(), messageStates(state)]).toEqual([0, { scheduled: 3 }]);
  });

  it('that another process gave up is told apart from one that still stands', () => {
    commit(planAll());
    const message = claimFirst();
    expect(claims.standingOfClaim(state.db, message.row, 'me')).toBe('held');
    claims.beginTransmission(state.db, message.row, {
      owner: 'me',
      now: MONDAY,
      leaseBeyond: MONDAY,
      subject: 'S',
    });
    settlements.markInDoubt(state.db, message, { now: MONDAY, day: '2026-03-09' });
    expect(claims.standingOfClaim(state.db, message.row, 'me')).toBe('doubted');
    expect([slots(), messageStates(state)]).toEqual([1, { scheduled: 2, in_doubt: 1 }]);
  });
});

describe('a slot', () => {
  it('is used from the answer on, and never from before its claim: a clock that went back frees nothing early', () => {
    commit(planAll());
    const message = claimFirst();
    claims.useSlot(state.db, message.row, MONDAY - HOUR);
    expect(state.db.prepare('SELECT at FROM reservation').pluck().get()).toBe(MONDAY);
  });
});

describe('a message that came back soft', () => {
  it('and is refused when it goes again was sent and did not arrive: each counted once', () => {
    commit(planAll());
    const days = { mailbox: '2026-03-09', campaign: '2026-03-09' };
    const message = claimFirst();
    settlements.markSent(state.db, message, {
      now: MONDAY,
      localHour: localHourAt('UTC', MONDAY),
      days,
    });
    settlements.advanceEnrollment(state.db, message, { step: 1, dueAt: MONDAY + 3 * DAY }, MONDAY);
    expect(retryMessage(state.db, message, MONDAY + DAY, MONDAY)).not.toBeNull();
    const again = due(MONDAY + DAY).find(({ row }) => row === message.row) as DueMessage;
    expect(again).toMatchObject({
      sentBefore: true,
      softBounces: 1,
      enrollmentState: 'queued',
      step: 0,
    });
    settlements.rejectMessage(state.db, again, {
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

  it('enrolls nobody twice, nobody suppressed, and nobody who is invalid', () => {
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
        state = await seededState({ people: people(4) });
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
        // Whoever is queued has exactly one message planned or under way, and nobody else has one.
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
      claims.reserve(db, message, { owner: 'me', now, leaseUntil: now + LEASE });
      return message;
    };
    const days = { mailbox: '2026-03-09', campaign: '2026-03-09' };
    if (what === 'plan') commit(planAll());
    if (what === 'drop') commit([]);
    if (what === 'enroll')
      enroll(state, 'spring', [{ email: `new${another()}@example.test` }], now);
    if (what === 'reply')
      stopEnrollment(db, enrollment, {
        state: 'replied',
        now,
        mayEnd: (from) => from !== 'invalid',
      });
    if (what === 'invalid')
      stopProspect(db, enrollment, {
        prospect: 'invalid',
        enrollment: 'invalid',
        now,
        reason: 'hard',
        mayEnd: () => true,
      });
    if (what === 'postpone') postponeEnrollment(db, enrollment, now + pick * DAY, now);
    if (what === 'cancel' && message)
      settlements.cancelMessage(db, message, {
        reason: 'suppressed',
        enrollment: 'suppressed',
        now,
      });
    if (what === 'send' || what === 'finish') {
      const mail = claimed();
      if (mail) {
        settlements.markSent(db, mail, { now, localHour: localHourAt('UTC', now), days });
        settlements.advanceEnrollment(
          db,
          mail,
          what === 'finish' ? null : { step: mail.step + 1, dueAt: now + DAY },
          now,
        );
      }
    }
    if (what === 'defer')
      for (const mail of [claimed()])
        if (mail)
          settlements.deferMessage(db, mail, {
            at: now + MINUTE,
            reason: 'greylisted',
            now,
            as: pick % 2 === 0 ? 'soft' : 'later',
          });
    if (what === 'return')
      for (const mail of [claimed()])
        if (mail) claims.returnClaim(db, mail.row, 'me', { unbegun: false });
    if (what === 'doubt')
      for (const mail of [claimed()])
        if (mail) settlements.markInDoubt(db, mail, { now, day: '2026-03-09' });
    if (what === 'reject') {
      const mail = claimed();
      if (mail) {
        settlements.rejectMessage(db, mail, {
          bounceClass: 'hard',
          counted: 'bounced_hard',
          reason: 'user_unknown',
          now,
          days: { mailbox: '2026-03-09', campaign: '2026-03-09' },
        });
        stopProspect(db, mail.prospectId, {
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
      if (sent) retryMessage(db, sent as Parameters<typeof retryMessage>[1], now + DAY, now);
    }
  }
});
