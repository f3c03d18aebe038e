/**
 * A misread message gets its right verdict: the effects of the mistake are undone, and the right
 * ones are there.
 */
import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { addresseeOf } from '../../../lib/core/campaigns/prospects/canonical-address.ts';
import { isSuppressed } from '../../../lib/state/campaigns/suppressions.ts';
import { createResponseStore } from '../../../lib/state/responses/response-store.ts';
import {
  afterFirstMail,
  MAILS,
  readAgain,
  receive,
  type InboundWorld,
  type MailName,
} from '../../support/imap/inbound-world.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan, send } from '../../support/sending.ts';
import { people, type Seed } from '../../support/state-file.ts';
import { closedAfterEach } from '../../support/close-after.ts';

const open = closedAfterEach();

async function world(seed: Seed = {}): Promise<InboundWorld> {
  const made = await afterFirstMail(seed);
  open.push(made);
  return made;
}

/** Everything a response may have changed, but events and what a breaker counts. */
function standing({ state: { db } }: InboundWorld): Record<string, unknown> {
  const all = (sql: string): unknown[] => db.prepare(sql).all();
  return {
    prospects: all('SELECT email, state FROM prospect ORDER BY id'),
    enrollments: all('SELECT state, next_step, due_at FROM enrollment ORDER BY id'),
    counted: all('SELECT state, n FROM enrollment_count WHERE n <> 0 ORDER BY state'),
    messages: all(
      'SELECT step, state, soft_bounces, bounce_class, bounce_reason FROM message ORDER BY enrollment_id, step',
    ),
    counters: all('SELECT * FROM counter ORDER BY metric, day, step'),
    days: all('SELECT * FROM mailbox_day'),
    hours: all('SELECT * FROM hour_count'),
    suppressed: all('SELECT kind, value, reason FROM suppression'),
    responses: all(
      'SELECT kind, bounce_class, intent, proven, matched_by FROM response ORDER BY id',
    ),
  };
}

const KINDS = Object.keys(MAILS) as MailName[];

describe('messages that were taken for another kind', () => {
  /** One person for each kind of mail. */
  async function kindsOf(
    read: (
      world: InboundWorld,
      is: MailName,
      about: { messageId: string; recipient: string },
    ) => Promise<unknown>,
  ): Promise<InboundWorld> {
    const made = await world({ people: people(KINDS.length) });
    for (const [index, is] of KINDS.entries()) {
      const recipient = `p${index + 1}@example.test`;
      const messageId = made.state.db
        .prepare(
          'SELECT message_id FROM message m JOIN prospect p ON p.id = m.prospect_id WHERE email = ?',
        )
        .pluck()
        .get(recipient) as string;
      await read(made, is, { messageId, recipient });
    }
    return made;
  }

  it.each(KINDS.filter((name) => name !== 'unsubscribe'))(
    'for %s, are read again, and every person is as if they had been understood at once',
    async (was) => {
      const misread = await kindsOf((made, is, about) =>
        receive(made, MAILS[is](about), { takenFor: MAILS[was](about) }),
      );
      const { changes } = await readAgain(misread);
      const understood = await kindsOf((made, is, about) => receive(made, MAILS[is](about)));
      expect(changes.length).toBe(KINDS.length - 1);
      expect(standing(misread)).toEqual(standing(understood));
      const once = misread.state.db.prepare('SELECT count(*) FROM event').pluck().get();
      expect(await readAgain(misread, MONDAY + 3 * HOUR)).toMatchObject({
        read: KINDS.length,
        unchanged: KINDS.length,
        changes: [],
      });
      expect(misread.state.db.prepare('SELECT count(*) FROM event').pluck().get()).toBe(once);
    },
  );

  it.each(['reply', 'hard', 'outOfOffice'] as const)(
    'as %s while a follow-up was planned: it is planned again, and sent once',
    async (was) => {
      const it = await world({ file: { sequences: { defaultDelay: [0, 1, 2] } } });
      await plan(it.state, MONDAY + HOUR);
      await receive(it, MAILS.delayed(it), { takenFor: MAILS[was](it) });
      await readAgain(it);
      const later = MONDAY + 30 * HOUR;
      createResponseStore(it.state.db).markInboxRead('ann', later);
      await plan(it.state, later);
      expect(it.sent()).toBe(1);
      await send(it.state, { now: later, url: it.url, waitUntil: later + 6 * HOUR });
      expect(it.sent()).toBe(2);
    },
  );
});

