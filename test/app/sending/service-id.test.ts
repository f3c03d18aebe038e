/**
 * A service such as Amazon SES replaces our Message-ID by its own: everything that comes back names
 * that one.
 */
import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { addresseeOf } from '../../../lib/core/campaigns/prospects/canonical-address.ts';
import { isSuppressed } from '../../../lib/state/campaigns/suppressions.ts';
import { enrollmentCounts } from '../../../lib/state/events/enrollment-counts.ts';
import { createResponseStore } from '../../../lib/state/responses/response-store.ts';
import { MAILS, readAgain, receive } from '../../support/imap/inbound-world.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan, send } from '../../support/sending.ts';
import { startSink, type SmtpSink } from '../../support/smtp-sink.ts';
import { people, seededState } from '../../support/state-file.ts';
import type { State } from '../../../lib/state/file/transact.ts';
import { closedAfterEach } from '../../support/close-after.ts';

const open = closedAfterEach();

const idOf = (nth: number): string =>
  `0102018c8d11471f-9a6d73eb-0c34-4f61-8d37-5a4418f9e0d${nth}-000000`;
type World = { state: State; sink: SmtpSink; ours: string };

async function overSes(
  answer: (nth: number) => string = (nth) => `Ok ${idOf(nth)}`,
): Promise<World> {
  const sink = await startSink({ answer: (_, nth) => answer(nth) });
  const state = await seededState({ people: people(1) });
  open.push(state.db, sink);
  await plan(state, MONDAY);
  await send(state, { now: MONDAY, url: sink.url });
  return {
    state,
    sink,
    ours: state.db.prepare('SELECT message_id FROM message').pluck().get() as string,
  };
}

/** Named as a service in another region would. */
const SEEN = `<${idOf(1)}@eu-west-1.amazonses.com>`;
const proofs = ({ state }: World): unknown[] =>
  state.db.prepare('SELECT matched_by, proven FROM response').all();

describe('an answer that names the id of the service is proven like one that names ours', () => {
  it.each<[string, readonly string[], string, string]>([
    ['a bounce', MAILS.hard({ messageId: SEEN }), 'original_message_id', 'invalid'],
    ['a reply', MAILS.reply({ messageId: SEEN }), 'in_reply_to', 'replied'],
    ['an automatic answer', MAILS.leftCompany({ messageId: SEEN }), 'in_reply_to', 'left_company'],
    [
      'a wish to be left alone',
      MAILS.reply({ messageId: SEEN }).map((line) =>
        line.replace('Yes, tell me more.', 'Please unsubscribe me.'),
      ),
      'in_reply_to',
      'unsubscribed',
    ],
    [
      'a complaint',
      [
        'From: complaints@eu-west-1.email-abuse.amazonses.com',
        'To: ann@acme.test',
        'Subject: Complaint',
        'MIME-Version: 1.0',
        'Content-Type: multipart/report; report-type=feedback-report; boundary="b"',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'A complaint.',
        '',
        '--b',
        'Content-Type: message/feedback-report',
        '',
        'Feedback-Type: abuse',
        'User-Agent: Yahoo!-Mail-Feedback/2.0',
        'Version: 0.1',
        '',
        '--b',
        'Content-Type: message/rfc822',
        '',
        `Message-ID: ${SEEN}`,
        'From: ann@acme.test',
        'To: p1@example.test',
        '',
        'Hello',
        '--b--',
        '',
      ],
      'original_message_id',
      'complained',
    ],
    [
      'a notice of the service, which knows no domain',
      [
        'From: AWS Notifications <no-reply@sns.amazonaws.com>',
        'To: ann@acme.test',
        'Subject: AWS Notification Message',
        '',
        JSON.stringify({
          notificationType: 'Bounce',
          mail: { messageId: idOf(1) },
          bounce: {
            bounceType: 'Permanent',
            bounceSubType: 'General',
            bouncedRecipients: [
              {
                emailAddress: 'p1@example.test',
                action: 'failed',
                status: '5.1.1',
                diagnosticCode: 'smtp; 550 5.1.1 user unknown',
              },
            ],
          },
        }),
      ],
      'original_message_id',
      'invalid',
    ],
  ])('%s', async (_, lines, by, end) => {
    const world = await overSes();
    expect(await receive(world, lines)).toMatchObject({ matched: true, unverified: false });
    expect([proofs(world), enrollmentCounts(world.state.db, 'spring')]).toEqual([
      [{ matched_by: by, proven: 1 }],
      { [end]: 1 },
    ]);
    expect(await readAgain(world)).toMatchObject({ unchanged: 1, changes: [] });
  });

  it('an id that the service never assigned proves nothing', async () => {
    const world = await overSes();
    expect(
      await receive(world, MAILS.hard({ messageId: `<${idOf(7)}@eu-west-1.amazonses.com>` })),
    ).toMatchObject({ unverified: true });
  });

  it('an id of two messages is not a Message-ID', async () => {
    const world = await overSes(() => `Ok ${idOf(1)}`);
    world.state.db.prepare('UPDATE enrollment SET due_at = ?').run(MONDAY);
    createResponseStore(world.state.db).markInboxRead('ann', MONDAY + 3 * DAY);
    await plan(world.state, MONDAY + 3 * DAY);
    await send(world.state, { now: MONDAY + 3 * DAY + HOUR, url: world.sink.url });
    expect(world.sink.messages.length).toBe(2);
    expect(
      await receive(world, MAILS.hard({ messageId: SEEN }), { now: MONDAY + 4 * DAY }),
    ).toMatchObject({ unverified: true });
  });
});

