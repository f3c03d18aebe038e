/**
 * The checker can fail: a good run passes, and for every rule some runs break it and no other rule.
 */
import { copyFileSync } from 'node:fs';
import { openDatabase } from '../../lib/state/engine/choose-engine.ts';
import type { Database } from '../../lib/state/engine/database.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../lib/domain/time.ts';
import { closeState } from '../../lib/state/file/open.ts';
import { MONDAY } from '../support/quota.ts';
import { plan, send } from '../support/sending.ts';
import { startSink } from '../support/smtp-sink.ts';
import { newPath, people, seededState } from '../support/state-file.ts';
import { check, type Expected, type RULES, type ChaosViolation } from './checker.ts';
import type { Taken } from './sink.ts';

type Run = { db: Database; taken: Taken[] };
const EXPECTED: Expected = { mostInDoubt: 0, finished: true, clock: 'sender', quotas: null };

/** Six messages by the product itself, two an hour. */
const good = { path: newPath(), taken: [] as Taken[] };
beforeAll(async () => {
  const sink = await startSink();
  const state = await seededState(
    { people: people(6), limits: { perHour: 2, burst: {} } },
    good.path,
  );
  await plan(state, MONDAY);
  await send(state, { now: MONDAY, url: sink.url, waitUntil: MONDAY + 8 * HOUR });
  await sink.close();
  closeState(state);
  good.taken = sink.messages.map(({ headers, to }): Taken => {
    const date = Date.parse(headers['date'] ?? '');
    return {
      id: headers['message-id'] ?? '',
      to,
      from: 'ann@acme.test',
      date,
      dataAt: date,
      at: date,
    };
  });
});

/** A copy of the good run is spoilt, and judged. */
function judged(spoil: (run: Run) => void, expected: Partial<Expected> = {}): ChaosViolation[] {
  const path = newPath();
  copyFileSync(good.path, path);
  const taken = structuredClone(good.taken);
  const db = openDatabase(path);
  spoil({ db, taken });
  db.close();
  return check(path, taken, { ...EXPECTED, ...expected }).violations;
}

function first(taken: Taken[]): Taken {
  return taken[0] as Taken;
}

/** The state file itself makes this one impossible without another. */
const NEVER_ALONE = 'twice_the_same_step';
type Rule = Exclude<(typeof RULES)[number], typeof NEVER_ALONE>;

