/**
 * A reply from one person can hold the colleagues of the same company, if the campaign says so. The
 * operator lifts the hold with one command; a corrected reply lifts it too.
 */
import { describe, expect, it } from 'vitest';
import { reclassify } from '../../../lib/app/responses/reclassify.ts';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { openHolds } from '../../../lib/state/sending/holds.ts';
import { liftHolds, placeHold } from '../../../lib/state/sending/place-hold.ts';
import { createClaims } from '../../../lib/state/sending/claims.ts';
import { createResponseStore } from '../../../lib/state/responses/response-store.ts';
import { labelResponses } from '../../../lib/app/responses/label.ts';
import { wireRevising } from '../../../lib/cli/wiring/responses/wire-revising.ts';
import {
  afterFirstMail,
  MAILS,
  readAgain,
  receive,
  type InboundWorld,
} from '../../support/imap/inbound-world.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan, send } from '../../support/sending.ts';
import { closedAfterEach } from '../../support/close-after.ts';

const open = closedAfterEach();

const PEOPLE = [
  'ada@lumen.test',
  'bo@eu.lumen.test',
  'cy@other.test',
  'di@gmail.com',
  'ed@gmail.com',
];

async function world(
  sameCompany?: 'none' | 'hold',
  people: readonly string[] = PEOPLE,
): Promise<InboundWorld> {
  const made = await afterFirstMail({
    people: people.map((email) => ({ email })),
    file: {
      sequences: { defaultDelay: [0, 1, 2], ...(sameCompany && { onReply: { sameCompany } }) },
    },
  });
  open.push(made);
  return made;
}

function idOf({ state }: InboundWorld, recipient: string): string {
  return state.db
    .prepare(
      'SELECT message_id FROM message m JOIN prospect p ON p.id = m.prospect_id WHERE email = ?',
    )
    .pluck()
    .get(recipient) as string;
}

function answerOf(it: InboundWorld, recipient: string): string[] {
  return MAILS.reply({ messageId: idOf(it, recipient), recipient });
}

/** Who gets the second message the day after. */
async function secondMails(it: InboundWorld): Promise<string[]> {
  const later = MONDAY + DAY + 3 * HOUR;
  createResponseStore(it.state.db).markInboxRead('ann', later);
  await plan(it.state, later);
  await send(it.state, { now: later, url: it.url, waitUntil: later + 4 * HOUR });
  return it.state.db
    .prepare(
      `SELECT email FROM message m JOIN prospect p ON p.id = m.prospect_id WHERE step = 1 AND m.state = 'sent' ORDER BY email`,
    )
    .pluck()
    .all() as string[];
}

const holds = (it: InboundWorld): unknown[] =>
  openHolds(it.state.db, MONDAY + 2 * HOUR).map(({ scope, scopeId, reason, placedBy }) => [
    scope,
    scopeId,
    reason,
    placedBy,
  ]);

it('a reply holds the company: the colleague at its other domain waits, other people get their messages', async () => {
  const it = await world('hold');
  await receive(it, answerOf(it, 'ada@lumen.test'));
  expect(holds(it)).toEqual([['company', 'lumen.test', 'colleague_replied', 'response']]);
  expect(await secondMails(it)).toEqual(['cy@other.test', 'di@gmail.com', 'ed@gmail.com']);
  // A second answer from the company adds nothing.
  await receive(it, answerOf(it, 'ada@lumen.test'));
  expect(holds(it)).toHaveLength(1);
});

it('the operator lifts the hold on the colleague', async () => {
  const it = await world('hold');
  await receive(it, answerOf(it, 'ada@lumen.test'));
  liftHolds(it.state.db, { scope: 'company', scopeId: 'lumen.test' }, MONDAY + 2 * HOUR);
  expect(await secondMails(it)).toContain('bo@eu.lumen.test');
});

it('at a free mail service, or without waiting colleagues, holds nothing', async () => {
  const it = await world('hold');
  await receive(it, answerOf(it, 'di@gmail.com'));
  await receive(it, answerOf(it, 'cy@other.test'));
  expect(holds(it)).toEqual([]);
});

it.each([
  ['under a suffix', ['ann@acme.co.uk', 'bob@globex.co.uk']],
  ['under the domain of a host', ['ann@lumen.github.io', 'bob@globex.github.io']],
  ['at an internet provider', ['ann@bigpond.com', 'bob@bigpond.com']],
])('neighbours %s are not colleagues', async (_, people) => {
  const it = await world('hold', people);
  await receive(it, answerOf(it, people[0] as string));
  expect(holds(it)).toEqual([]);
});

it.each([
  ['another country', ['ann@eu.acme.co.uk', 'bob@acme.co.uk', 'kim@us.acme.co.uk']],
  ['the domain itself', ['ann@acme.co.uk', 'bob@eu.acme.co.uk', 'kim@us.acme.co.uk']],
])(
  'a reply from %s holds all people below the domain that the company registered',
  async (_, people) => {
    const it = await world('hold', [...people, 'eve@globex.co.uk']);
    await receive(it, answerOf(it, people[0] as string));
    expect(holds(it)).toEqual([['company', 'acme.co.uk', 'colleague_replied', 'response']]);
    expect(await secondMails(it)).toEqual(['eve@globex.co.uk']);
  },
);

