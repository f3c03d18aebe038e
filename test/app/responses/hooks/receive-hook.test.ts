/** What a signed report of a service does to a campaign, and what the caller learns. */
import { describe, expect, it } from 'vitest';
import { enrollmentCounts } from '../../../../lib/state/events/enrollment-counts.ts';
import { findHook } from '../../../../lib/state/responses/hooks/hooks.ts';
import { putServiceId } from '../../../../lib/state/sending/service-ids.ts';
import { transactOnce } from '../../../../lib/state/file/transact.ts';
import { DAY, MINUTE } from '../../../../lib/domain/time.ts';
import { confirmation, notification } from '../../../support/hooks/amazon-server.ts';
import {
  mailgunEvent,
  mailgunFailure,
  postmarkBounce,
  postmarkChange,
  resendBounce,
  resendEvent,
  sendgridBounce,
  sendgridEvent,
  sesBounce,
  sesComplaint,
  sesEvent,
  standardBounce,
  type About,
  type Payload,
} from '../../../support/hooks/payloads.ts';
import { signedCall } from '../../../support/hooks/signed.ts';
import { metric } from '../process.fixture.ts';
import { everything, hookWorld, LATER, type HookWorld } from './hook.fixture.ts';
import type { HookService } from '../../../../lib/domain/responses/hook.ts';

const responses = ({ state }: HookWorld): unknown[] =>
  state.db.prepare('SELECT kind, source, proven, message_id FROM response ORDER BY id').all();
const personOf = ({ state }: HookWorld): unknown =>
  state.db.prepare('SELECT state FROM prospect').pluck().get();

type Make = (about: About) => Payload;
const BOUNCES: [HookService, Make][] = [
  ['ses', sesBounce],
  ['sendgrid', sendgridBounce],
  ['mailgun', mailgunFailure],
  ['postmark', postmarkBounce],
  ['resend', resendBounce],
  ['standard', standardBounce],
];

describe.each(BOUNCES)('a hard bounce that %s reports', (service, make) => {
  it('ends the sequence and makes the prospect invalid, once however often it comes', async () => {
    const world = await hookWorld();
    expect(await world.report(service, make(world.about))).toBe(200);
    const first = everything(world) as unknown[][];
    expect([
      enrollmentCounts(world.state.db, 'spring'),
      personOf(world),
      metric(world, 'bounced_hard'),
      metric(world, 'undelivered'),
      responses(world),
    ]).toEqual([
      { invalid: 1 },
      'invalid',
      1,
      1,
      [{ kind: 'bounce', source: `hook:${service}`, proven: 1, message_id: 1 }],
    ]);
    // Resend and Standard Webhooks sign each repetition again, under the same id of the event.
    if (service === 'resend') return;
    expect(await world.report(service, make(world.about), LATER + MINUTE)).toBe(200);
    const second = everything(world) as unknown[][];
    expect(second.map((rows) => rows.length).filter((_, table) => table !== 9)).toEqual(
      first.map((rows) => rows.length).filter((_, table) => table !== 9),
    );
  });
});

describe.each<[HookService, Make, string]>([
  ['ses', sesComplaint, 'complained'],
  ['sendgrid', (about) => sendgridEvent('spamreport', about), 'complained'],
  ['sendgrid', (about) => sendgridEvent('group_unsubscribe', about), 'unsubscribed'],
  ['mailgun', (about) => mailgunEvent('complained', about), 'complained'],
  ['mailgun', (about) => mailgunEvent('unsubscribed', about), 'unsubscribed'],
  ['postmark', (about) => postmarkChange(about), 'unsubscribed'],
  ['resend', (about) => resendEvent('email.complained', about), 'complained'],
  ['standard', (about) => standardBounce(about, { type: 'unsubscribe' }), 'unsubscribed'],
])('%s', (service, make, end) => {
  it(`reports that the person has ${end}: no campaign writes to the address again`, async () => {
    const world = await hookWorld();
    expect(await world.report(service, make(world.about))).toBe(200);
    expect([
      enrollmentCounts(world.state.db, 'spring'),
      personOf(world),
      world.state.db.prepare('SELECT value, reason FROM suppression').all(),
      metric(world, end),
    ]).toEqual([{ [end]: 1 }, end, [{ value: world.about.to, reason: end }], 1]);
  });
});

