/** The effects of a reply, and of an unsubscribe, on a campaign. */
import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { enrollmentCounts } from '../../../lib/state/events/enrollment-counts.ts';
import { findPerson } from '../../../lib/state/why/why-store.ts';
import { addresseeOf } from '../../../lib/core/campaigns/prospects/canonical-address.ts';
import { isSuppressed } from '../../../lib/state/campaigns/suppressions.ts';
import { startScripted } from '../../mail/outbound/smtp/scripted-server.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan, send } from '../../support/sending.ts';
import { messageStates, people, seededState } from '../../support/state-file.ts';
import {
  open,
  afterFirstMail,
  receive,
  reply,
  metric,
  type ProcessWorld,
} from './process.fixture.ts';

describe('a reply', () => {
  it('ends the sequence, withdraws planned messages, and counts once even if the person writes again', async () => {
    const world = await afterFirstMail();
    await plan(world.state, MONDAY + HOUR);
    expect(messageStates(world.state)).toEqual({ sent: 1, scheduled: 1 });
    expect(await receive(world, reply(world, 'Yes, tell me more.'))).toMatchObject({
      kind: 'reply',
      matched: true,
    });
    await receive(world, reply(world, 'One more thing: what does it cost?'));
    expect([
      messageStates(world.state),
      enrollmentCounts(world.state.db, 'spring'),
      metric(world, 'replied'),
    ]).toEqual([{ sent: 1, cancelled: 1 }, { replied: 1 }, 1]);
  });

  it('does not end it where the campaign says so', async () => {
    const world = await afterFirstMail({ file: { sequences: { stopOnReply: false } } });
    await receive(world, reply(world, 'Yes, tell me more.'));
    expect(enrollmentCounts(world.state.db, 'spring')).toEqual({ waiting: 1 });
  });

  it('above our own quoted footer is not an unsubscribe', async () => {
    const world = await afterFirstMail();
    await receive(
      world,
      reply(
        world,
        'Sounds good, call me on Friday.\r\n\r\nOn Mon, 9 Mar 2026, Ann Lee wrote:\r\n> Hello P1\r\n> Unsubscribe: mailto:u@acme.test',
      ),
    );
    expect([
      enrollmentCounts(world.state.db, 'spring'),
      isSuppressed(world.state.db, addresseeOf('p1@example.test')),
    ]).toEqual([{ replied: 1 }, false]);
  });

  it('from an unknown address, without a match, changes nothing and its words are not stored', async () => {
    const world = await afterFirstMail();
    const result = await receive(world, [
      'From: friend@elsewhere.test',
      'To: ann@acme.test',
      'Subject: Lunch',
      'Message-ID: <l@elsewhere.test>',
      '',
      'A private word.',
    ]);
    expect(result).toMatchObject({ matched: false });
    expect(enrollmentCounts(world.state.db, 'spring')).toEqual({ waiting: 1 });
    expect(
      world.state.db
        .prepare('SELECT length(raw) AS raw, visible_text AS text, subject FROM response')
        .get(),
    ).toEqual({ raw: 0, text: null, subject: '' });
  });

  it('that is only our own copy does not count', async () => {
    const world = await afterFirstMail();
    await receive(world, [
      'From: Ann Lee <ann@acme.test>',
      'To: p1@example.test',
      'Subject: Hello P1',
      `Message-ID: ${world.messageId}`,
      '',
      'First mail for P1.',
    ]);
    expect(enrollmentCounts(world.state.db, 'spring')).toEqual({ waiting: 1 });
  });
});

it('an unsubscribe ends every sequence of that person, in every campaign, and keeps the address from new ones', async () => {
  const world = await afterFirstMail();
  await receive(world, [
    'From: p1@example.test',
    'To: unsubscribe@acme.test',
    `Subject: unsubscribe ${world.messageId.slice(1, -1)}`,
    'Message-ID: <u@example.test>',
    '',
    '',
  ]);
  expect([
    enrollmentCounts(world.state.db, 'spring'),
    isSuppressed(world.state.db, addresseeOf('p1@example.test')),
    findPerson(world.state.db, 'p1@example.test')?.state,
  ]).toEqual([{ unsubscribed: 1 }, true, 'unsubscribed']);
  await receive(world, reply(world, 'Thanks for taking me off.'));
  expect(enrollmentCounts(world.state.db, 'spring')).toEqual({ unsubscribed: 1 });
});