it('a follow-up answers the id that the recipient has seen, and no other', async () => {
  const world = await overSes((nth) => `Ok ${idOf(nth + 1)}`);
  createResponseStore(world.state.db).markInboxRead('ann', MONDAY + 3 * DAY);
  await plan(world.state, MONDAY + 3 * DAY);
  await send(world.state, { now: MONDAY + 3 * DAY + HOUR, url: world.sink.url });
  const [, second] = world.sink.messages;
  const first = (
    world.state.db.prepare('SELECT seen FROM service_id ORDER BY at').pluck().all() as string[]
  )[0];
  expect([second?.headers['in-reply-to'], second?.headers['references']]).toEqual([first, first]);
});

it('an ordinary server adds nothing', async () => {
  const { state } = await overSes(() => '2.0.0 Ok: queued as 4T0xYz1kWqz9rVx');
  expect(state.db.prepare('SELECT * FROM service_id').all()).toEqual([]);
});

describe('where the answer names no id', () => {
  /**
   * Answers from a service that rewrites Message-IDs: ours is in another field, or in the
   * unsubscribe link.
   */
  const returned = (...fields: string[]): string[] =>
    MAILS.hard({ messageId: '<a718b5ee-afb0-44bd-a299-3208fac43506@relay.test>' }).flatMap(
      (line) => (line.startsWith('Message-ID:') ? [line, ...fields] : [line]),
    );
  it.each<[string, (ours: string) => string[]]>([
    [
      'outlook.com keeps ours in a field',
      (ours) => returned(`X-Microsoft-Original-Message-ID: ${ours}`),
    ],
    ['Brevo keeps ours in a field', (ours) => returned(`Origin-messageId: ${ours}`)],
    [
      'the link to unsubscribe comes back',
      (ours) =>
        returned(`List-Unsubscribe: <https://acme.test/u?m=${ours.slice(1, ours.indexOf('@'))}>`),
    ],
    [
      'the subject to unsubscribe comes back',
      (ours) =>
        returned(
          `List-Unsubscribe: <mailto:no@acme.test?subject=unsubscribe%20${encodeURIComponent(ours.slice(1, -1))}>`,
        ),
    ],
  ])('%s, and proves', async (_, lines) => {
    const world = await overSes(() => 'taken');
    expect(await receive(world, lines(world.ours))).toMatchObject({
      kind: 'bounce',
      matched: true,
      unverified: false,
    });
    expect(isSuppressed(world.state.db, addresseeOf('p1@example.test'))).toBe(false);
    expect(enrollmentCounts(world.state.db, 'spring')).toEqual({ invalid: 1 });
  });

  it('a link with our id under another domain is not ours', async () => {
    const world = await overSes(() => 'taken');
    const other = world.ours.replace('@', '@mail.');
    expect(
      await receive(
        world,
        returned(
          `List-Unsubscribe: <mailto:no@acme.test?subject=unsubscribe%20${encodeURIComponent(other.slice(1, -1))}>`,
        ),
      ),
    ).toMatchObject({ unverified: true });
  });
});
