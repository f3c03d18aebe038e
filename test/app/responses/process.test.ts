import { afterEach, describe, expect, it } from 'vitest';
import { processMail, type Result } from '../../../lib/app/responses/process.ts';
import { wireProcessing } from '../../../lib/cli/wiring/wire-processing.ts';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { enrollmentCounts } from '../../../lib/state/events/counters.ts';
import { findProspect } from '../../../lib/state/campaigns/prospects.ts';
import { addresseeOf } from '../../../lib/core/campaigns/prospects/canonical-address.ts';
import { isSuppressed } from '../../../lib/state/campaigns/suppressions.ts';
import { markInboxRead } from '../../../lib/state/responses/response-store.ts';
import { startScripted } from '../../mail/outbound/scripted-server.ts';
import { MONDAY } from '../../support/party.ts';
import { plan, send } from '../../support/sending.ts';
import { startSink } from '../../support/smtp-sink.ts';
import { messageStates, people, seededState, type Seed } from '../../support/state-file.ts';
import type { State } from '../../../lib/state/file/transact.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

type World = { state: State; url: string; messageId: string; sent: () => number };

/** Everybody has had the first mail; p1@example.test answers. */
async function afterFirstMail(seed: Seed = {}): Promise<World> {
  const sink = await startSink();
  const state = await seededState({ people: people(1), ...seed });
  open.push(state.db, sink);
  await plan(state, MONDAY);
  await send(state, { now: MONDAY, url: sink.url });
  const messageId = state.db
    .prepare('SELECT message_id FROM message WHERE step = 0 ORDER BY id')
    .pluck()
    .get() as string;
  return { state, url: sink.url, messageId, sent: () => sink.mails.length };
}

let number = 0;
function receive({ state }: World, lines: readonly string[], now = MONDAY + HOUR): Promise<Result> {
  const raw = Buffer.from(lines.join('\r\n'));
  return processMail(
    wireProcessing(state),
    { key: `mail-${++number}`, locator: 'test', receivedAt: now, raw, truncated: false },
    { source: 'test', mailboxId: 'ann', now },
  );
}