it('a message to a colleague that is claimed when the reply is read is not sent', async () => {
  const it = await world('hold');
  const { db } = it.state;
  const row = db
    .prepare(
      `UPDATE message SET state = 'reserved', open_until = 1e15 WHERE prospect_id = (SELECT id FROM prospect WHERE email = 'bo@eu.lumen.test') RETURNING id`,
    )
    .pluck()
    .get() as number;
  db.prepare(`UPDATE enrollment SET state = 'queued'`).run();
  db.prepare(
    `INSERT INTO reservation (message_id, mailbox_id, campaign_id, provider, domain, opens, at, owner, lease_until) VALUES (?, 'ann', 'spring', 'other', 'eu.lumen.test', '', 0, 'me', 1e15)`,
  ).run(row);
  await receive(it, answerOf(it, 'ada@lumen.test'));
  const begin = (): boolean =>
    createClaims(db).beginTransmission(row, {
      owner: 'me',
      now: MONDAY + 2 * HOUR,
      leaseBeyond: MONDAY + 3 * HOUR,
      subject: 'x',
    });
  expect(begin()).toBe(false);
  liftHolds(db, { scope: 'company', scopeId: 'lumen.test' }, MONDAY + 2 * HOUR);
  expect(begin()).toBe(true);
});

describe('a reply that was none', () => {
  const absence = (it: InboundWorld): string[] =>
    MAILS.outOfOffice({ messageId: idOf(it, 'ada@lumen.test'), recipient: 'ada@lumen.test' });
  const label = (it: InboundWorld, id: number, word: 'left_company' | 'unknown') =>
    labelResponses(
      wireRevising(it.state, { campaignId: null, mailboxId: null }),
      [{ id, label: word }],
      MONDAY + 2 * HOUR,
    );

  it('lifts the hold on colleagues when it is read again', async () => {
    const it = await world('hold');
    await receive(it, absence(it), { takenFor: answerOf(it, 'ada@lumen.test') });
    expect(holds(it)).toHaveLength(1);
    const { changes } = await readAgain(it);
    expect([
      holds(it),
      changes.map(({ before, after }) => [before.companyHeld, after.companyHeld]),
    ]).toEqual([[], [[true, false]]]);
    expect(await secondMails(it)).toContain('bo@eu.lumen.test');
  });

  it('and by a label, which held them before when it was withdrawn', async () => {
    const it = await world('hold');
    await receive(it, absence(it));
    expect(holds(it)).toEqual([]);
    const { state } = it;
    await labelResponses(
      wireRevising(state, { campaignId: null, mailboxId: null }),
      [{ id: 1, label: 'interested' }],
      MONDAY + 2 * HOUR,
    );
    expect(holds(it)).toHaveLength(1);
    await label(it, 1, 'unknown');
    expect(holds(it)).toEqual([]);
    await label(it, 1, 'left_company');
    expect(holds(it)).toEqual([]);
  });

  it.each([
    ['of the same person', 'ada@lumen.test'],
    ['of a colleague', 'bo@eu.lumen.test'],
  ])('leaves the hold to another answer %s, until that was corrected too', async (_, other) => {
    const it = await world('hold', [...PEOPLE, 'flo@lumen.test']);
    await receive(it, absence(it), { takenFor: answerOf(it, 'ada@lumen.test') });
    await receive(it, MAILS.delayed({ messageId: idOf(it, other), recipient: other }), {
      takenFor: answerOf(it, other),
    });
    const again = wireRevising(it.state, { campaignId: null, mailboxId: null });
    const second = again.findStored(2);
    // Only the first is read again; the second keeps its verdict.
    await reclassify(
      { ...again, storedIds: ({ after }) => (after < 1 ? [1] : []) },
      { now: MONDAY + 2 * HOUR, onProgress: () => undefined, signal: new AbortController().signal },
    );
    expect(holds(it)).toHaveLength(1);
    expect(again.findStored(2)?.done.filter(({ did }) => did === 'hold')).toEqual([
      { did: 'hold', scopeId: 'lumen.test' },
    ]);
    expect(second?.done.filter(({ did }) => did === 'hold')).toEqual([]);
    await readAgain(it);
    expect(holds(it)).toEqual([]);
  });

  it('leaves a hold that the operator placed', async () => {
    const it = await world('hold');
    await receive(it, absence(it), { takenFor: answerOf(it, 'ada@lumen.test') });
    placeHold(
      it.state.db,
      {
        scope: 'company',
        scopeId: 'lumen.test',
        reason: 'talks with their board',
        placedBy: 'operator',
        from: MONDAY,
        until: null,
      },
      MONDAY,
    );
    await readAgain(it);
    expect(holds(it)).toEqual([['company', 'lumen.test', 'talks with their board', 'operator']]);
  });
});

it.each([undefined, 'none'] as const)(
  'nothing is held where the campaign says %s',
  async (sameCompany) => {
    const it = await world(sameCompany);
    await receive(it, answerOf(it, 'ada@lumen.test'));
    expect(holds(it)).toEqual([]);
  },
);
