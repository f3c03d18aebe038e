/** The same refusals in a report: about our account, or about a closed address. */
import { describe, expect, it } from 'vitest';
import { enrollmentCounts } from '../../../lib/state/events/enrollment-counts.ts';
import { findPerson } from '../../../lib/state/why/why-store.ts';
import { afterFirstMail, receive, type InboundWorld } from '../../support/imap/inbound-world.ts';
import { closedAfterEach } from '../../support/close-after.ts';
import { writeReport } from '../../support/write-report.ts';

const open = closedAfterEach();

async function after(diagnostic: string): Promise<{ world: InboundWorld; bounce: unknown }> {
  const world = await afterFirstMail();
  open.push(world);
  const status = /\d\.\d+\.\d+/.exec(diagnostic)?.[0] ?? '5.0.0';
  await receive(
    world,
    writeReport({
      messageId: world.messageId,
      server: 'mail.acme.test',
      status,
      text: diagnostic,
    }),
  );
  const bounce = world.state.db
    .prepare('SELECT bounce_class AS class, bounce_reason AS reason FROM message WHERE step = 0')
    .get();
  return { world, bounce };
}

const stateOf = ({ state }: InboundWorld): unknown =>
  findPerson(state.db, 'p1@example.test')?.state;
const blamed = ({ state }: InboundWorld): unknown =>
  state.db.prepare(`SELECT count(*) FROM failure_run WHERE scope = 'mailbox'`).pluck().get();

describe('a report about our own account', () => {
  it.each([
    ['550 5.4.6 Unusual sending activity detected', 'account_refused'],
    ['550 5.4.5 Daily user sending limit exceeded', 'sending_limit'],
    [
      '550 Domain acme.test has exceeded the max defers and failures per hour (5/5 (100%)) allowed. Message discarded.',
      'account_refused',
    ],
    [
      '554 5.2.252 SendAsDenied; ann@acme.test not allowed to send as sales@acme.test; STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied',
      'sender_refused',
    ],
    ['550 5.1.8 Access denied, bad outbound sender', 'account_refused'],
    ['554 5.7.1 Your account has been suspended', 'account_refused'],
    ['553 5.7.1 ann@acme.test: Sender address rejected: not owned by user', 'sender_refused'],
  ])('%s: ends no sequence', async (diagnostic, reason) => {
    const { world, bounce } = await after(diagnostic);
    expect([bounce, stateOf(world), enrollmentCounts(world.state.db, 'spring')]).toEqual([
      { class: 'block', reason },
      'active',
      { waiting: 1 },
    ]);
  });
});

describe('a report about an address that is closed to outsiders', () => {
  it.each([
    '550 5.7.124 RESOLVER.RST.NotAuthorized; not authorized',
    '550 5.7.129 RESOLVER.RST.RestrictedToRecipientsPermission; not authorized to send to recipient',
    '550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required',
    '550 5.7.134 RESOLVER.RST.SenderNotAuthenticatedForMailbox; authentication required',
    "550 5.7.193 UnifiedGroupAgent; Delivery failed because the sender isn't a group member",
    '550 5.7.133',
    '550 5.7.1 Posts by non-members are not accepted',
  ])('%s: ends the sequence, and blames no mailbox', async (diagnostic) => {
    const { world, bounce } = await after(diagnostic);
    expect([bounce, stateOf(world), blamed(world)]).toEqual([
      { class: 'block', reason: 'closed_to_outsiders' },
      'active',
      0,
    ]);
    expect(enrollmentCounts(world.state.db, 'spring')).toEqual({ bounced: 1 });
    expect(
      world.state.db
        .prepare(`SELECT coalesce(sum(n), 0) FROM counter WHERE metric = 'bounced_block'`)
        .pluck()
        .get(),
    ).toBe(0);
  });

  it('an unknown user beside it is still one', async () => {
    const { world } = await after('550 5.1.1 User unknown');
    expect(stateOf(world)).toBe('invalid');
  });
});