describe('what another response says too', () => {
  it.each([
    ['hard', 'hard'],
    ['reply', 'reply'],
    ['reply', 'leftCompany'],
    ['hard', 'reply'],
    ['reply', 'hard'],
  ] as const)('stays: of %s and %s the first was a delay notice', async (first, second) => {
    const [misread, understood] = [await world(), await world()];
    await receive(misread, MAILS.delayed(misread), { takenFor: MAILS[first](misread) });
    for (const each of [misread, understood]) await receive(each, MAILS[second](each));
    await readAgain(misread);
    const { responses: _, ...now } = standing(misread);
    const { responses: __, ...expected } = standing(understood);
    expect(now).toEqual(expected);
  });

  it('is removed when both were misread, one after the other', async () => {
    const misread = await world();
    const before = standing(misread);
    await receive(misread, MAILS.delayed(misread), { takenFor: MAILS.reply(misread) });
    await receive(misread, MAILS.delayed(misread), { takenFor: MAILS.hard(misread) });
    await readAgain(misread);
    expect({ ...standing(misread), responses: [] }).toEqual(before);
  });
});

describe('nothing is undone', () => {
  it('of a no: the suppression stays, and so does the end of the sequence, until a person lifts it', async () => {
    const misread = await world();
    await receive(misread, MAILS.reply(misread), { takenFor: MAILS.unsubscribe(misread) });
    const {
      changes: [change],
    } = await readAgain(misread);
    expect([
      isSuppressed(misread.state.db, addresseeOf('p1@example.test')),
      change?.after.sequences[0]?.state,
      change?.after.prospect,
    ]).toEqual([true, 'unsubscribed', 'unsubscribed']);
  });

  it.each([
    [
      'the campaign is completed',
      (it: InboundWorld) => it.state.db.prepare(`UPDATE campaign SET state = 'completed'`).run(),
      'replied',
    ],
    [
      'the address was suppressed meanwhile',
      (it: InboundWorld) =>
        it.state.db
          .prepare(
            `INSERT INTO suppression VALUES ('address', 'p1@example.test', 'p1@example.test', 'asked', 'operator', 1)`,
          )
          .run(),
      'replied',
    ],
    [
      'the sequence ended otherwise since',
      (it: InboundWorld) => it.state.db.prepare(`UPDATE enrollment SET state = 'ended'`).run(),
      'ended',
    ],
  ])('of a sequence where %s', async (_, meanwhile, state) => {
    const misread = await world();
    await receive(misread, MAILS.delayed(misread), { takenFor: MAILS.reply(misread) });
    meanwhile(misread);
    await readAgain(misread);
    expect(misread.state.db.prepare('SELECT state FROM enrollment').pluck().get()).toBe(state);
  });

  it('where the address was refused at SMTP time as well', async () => {
    const misread = await world({ file: { sequences: { inboxFreshness: 0 } } });
    await receive(misread, MAILS.delayed(misread), { takenFor: MAILS.hard(misread) });
    misread.state.db.prepare(`UPDATE message SET state = 'rejected', bounce_class = 'hard'`).run();
    await readAgain(misread);
    expect(
      misread.state.db
        .prepare(
          'SELECT p.state, e.state AS sequence FROM prospect p JOIN enrollment e ON e.prospect_id = p.id',
        )
        .get(),
    ).toEqual({ state: 'invalid', sequence: 'invalid' });
  });
});

it("an operator's verdict is kept: a labelled reply gets a new classification, but the label decides", async () => {
  const misread = await world();
  await receive(misread, MAILS.reply(misread), { takenFor: MAILS.outOfOffice(misread) });
  misread.state.db.prepare(`UPDATE response SET label = 'not_interested'`).run();
  await readAgain(misread);
  expect(misread.state.db.prepare('SELECT kind, label, intent FROM response').get()).toMatchObject({
    kind: 'reply',
    label: 'not_interested',
  });
});

it('a dry run answers like the run and changes nothing, also if two messages of one person change', async () => {
  const misread = await world({ people: people(2) });
  await receive(misread, MAILS.delayed(misread), { takenFor: MAILS.reply(misread) });
  await receive(misread, MAILS.delayed(misread), { takenFor: MAILS.hard(misread) });
  const before = standing(misread);
  misread.state.dryRun = true;
  const rehearsed = await readAgain(misread);
  expect(standing(misread)).toEqual(before);
  misread.state.dryRun = false;
  expect(await readAgain(misread)).toEqual(rehearsed);
  expect(rehearsed.changes[1]?.after).toMatchObject({
    prospect: 'active',
    sequences: [{ state: 'waiting', dueAt: expect.any(Number) }],
  });
});

it('an unmatched message was not stored, and is not read again', async () => {
  const misread = await world();
  await receive(misread, [
    'From: friend@elsewhere.test',
    'To: ann@acme.test',
    'Subject: Lunch',
    '',
    'A private word.',
  ]);
  expect(await readAgain(misread, MONDAY + DAY)).toEqual({
    read: 0,
    unchanged: 0,
    unreadable: 0,
    changes: [],
  });
});