describe('a delivery, a delay, an open', () => {
  it('change nothing: the first two are kept, an open is not', async () => {
    const world = await hookWorld();
    await world.report('sendgrid', sendgridEvent('delivered', world.about));
    await world.report(
      'sendgrid',
      sendgridEvent('deferred', world.about, { response: '400 later' }),
    );
    await world.report('sendgrid', sendgridEvent('open', world.about));
    expect([enrollmentCounts(world.state.db, 'spring'), personOf(world), responses(world)]).toEqual(
      [
        { waiting: 1 },
        'active',
        ['delivered', 'delayed'].map((kind) => ({
          kind,
          source: 'hook:sendgrid',
          proven: 1,
          message_id: 1,
        })),
      ],
    );
  });
});

describe('a message is found', () => {
  it("by the id that SES gave it in the answer at SMTP time, without the original's headers", async () => {
    const world = await hookWorld();
    const localPart = '0102018c8d11471f-9a6d73eb-0c34-4f61-8d37-5a4418f9e0d7-000000';
    const seen = `<${localPart}@eu-west-1.amazonses.com>`;
    transactOnce(world.state, () => putServiceId(world.state.db, 1, { localPart, seen }, LATER));
    await world.report('ses', sesBounce({ ...world.about, id: '<other@acme.test>' }));
    expect(personOf(world)).toBe('invalid');
  });

  it.each<[string, (world: HookWorld) => About]>([
    [
      'of someone else, with the Message-ID of ours',
      ({ about }) => ({ ...about, to: 'eve@example.test' }),
    ],
    [
      'of ours, with a Message-ID that our key did not make',
      ({ about }) => ({ ...about, id: `<${'a'.repeat(16)}.${'b'.repeat(10)}@acme.test>` }),
    ],
    ['of another program', () => ({ id: '<1@other.test>', to: 'eve@other.test', at: LATER })],
  ])('never for an address %s: it is kept as unrelated, without content', async (_, about) => {
    const world = await hookWorld();
    for (const [service, make] of BOUNCES)
      expect(await world.report(service, make(about(world)))).toBe(200);
    const delivered = sendgridEvent('delivered', about(world));
    expect(await world.report('sendgrid', delivered)).toBe(200);
    expect([enrollmentCounts(world.state.db, 'spring'), personOf(world)]).toEqual([
      { waiting: 1 },
      'active',
    ]);
    const stored = world.state.db
      .prepare(
        `SELECT message_id, length(raw) AS raw, classification ->> 'bounce' AS bounce FROM response`,
      )
      .all();
    expect(stored).toEqual(BOUNCES.map(() => ({ message_id: null, raw: 0, bounce: null })));
  });

  it('of another mailbox is none of a hook that is bound to one', async () => {
    const world = await hookWorld({ mailboxes: ['ann', 'ben'], file: { mailboxes: ['ann'] } });
    world.state.db.prepare(`UPDATE hook SET mailbox_id = 'ben'`).run();
    expect(await world.report('sendgrid', sendgridBounce(world.about))).toBe(200);
    expect(personOf(world)).toBe('active');
  });

  it('also after a month: the service has signed what it says', async () => {
    const world = await hookWorld();
    await world.report('sendgrid', sendgridBounce(world.about), LATER + 40 * DAY);
    expect(personOf(world)).toBe('invalid');
  });
});

