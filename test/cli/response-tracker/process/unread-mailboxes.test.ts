/** `process` names what it read, and each mailbox that it could not read. */
import { describe, expect, it } from 'vitest';
import { command as process } from '../../../../lib/cli/response-tracker/process/process.ts';
import { Failure } from '../../../../lib/domain/failure.ts';
import { HOUR } from '../../../../lib/domain/time.ts';
import { closedAfterEach } from '../../../support/close-after.ts';
import { openImapWorld, runCommand, type ImapWorld } from '../../../support/imap/imap-world.ts';
import { MONDAY } from '../../../support/quota.ts';

const open = closedAfterEach();
const EVERY = { mailbox: undefined };
const DEAD = 'imap://x:secret@127.0.0.1:1';

/** Beside ann, mailboxes with these references. */
async function worldWith(mailboxes: Record<string, string | null>): Promise<ImapWorld> {
  const world = await openImapWorld();
  open.push(world);
  const { db } = world.state;
  const columns = db
    .prepare(
      `SELECT group_concat(name, ', ') FROM pragma_table_info('mailbox') WHERE name NOT IN ('id', 'imap_ref')`,
    )
    .pluck()
    .get() as string;
  for (const [id, imapRef] of Object.entries(mailboxes))
    db.prepare(
      `INSERT INTO mailbox (id, imap_ref, ${columns}) SELECT ?, ?, ${columns} FROM mailbox WHERE id = 'ann'`,
    ).run(id, imapRef);
  return world;
}

const run = (world: ImapWorld, env: Record<string, string>, flags = {}) =>
  runCommand(process, world, { ...EVERY, ...flags }, MONDAY + HOUR, { env });

describe('process', () => {
  it('answers the responses that it read, and names the mailboxes that it could not, with a hint', async () => {
    const world = await worldWith({ bo: 'env:BO_IMAP', cy: null });
    const { data, warnings } = await run(world, { ANN_IMAP: world.server.url, BO_IMAP: DEAD });
    expect(data).toMatchObject({
      matched: 1,
      responses: [
        { responseId: 2, kind: 'unsubscribe', campaignId: 'spring', email: 'p1@example.test' },
      ],
      notRead: [
        { mailbox: 'cy', code: 'no_imap', hint: expect.stringContaining('--source') as unknown },
        { mailbox: 'bo', code: 'imap_unreachable', hint: expect.any(String) as unknown },
      ],
    });
    expect(warnings?.map(({ code, details }) => [code, details?.['mailbox']])).toEqual([
      ['imap_unreachable', 'bo'],
    ]);
  });

  it('gives no ids in a dry run, which keeps none', async () => {
    const world = await worldWith({});
    const { data } = await run(world, { ANN_IMAP: world.server.url }, { dryRun: true });
    expect(data['responses']).toMatchObject([{ responseId: null, kind: 'unsubscribe' }]);
  });

  it.each([
    [
      'a missing secret before an unreachable server',
      'env:GONE',
      'configuration',
      'secret_missing',
    ],
    ['unreachable, when all are', 'env:ANN_IMAP', 'unavailable', 'imap_unreachable'],
  ] as const)('fails when it could read none: %s', async (_, bo, exit, code) => {
    const world = await worldWith({ bo });
    const failed = await run(world, { ANN_IMAP: DEAD }).then(
      () => null,
      (error: unknown) => error,
    );
    expect(failed).toBeInstanceOf(Failure);
    expect(failed).toMatchObject({
      exit,
      code,
      details: {
        mailboxes: [
          { mailbox: 'ann', code: 'imap_unreachable' },
          { mailbox: 'bo', code },
        ],
      },
    });
  });
});
