/** An IMAP server that does not work is tried less and less often, and alerts. */
import { expect, it } from 'vitest';
import { command as process } from '../../lib/cli/response-tracker/process/process.ts';
import { HOUR, MINUTE, SECOND } from '../../lib/domain/time.ts';
import { openAlerts } from '../../lib/state/alerts/alerts.ts';
import { Failure } from '../../lib/domain/failure.ts';
import { closedAfterEach } from '../support/close-after.ts';
import { openImapWorld, runCommand, type ImapWorld } from '../support/imap/imap-world.ts';
import { MONDAY } from '../support/quota.ts';

const open = closedAfterEach();
const DEAD = { ANN_IMAP: 'imap://ann:secret@127.0.0.1:1' };

async function codeOf(
  world: ImapWorld,
  at: number,
  flags: Record<string, unknown> = { mailbox: undefined },
  env: Record<string, string> = DEAD,
): Promise<string> {
  try {
    await runCommand(process, world, flags, at, { env });
    return 'read';
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return error.code;
  }
}

it('waits after each failure, alerts with the third, tries at once when named or when its secret changed', async () => {
  const world = await openImapWorld();
  open.push(world);
  const at = MONDAY + HOUR;
  const alerts = (): string[] =>
    openAlerts(world.state.db, at + HOUR).map(({ code, scopeId }) => `${code} ${scopeId}`);
  expect(await codeOf(world, at)).toBe('imap_unreachable');
  expect(await codeOf(world, at + SECOND)).toBe('inbox_failing');
  expect(await codeOf(world, at + 2 * SECOND, {})).toBe('imap_unreachable');
  expect(alerts()).toEqual([]);
  expect(await codeOf(world, at + MINUTE)).toBe('inbox_failing');
  expect(await codeOf(world, at + 3 * MINUTE)).toBe('imap_unreachable');
  expect(alerts()).toEqual(['inbox_failing ann']);
  expect(await codeOf(world, at + 4 * MINUTE)).toBe('inbox_failing');
  const right = { ANN_IMAP: world.server.url };
  expect(await codeOf(world, at + 5 * MINUTE, { mailbox: undefined }, right)).toBe('read');
  expect([alerts(), world.inboxReadAt()]).toEqual([[], at + 5 * MINUTE]);
});