it.each([
  [
    'a follow-up of ours, read in a folder',
    (world: ProcessWorld) => [
      'From: Ann Lee <ann@acme.test>',
      'To: p1@example.test',
      'Subject: Re: Hello P1',
      `In-Reply-To: ${world.messageId}`,
      '',
      'Second mail for P1.',
    ],
  ],
  [
    'a copy to another mailbox of ours',
    (world: ProcessWorld) => [
      'From: Ann Lee <ANN@acme.test>',
      'To: p1@example.test',
      'Cc: bo@acme.test',
      'Subject: Re: Hello P1',
      `References: ${world.messageId}`,
      '',
      'As discussed: please unsubscribe me is what he said.',
    ],
  ],
])('%s is not an answer', async (_, write) => {
  const world = await afterFirstMail({ mailboxes: ['ann', 'bo'] });
  expect(await receive(world, write(world))).toMatchObject({ kind: 'unrelated' });
  expect([
    enrollmentCounts(world.state.db, 'spring'),
    isSuppressed(world.state.db, addresseeOf('p1@example.test')),
  ]).toEqual([{ waiting: 1 }, false]);
});

it('a reply from an assistant, at another address, counts for the person we wrote to', async () => {
  const world = await afterFirstMail();
  expect(
    await receive(world, [
      'From: assistant@elsewhere.test',
      ...reply(world, 'He is interested, please call.').slice(1),
    ]),
  ).toMatchObject({ kind: 'reply', matched: true });
  expect(enrollmentCounts(world.state.db, 'spring')).toEqual({ replied: 1 });
});

it.each([
  [
    'the address of the person alone',
    () => ['From: p1@example.test', 'To: unsubscribe@acme.test', 'Subject: unsubscribe', '', ''],
    false,
  ],
  [
    'a Message-ID that our key did not make',
    () => [
      'From: p1@example.test',
      'To: ann@acme.test',
      `Subject: unsubscribe ${'a'.repeat(16)}.${'b'.repeat(10)}@acme.test`,
      '',
      '',
    ],
    false,
  ],
  [
    'our mail, answered by a person',
    (world: ProcessWorld) => reply(world, 'Please unsubscribe me.'),
    true,
  ],
  [
    'our mail, answered from another address',
    (world: ProcessWorld) => [
      'From: assistant@elsewhere.test',
      ...reply(world, 'Please unsubscribe me.').slice(1),
    ],
    true,
  ],
  [
    'our mail, answered after two months',
    (world: ProcessWorld) => reply(world, 'Please unsubscribe me.'),
    true,
    MONDAY + 60 * DAY,
  ],
] as const)('an unsubscribe by %s', async (_, write, counts, now = MONDAY + HOUR) => {
  const world = await afterFirstMail();
  expect(await receive(world, write(world) as string[], now)).toMatchObject({
    kind: 'unsubscribe',
    unverified: !counts,
  });
  expect([
    enrollmentCounts(world.state.db, 'spring'),
    isSuppressed(world.state.db, addresseeOf('p1@example.test')),
  ]).toEqual([counts ? { unsubscribed: 1 } : { waiting: 1 }, counts]);
});

it('an unsubscribe counts from a person whose message is in doubt too: the message must have arrived', async () => {
  const server = await startScripted({ text: 'drop' });
  const state = await seededState({ people: people(1) });
  open.push(state.db, server);
  await plan(state, MONDAY);
  await send(state, { now: MONDAY, url: server.url });
  const messageId = state.db.prepare('SELECT message_id FROM message').pluck().get() as string;
  await receive({ state, url: server.url, messageId, sent: () => 0 }, [
    'From: p1@example.test',
    'To: unsubscribe@acme.test',
    `Subject: unsubscribe ${messageId.slice(1, -1)}`,
    'Message-ID: <u@example.test>',
    '',
    '',
  ]);
  expect([
    messageStates(state),
    enrollmentCounts(state.db, 'spring'),
    isSuppressed(state.db, addresseeOf('p1@example.test')),
  ]).toEqual([{ in_doubt: 1 }, { unsubscribed: 1 }, true]);
});