describe('a call', () => {
  it('to an unknown name is not found, as where there are no hooks', async () => {
    const world = await hookWorld();
    const call = signedCall('sendgrid', [], LATER);
    expect(await world.post('unknown', call)).toBe(404);
    world.state.db.prepare('DELETE FROM hook').run();
    expect(await world.post('sendgrid', call)).toBe(404);
  });

  it('that cannot be proven or read has a status of its own, and changes nothing', async () => {
    const world = await hookWorld();
    const before = everything(world);
    const call = signedCall('sendgrid', [sendgridBounce(world.about)], LATER);
    const json = { 'content-type': 'application/json' };
    const foreign = notification('{}', LATER, {
      TopicArn: 'arn:aws:sns:eu-west-1:999999999999:x',
    });
    expect([
      await world.post('sendgrid', { headers: json, body: call.body }),
      await world.post('sendgrid', { ...call, headers: { ...call.headers, 'content-type': '' } }),
      await world.post('ses', { headers: json, body: Buffer.from(JSON.stringify(foreign)) }),
      await world.post('sendgrid', { ...call, body: Buffer.alloc(2 ** 20 + 1) }),
    ]).toEqual([401, 400, 403, 413]);
    expect(everything(world)).toEqual(before);
  });

  it('with one unreadable event takes the others and counts it, so that it is not repeated', async () => {
    const world = await hookWorld();
    const events = [{ event: 'telepathy' }, sendgridBounce(world.about), null];
    expect(await world.post('sendgrid', signedCall('sendgrid', events, LATER))).toBe(200);
    expect([personOf(world), findHook(world.state.db, 'sendgrid')]).toMatchObject([
      'invalid',
      { unreadable: 2, calledAt: LATER },
    ]);
  });

  it('is taken whole or not at all: the service repeats what could not be committed', async () => {
    const world = await hookWorld({ people: [1, 2].map((n) => ({ email: `p${n}@example.test` })) });
    const { db } = world.state;
    const ids = db.prepare('SELECT message_id FROM message ORDER BY id').pluck().all() as string[];
    const events = ids.map((id, n) =>
      sendgridBounce({ id, to: `p${n + 1}@example.test`, at: LATER }, { sg_event_id: `e${n}` }),
    );
    db.exec(`CREATE TEMP TRIGGER full AFTER INSERT ON response WHEN NEW.id = 2
      BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END`);
    const call = signedCall('sendgrid', events, LATER);
    const before = everything(world);
    expect(await world.post('sendgrid', call)).toBe(503);
    expect(everything(world)).toEqual(before);
    db.exec('DROP TRIGGER full');
    expect(await world.post('sendgrid', call)).toBe(200);
    expect(metric(world, 'bounced_hard')).toBe(2);
  });

  it('about a message that is being handed over comes again later', async () => {
    const world = await hookWorld();
    const { db } = world.state;
    db.prepare(`UPDATE message SET state = 'transmitting'`).run();
    db.prepare('UPDATE reservation SET owner = ?, lease_until = ?').run('x', LATER + MINUTE);
    const before = everything(world);
    expect(await world.report('sendgrid', sendgridBounce(world.about))).toBe(503);
    expect(everything(world)).toEqual(before);
    // The process that sent it has died: nothing else will settle it in time.
    expect(await world.report('sendgrid', sendgridBounce(world.about), LATER + 2 * MINUTE)).toBe(
      200,
    );
    expect(metric(world, 'bounced_hard')).toBe(1);
  });
});

describe('a token of Mailgun', () => {
  it('is good for one event: repeated it changes nothing, with another event it is refused', async () => {
    const world = await hookWorld();
    const call = signedCall('mailgun', mailgunEvent('opened', world.about), LATER);
    expect(await world.post('mailgun', call)).toBe(200);
    const before = everything(world);
    const { signature } = JSON.parse(call.body.toString()) as { signature: unknown };
    const forged = { signature, 'event-data': mailgunEvent('unsubscribed', world.about) };
    expect([
      await world.post('mailgun', call, LATER + MINUTE),
      await world.post('mailgun', { ...call, body: Buffer.from(JSON.stringify(forged)) }),
    ]).toEqual([200, 401]);
    expect(everything(world)).toEqual(before);
  });
});

describe('a subscription of SNS', () => {
  const send = (world: HookWorld, message: Record<string, string>): Promise<number> =>
    world.post('ses', {
      headers: { 'content-type': 'text/plain' },
      body: Buffer.from(JSON.stringify(message)),
    });

  it('to an allowed topic is confirmed, and its end is noted', async () => {
    const world = await hookWorld();
    expect(await send(world, confirmation(LATER))).toBe(200);
    expect(world.amazon.asked.at(-1)).toContain('Action=ConfirmSubscription');
    expect(findHook(world.state.db, 'ses')?.confirmedAt).toBe(LATER);
    const ended = confirmation(LATER, { Type: 'UnsubscribeConfirmation' });
    expect(await send(world, ended)).toBe(200);
    expect(findHook(world.state.db, 'ses')?.confirmedAt).toBeNull();
  });

  it('that Amazon does not confirm is tried again', async () => {
    const world = await hookWorld();
    await world.report('ses', sesEvent('Open', world.about));
    world.amazon.answer = (_, answer) => void answer.writeHead(500).end();
    expect(await send(world, confirmation(LATER))).toBe(503);
    expect(findHook(world.state.db, 'ses')?.confirmedAt).toBeNull();
  });
});
