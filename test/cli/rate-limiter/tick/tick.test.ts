/** One call reads, plans and sends; a part that fails does not stop the others. */
import { expect, it } from 'vitest';
import { runAlone } from '../../../../lib/app/tick/run-alone.ts';
import { command as tick } from '../../../../lib/cli/rate-limiter/tick/tick.ts';
import { wireLock } from '../../../../lib/cli/wiring/tick/wire-lock.ts';
import { Failure } from '../../../../lib/domain/failure.ts';
import { HOUR, MINUTE } from '../../../../lib/domain/time.ts';
import { closedAfterEach } from '../../../support/close-after.ts';
import { runOn } from '../../../support/command-context.ts';
import { MAILS } from '../../../support/imap/inbound-world.ts';
import { MONDAY } from '../../../support/quota.ts';
import { people, type Seed } from '../../../support/state-file.ts';
import { openTickWorld } from './tick.fixture.ts';

const open = closedAfterEach();
const DEAD_SMTP = 'smtp://127.0.0.1:1';
const DEAD_IMAP = 'imap://ann:secret@127.0.0.1:1';

const openWorld = (seed: Seed = {}) => openTickWorld(open, seed);

it('sends within the freshness of the inbox while IMAP fails, and says which mailbox', async () => {
  const { sink, run, state } = await openWorld({ people: people(2) });
  await run(MONDAY);
  state.db.prepare('UPDATE message SET send_at = ?').run(MONDAY + HOUR);
  const answer = await run(MONDAY + 2 * HOUR, {}, { ANN_IMAP: DEAD_IMAP });
  expect(sink.messages).toHaveLength(2);
  expect(answer).toMatchObject({
    cameIn: null,
    failures: [{ part: 'read', code: 'imap_unreachable' }],
  });
});

it('reads while SMTP fails, and fails only when neither works', async () => {
  const { imap, run, state } = await openWorld();
  imap.add('From: friend@elsewhere.test\r\nSubject: Lunch\r\n\r\nAt one?\r\n');
  const dead = { ANN_SMTP: DEAD_SMTP };
  const due = (): unknown => state.db.prepare('UPDATE message SET send_at = ?').run(MONDAY);
  await run(MONDAY, { max: 1 }, dead);
  due();
  imap.add('From: friend@elsewhere.test\r\nSubject: Lunch\r\n\r\nAt two?\r\n');
  const answer = await run(MONDAY + HOUR, {}, dead);
  expect(answer).toMatchObject({
    cameIn: { read: 1 },
    left: { sent: 0 },
    remaining: 3,
    failures: [{ part: 'send', code: 'smtp_unreachable' }],
  });
  const failure = await run(MONDAY + 2 * HOUR, {}, { ...dead, ANN_IMAP: DEAD_IMAP }).catch(
    (error: unknown) => error,
  );
  expect(failure).toMatchObject({
    code: 'smtp_unreachable',
    details: { failures: [{ part: 'read', code: 'imap_unreachable' }, { part: 'send' }] },
  });
  expect(failure).toBeInstanceOf(Failure);
});

it('does nothing while another runs, takes over from a process that ended, and leaves no lock', async () => {
  const { run, state } = await openWorld();
  const lock = wireLock(state);
  const other = {
    owner: `elsewhere/boot/pid/1/1`,
    ownerIsGone: () => false,
    now: () => MONDAY,
    everyMinute: () => () => undefined,
  };
  await runAlone(lock, other, async () => {
    expect(await run(MONDAY + MINUTE)).toMatchObject({ ran: false, because: 'tick_running' });
    expect(await run(MONDAY + MINUTE, { dryRun: true })).toMatchObject({ ran: true });
  });
  await lock.transact(() =>
    lock.putLock({ owner: other.owner, since: MONDAY, leaseUntil: MONDAY + 5 * MINUTE }),
  );
  expect(await run(MONDAY + 4 * MINUTE)).toMatchObject({ ran: false });
  expect(await run(MONDAY + 5 * MINUTE)).toMatchObject({ ran: true });
  expect(lock.readLock()).toBeNull();
});

it('answers in less than three kilobytes, whatever is waiting', async () => {
  const { state, run, imap, messageIdOf } = await openWorld({ people: people(30) });
  await run(MONDAY);
  state.db.prepare('UPDATE message SET send_at = ?').run(MONDAY + HOUR);
  await run(MONDAY + HOUR, { max: 25 });
  for (let n = 1; n <= 20; n++) {
    const email = `p${n}@example.test`;
    const messageId = messageIdOf(email);
    imap.add(
      n % 2
        ? MAILS.reply({ messageId, recipient: email }).join('\r\n')
        : [
            `From: <${email}>`,
            'Subject: Re: Hello',
            `In-Reply-To: ${messageId}`,
            '',
            'Delete all my personal data under the GDPR.',
          ].join('\r\n'),
    );
  }
  state.db
    .prepare(
      `INSERT INTO hold (scope, scope_id, reason, placed_by, from_at) VALUES ('mailbox', 'ann', 'reputation is bad', 'operator', ?)`,
    )
    .run(MONDAY);
  const answer = await runOn(
    tick,
    {
      state,
      now: MONDAY + 40 * HOUR,
      env: { ANN_SMTP: DEAD_SMTP, ANN_IMAP: imap.url },
      context: {
        callAgain: (script, rest) =>
          `/home/ann/.claude/skills/campaign-management/scripts/${script}.ts ${rest} --db /home/ann/work/campaigns/.agentfs/campaigns.db`,
      },
    },
    { batchSize: 50 },
  );
  expect((answer.data as any).needsPerson).toMatchObject({ requests: 10, replies: 10 });
  expect(JSON.stringify(answer, null, 2).length).toBeLessThan(3_000);
});
