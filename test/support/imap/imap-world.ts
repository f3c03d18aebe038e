/** A person who got a message of ours and said no, in an INBOX on a scripted IMAP server. */
import { virtualClock } from '../../../lib/cli/clock/clock.ts';
import { silentProgress } from '../../../lib/cli/runner/progress.ts';
import { command as process } from '../../../lib/cli/response-tracker/process/process.ts';
import { Failure } from '../../../lib/domain/failure.ts';
import { HOUR } from '../../../lib/domain/time.ts';
import { afterFirstMail, MAILS, type InboundWorld } from './inbound-world.ts';
import { startImapServer, type ScriptedImapServer } from './imap-server.ts';
import { MONDAY } from '../quota.ts';
import type { Answer, Command, Context } from '../../../lib/cli/runner/command.ts';

export type ImapWorld = InboundWorld & {
  server: ScriptedImapServer;
  /** The UID of the "no". */
  uid: number;
  inboxReadAt(): number | null;
  cursor(): number;
  close(): Promise<void>;
};

const PRIVATE = 'From: friend@elsewhere.test\r\nSubject: Lunch\r\n\r\nAt one?\r\n';

/**
 * The INBOX was read up to UID 3; since then a private mail (4), a "no" (5) and another private
 * mail (6) have come.
 */
export async function openImapWorld(): Promise<ImapWorld> {
  const inbound = await afterFirstMail();
  const server = await startImapServer();
  const { db } = inbound.state;
  db.prepare(`UPDATE mailbox SET imap_ref = 'env:ANN_IMAP', inbox_read_at = NULL`).run();
  db.prepare(
    `INSERT INTO mailbox_folder (mailbox_id, folder, uid_validity, last_uid) VALUES ('ann', 'INBOX', '7', 3)`,
  ).run();
  for (const n of [1, 3]) server.add(`Subject: old ${n}\r\n\r\nold\r\n`, n);
  server.add(PRIVATE);
  const uid = server.add(MAILS.unsubscribe(inbound).join('\r\n'));
  server.add(PRIVATE.replace('one', 'two'));
  return {
    ...inbound,
    server,
    uid,
    inboxReadAt: () =>
      db.prepare(`SELECT inbox_read_at FROM mailbox WHERE id = 'ann'`).pluck().get() as
        number | null,
    cursor: () =>
      (db.prepare(`SELECT last_uid FROM mailbox_folder WHERE mailbox_id = 'ann'`).pluck().get() as
        number | undefined) ?? 0,
    async close() {
      await server.close();
      await inbound.close();
    },
  };
}

type Flags = Record<string, unknown>;

/** As the script does, without the process. */
export function runCommand(
  command: Command,
  world: ImapWorld,
  flags: Flags = {},
  at = MONDAY + HOUR,
  context: Partial<Context> = {},
): Promise<Answer> {
  return command.run(
    {
      state: world.state,
      env: { ANN_IMAP: world.server.url },
      clock: virtualClock(at),
      signal: new AbortController().signal,
      progress: silentProgress(),
      lineByLine: false,
      whole: false,
      callAgain: (script: string, rest: string) => `${script} ${rest}`,
      ...context,
    } as Context,
    // A mailbox that is named is tried at once, however often its server has failed.
    { dryRun: false, watch: false, reclassify: false, mailbox: 'ann', ...flags },
    [],
  );
}

/** The failure that `process` ends with. */
export async function failing(world: ImapWorld, at?: number): Promise<Failure> {
  try {
    await runCommand(process, world, {}, at);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('process did not fail');
}