const SPOILT: Readonly<Record<Rule, Record<string, (run: Run) => void>>> = {
  twice: {
    'the same mail': ({ taken }) => void taken.push({ ...first(taken), date: MONDAY + DAY }),
  },
  unknown: {
    'an id that is in no row': ({ taken }) => void taken.push({ ...first(taken), id: '<x@y>' }),
  },
  another_envelope: {
    'somebody else': ({ taken }) => void (first(taken).to = 'eve@example.test'),
    'another sender': ({ taken }) => void (first(taken).from = 'bob@acme.test'),
  },
  lost: { 'sent in the file alone': ({ taken }) => void taken.pop() },
  unaccounted: {
    'taken, and cancelled': ({ db }) =>
      void db.exec(`UPDATE message SET state = 'cancelled', sent_at = NULL WHERE id = 1`),
  },
  left_claimed: {
    'a slot': ({ db }) => void db.exec(`UPDATE reservation SET owner = 'me' WHERE message_id = 1`),
    'a message': ({ db }) => void db.exec(`UPDATE message SET state = 'transmitting' WHERE id = 1`),
  },
  left_over: {
    'never sent': ({ db, taken }) =>
      void db.exec(
        `UPDATE message SET state = 'scheduled' WHERE message_id = '${taken.pop()?.id}'`,
      ),
  },
  too_many_in_doubt: {
    one: ({ db }) => void db.exec(`UPDATE message SET state = 'in_doubt' WHERE id = 1`),
  },
  slot_missing: {
    'of a mail that was sent': ({ db }) =>
      void db.exec('DELETE FROM reservation WHERE message_id = 1'),
  },
  over_a_window: {
    'three an hour': ({ taken }) => {
      for (const each of taken.slice(0, 3)) each.date = (taken[0] as Taken).date;
    },
  },
  after_a_stop: {
    'of the sequence': ({ db }) =>
      void db.exec(
        `INSERT INTO event (at, type, campaign_id, prospect_id, data) VALUES (${MONDAY - HOUR}, 'enrollment.stopped', 'spring', 1, '{}')`,
      ),
    'of the address': ({ db }) =>
      void db.exec(
        `INSERT INTO suppression VALUES ('address', 'p3@example.test', 'p3@example.test', 'x', 'x', ${MONDAY - HOUR})`,
      ),
    'of the domain': ({ db }) =>
      void db.exec(
        `INSERT INTO suppression VALUES ('domain', 'example.test', 'example.test', 'x', 'x', ${MONDAY + HOUR})`,
      ),
    'of the campaign': ({ db }) =>
      void db.exec(`UPDATE campaign SET completed_at = ${MONDAY + HOUR}`),
  },
  while_held: Object.fromEntries(
    [
      ['all', ''],
      ['campaign', 'spring'],
      ['mailbox', 'ann'],
      ['provider', 'other'],
      ['domain', 'example.test'],
      ['company', 'example.test'],
    ].map(([scope, id]) => [
      `${scope} held`,
      ({ db }: Run) =>
        void db.exec(
          `INSERT INTO hold (scope, scope_id, reason, placed_by, from_at, lifted_at) VALUES ('${scope}', '${id}', 'x', 'operator', ${MONDAY + HOUR}, ${MONDAY + 3 * HOUR})`,
        ),
    ]),
  ),
};

describe('the checker', () => {
  it('finds nothing in a good run', () => expect(judged(() => undefined)).toEqual([]));

  it.each(
    (Object.keys(SPOILT) as Rule[]).flatMap((rule) =>
      Object.keys(SPOILT[rule]).map((how) => [rule, how] as const),
    ),
  )('finds what is %s: %s', (rule, how) => {
    const found = judged(SPOILT[rule][how] as (run: Run) => void);
    expect([...new Set(found.map((violation) => violation.rule))]).toEqual([rule]);
  });

  it('finds a step that went to one person twice, under two ids', () => {
    const found = judged(({ taken }) => void ((taken[1] as Taken).to = first(taken).to));
    expect(found.map(({ rule }) => rule)).toEqual(['another_envelope', NEVER_ALONE]);
  });

  it('uses the given clock', () => {
    const late = ({ db, taken }: Run): void => {
      db.exec(`UPDATE campaign SET completed_at = ${MONDAY + DAY}`);
      first(taken).dataAt = MONDAY + DAY + HOUR;
    };
    expect(judged(late, { clock: 'sender' })).toEqual([]);
    expect(judged(late, { clock: 'sink' })).toMatchObject([{ rule: 'after_a_stop' }]);
  });

  it('allows a command the moment between its clock and its commit', () => {
    const late =
      (ms: number) =>
      ({ db, taken }: Run): void => {
        db.exec(`UPDATE campaign SET completed_at = ${MONDAY + DAY}`);
        first(taken).dataAt = MONDAY + DAY + ms;
      };
    expect(judged(late(900), { clock: 'sink' })).toEqual([]);
    expect(judged(late(1_100), { clock: 'sink' })).toMatchObject([{ rule: 'after_a_stop' }]);
  });

  it.each([
    [1, true],
    [2, false],
  ])('judges by the limits that were asked for: %i an hour', (perHour, over) => {
    expect(
      judged(() => undefined, {
        quotas: [{ who: 'all', zone: null, limits: { perHour }, owns: () => true }],
      }).length > 0,
    ).toBe(over);
  });
});