const reply = (world: World, text: string, subject = 'Re: Hello P1'): string[] => [
  'From: P One <p1@example.test>',
  'To: ann@acme.test',
  `Subject: ${subject}`,
  'Message-ID: <r1@example.test>',
  `In-Reply-To: ${world.messageId}`,
  '',
  text,
];
const bounce = (about: {
  messageId: string;
  recipient?: string;
  status?: string;
  text?: string;
  action?: string;
}): string[] => {
  const recipient = about.recipient ?? 'p1@example.test';
  return [
    'From: MAILER-DAEMON@mx.example.test',
    'To: ann@acme.test',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'I could not deliver your message.',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.test',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    `Action: ${about.action ?? 'failed'}`,
    `Status: ${about.status ?? '5.1.1'}`,
    `Diagnostic-Code: smtp; ${about.text ?? '550 5.1.1 User unknown'}`,
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${about.messageId}`,
    'From: ann@acme.test',
    `To: ${recipient}`,
    '',
    '--b--',
    '',
  ];
};
const FULL = { status: '4.2.2', text: '452 4.2.2 Mailbox full' };
const metric = ({ state }: World, name: string): number =>
  (state.db.prepare('SELECT sum(n) FROM counter WHERE metric = ?').pluck().get(name) as
    number | null) ?? 0;

describe('a reply', () => {
  it('ends the sequence, takes back what was planned, and counts once however often the person writes', async () => {
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

  it('above our own quoted footer is no unsubscribe', async () => {
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

  it('from an address we never mailed, to nothing of ours, changes nothing and its words are not kept', async () => {
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

  it('that is only our own copy is none', async () => {
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
    findProspect(world.state.db, 'p1@example.test', 'UTC')?.state,
  ]).toEqual([{ unsubscribed: 1 }, true, 'unsubscribed']);
  await receive(world, reply(world, 'Thanks for taking me off.'));
  expect(enrollmentCounts(world.state.db, 'spring')).toEqual({ unsubscribed: 1 });
});

it.each([
  [
    'a follow-up of ours, read in a folder',
    (world: World) => [
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
    (world: World) => [
      'From: Ann Lee <ANN@acme.test>',
      'To: p1@example.test',
      'Cc: bo@acme.test',
      'Subject: Re: Hello P1',
      `References: ${world.messageId}`,
      '',
      'As discussed: please unsubscribe me is what he said.',
    ],
  ],
])('%s is no answer', async (_, write) => {
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
    (world: World) => reply(world, 'Please unsubscribe me.'),
    true,
  ],
  [
    'our mail, answered from another address',
    (world: World) => [
      'From: assistant@elsewhere.test',
      ...reply(world, 'Please unsubscribe me.').slice(1),
    ],
    true,
  ],
  [
    'our mail, answered after two months',
    (world: World) => reply(world, 'Please unsubscribe me.'),
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

it('an unsubscribe counts from somebody whose mail is in doubt too: who says no to it has got it', async () => {
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

describe('a bounce', () => {
  it('that is hard and proven ends the sequence and makes the prospect invalid', async () => {
    const world = await afterFirstMail();
    expect(await receive(world, bounce({ messageId: world.messageId }))).toMatchObject({
      kind: 'bounce',
      bounceClass: 'hard',
      unverified: false,
    });
    expect([
      enrollmentCounts(world.state.db, 'spring'),
      findProspect(world.state.db, 'p1@example.test', 'UTC')?.state,
      metric(world, 'bounced_hard'),
      metric(world, 'undelivered'),
    ]).toEqual([{ invalid: 1 }, 'invalid', 1, 1]);
  });

  it.each([
    [
      'names a Message-ID that our key did not make',
      () =>
        bounce({
          messageId: `<${'a'.repeat(16)}.${'b'.repeat(10)}@acme.test>`,
          recipient: 'p1@example.test',
        }),
      MONDAY + HOUR,
    ],
    [
      'names somebody else',
      (world: World) => bounce({ messageId: world.messageId, recipient: 'other@example.test' }),
      MONDAY + HOUR,
    ],
    [
      'comes after more than 30 days',
      (world: World) => bounce({ messageId: world.messageId }),
      MONDAY + 31 * DAY,
    ],
  ])('that %s is kept and changes nothing', async (_, write, now) => {
    const world = await afterFirstMail();
    const result = await receive(world, write(world), now);
    expect(result).toMatchObject({ kind: 'bounce', unverified: true });
    expect([
      enrollmentCounts(world.state.db, 'spring'),
      findProspect(world.state.db, 'p1@example.test', 'UTC')?.state,
      metric(world, 'undelivered'),
    ]).toEqual([{ waiting: 1 }, 'active', 0]);
  });

  it('that is soft sends the message again after 24 hours, three times, and then ends the sequence', async () => {
    const world = await afterFirstMail();
    let now = MONDAY;
    for (const sent of [2, 3, 4]) {
      await receive(world, bounce({ messageId: world.messageId, ...FULL }), now);
      expect((await send(world.state, { now: now + DAY - HOUR, url: world.url })).counts.sent).toBe(
        0,
      );
      now += DAY;
      markInboxRead(world.state.db, 'ann', now);
      await send(world.state, { now, url: world.url, waitUntil: now + 8 * HOUR });
      expect(world.sent()).toBe(sent);
      now = world.state.db.prepare('SELECT sent_at FROM message').pluck().get() as number;
    }
    await receive(world, bounce({ messageId: world.messageId, ...FULL }), now);
    expect([
      enrollmentCounts(world.state.db, 'spring'),
      metric(world, 'bounced_soft'),
      metric(world, 'undelivered'),
      metric(world, 'sent'),
    ]).toEqual([{ bounced: 1 }, 1, 1, 1]);
    // The address may work again: another campaign may try it.
    expect(findProspect(world.state.db, 'p1@example.test', 'UTC')?.state).toBe('active');
  });

  it('that is soft takes back the follow-up, even one that a server has put off: nobody has two mails on the way', async () => {
    const world = await afterFirstMail({ file: { sequences: { inboxFreshness: 0 } } });
    const later = MONDAY + 3 * DAY + HOUR;
    await plan(world.state, later);
    const greylisting = await startSink({ refuse: () => '450 4.2.0 Greylisted, try again later' });
    open.push(greylisting);
    await send(world.state, { now: later + HOUR, url: greylisting.url });
    expect(messageStates(world.state)).toEqual({ sent: 1, scheduled: 1 });
    await receive(world, bounce({ messageId: world.messageId, ...FULL }), later + 2 * HOUR);
    expect(world.state.db.prepare('SELECT step, state FROM message').all()).toEqual([
      { step: 0, state: 'scheduled' },
    ]);
  });

  const BLOCK = {
    status: '5.7.1',
    text: '550 5.7.1 Message rejected: your IP is listed on a blocklist',
  };
  const holds = ({ state }: World): unknown[] =>
    state.db.prepare('SELECT scope, scope_id, reason, placed_by FROM hold').all();
  const domains = (...names: string[]): Seed => ({
    people: names.map((name, index) => ({ email: `p${index + 1}@${name}` })),
  });
  async function reportBlocks(world: World): Promise<void> {
    const sent = world.state.db
      .prepare(
        'SELECT m.message_id AS messageId, p.email AS recipient FROM message m JOIN prospect p ON p.id = m.prospect_id WHERE step = 0',
      )
      .all() as { messageId: string; recipient: string }[];
    for (const about of sent) await receive(world, bounce({ ...about, ...BLOCK }));
  }

  it('that blocks us never blames the prospect, and alone not the mailbox', async () => {
    const world = await afterFirstMail();
    expect(await receive(world, bounce({ messageId: world.messageId, ...BLOCK }))).toMatchObject({
      bounceClass: 'block',
    });
    expect([
      enrollmentCounts(world.state.db, 'spring'),
      findProspect(world.state.db, 'p1@example.test', 'UTC')?.state,
      holds(world),
    ]).toEqual([{ waiting: 1 }, 'active', []]);
  });

  it('that blocks us rests the mailbox when three recipient domains say so', async () => {
    const world = await afterFirstMail(domains('a.test', 'b.test', 'c.test'));
    await reportBlocks(world);
    expect(holds(world)).toEqual([
      { scope: 'mailbox', scope_id: 'ann', reason: 'blocks', placed_by: 'breaker' },
    ]);
  });

  it.each<[string, Seed]>([
    ['one domain, however many people', domains('a.test', 'a.test', 'a.test', 'a.test')],
    [
      'one company, under many names',
      domains('a.example.com', 'b.example.com', 'c.example.com', 'example.com'),
    ],
    ['two domains', domains('a.test', 'b.test')],
  ])('that blocks us rests nothing when it is said by %s', async (_, seed) => {
    const world = await afterFirstMail(seed);
    await reportBlocks(world);
    await reportBlocks(world);
    expect([holds(world), world.state.db.prepare('SELECT * FROM failure_run').all()]).toEqual([
      [],
      [],
    ]);
  });

  it('at the address that the recipient forwards to is proven by the header that comes back with it', async () => {
    const world = await afterFirstMail({ people: [{ email: 'ann@old.test' }] });
    const forwarded = bounce({ messageId: world.messageId, recipient: 'ann.lee@gmail.test' }).map(
      (line) => (line === 'To: ann.lee@gmail.test' ? 'To: Ann Lee <Ann@old.test>' : line),
    );
    expect(await receive(world, forwarded)).toMatchObject({ kind: 'bounce', unverified: false });
    expect([
      enrollmentCounts(world.state.db, 'spring'),
      findProspect(world.state.db, 'ann@old.test', 'UTC')?.state,
    ]).toEqual([{ invalid: 1 }, 'invalid']);
  });

  it('that only speaks of delay changes nothing', async () => {
    const world = await afterFirstMail();
    expect(
      await receive(
        world,
        bounce({
          messageId: world.messageId,
          action: 'delayed',
          status: '4.4.1',
          text: '451 4.4.1 No answer from host',
        }),
      ),
    ).toMatchObject({ kind: 'delayed' });
    expect(enrollmentCounts(world.state.db, 'spring')).toEqual({ waiting: 1 });
  });
});

describe('an absence', () => {
  it('postpones the sequence to the first working day after the stated return', async () => {
    const world = await afterFirstMail();
    await receive(world, [
      'From: p1@example.test',
      'To: ann@acme.test',
      'Subject: Out of office',
      'Auto-Submitted: auto-replied',
      'Date: Mon, 09 Mar 2026 10:00:00 -0400',
      `In-Reply-To: ${world.messageId}`,
      '',
      'I am out of the office and will be back on March 20, 2026.',
    ]);
    // The 20th is a Friday; the Monday after it, from midnight in New York.
    expect(world.state.db.prepare('SELECT due_at FROM enrollment').pluck().get()).toBe(
      Date.parse('2026-03-23T00:00:00-04:00'),
    );
    expect([enrollmentCounts(world.state.db, 'spring'), metric(world, 'out_of_office')]).toEqual([
      { waiting: 1 },
      1,
    ]);
  });

  it('without a date postpones it by the days the campaign says', async () => {
    const world = await afterFirstMail({ file: { sequences: { outOfOfficeDelay: 10 } } });
    await receive(world, [
      'From: p1@example.test',
      'To: ann@acme.test',
      'Subject: Automatic reply: Hello',
      'Auto-Submitted: auto-replied',
      `In-Reply-To: ${world.messageId}`,
      '',
      'I am currently out of the office.',
    ]);
    expect(world.state.db.prepare('SELECT due_at FROM enrollment').pluck().get()).toBe(
      MONDAY + HOUR + 10 * DAY,
    );
  });
});

describe('reading', () => {
  it('the same mail twice applies it once', async () => {
    const world = await afterFirstMail();
    const item = {
      key: 'same',
      locator: 'test',
      receivedAt: null,
      raw: Buffer.from(reply(world, 'Yes').join('\r\n')),
      truncated: false,
    };
    const reading = { source: 'test', mailboxId: 'ann', now: MONDAY + HOUR };
    const port = wireProcessing(world.state);
    expect([
      (await processMail(port, item, reading)).result,
      (await processMail(port, item, reading)).result,
    ]).toEqual(['applied', 'known']);
    expect(world.state.db.prepare('SELECT count(*) FROM response').pluck().get()).toBe(1);
  });

  it('a poison message is set aside, and moves the cursor on like any other', async () => {
    const world = await afterFirstMail();
    let settled = 0;
    const result = await processMail(
      wireProcessing(world.state),
      { key: 'poison', locator: 'test', receivedAt: null, raw: Buffer.alloc(0), truncated: false },
      {
        source: 'test',
        mailboxId: 'ann',
        now: MONDAY,
        settled: () => {
          settled++;
        },
      },
    );
    expect([
      result,
      settled,
      world.state.db.prepare('SELECT code FROM quarantine').pluck().all(),
    ]).toEqual([{ result: 'quarantined', code: 'mail_unreadable' }, 1, ['mail_unreadable']]);
  });
});
