/**
 * A planned campaign in a real file, and `send` in a process of its own against a real server:
 * shared by the tests of the storage.
 */
import { Failure } from '../../lib/domain/failure.ts';
import { backUp } from '../../lib/state/file/backup.ts';
import { beginSending } from '../../lib/state/sending/sending-session.ts';
import { closeState, openState } from '../../lib/state/file/open.ts';
import { HOUR, MINUTE } from '../../lib/domain/time.ts';
import { MONDAY } from '../support/quota.ts';
import { call, newFolder, type Called } from '../support/script.ts';
import { plan, send as sendNow } from '../support/sending.ts';
import { messageStates, newPath, people, seededState } from '../support/state-file.ts';
import type { SmtpSink } from '../support/smtp-sink.ts';

export const NOW = new Date(MONDAY + MINUTE).toISOString();

/** `count` messages, all due at NOW. `waiting`: people who are not planned yet. */
export async function planned(count: number, waiting = 0): Promise<string> {
  const state = await seededState({ people: people(count + waiting) }, newPath());
  await plan(state, MONDAY, count);
  state.db.prepare('UPDATE message SET send_at = ?, open_until = ?').run(MONDAY, MONDAY + 8 * HOUR);
  closeState(state);
  return state.path;
}

/**
 * As the command does it, in this process: what it sent, or the code of what it threw and how a
 * copy was recognised.
 */
export async function send(
  sink: SmtpSink,
  path: string,
  max = Infinity,
  now = MONDAY + MINUTE,
): Promise<{ sent: number } | { code: string; by: unknown }> {
  try {
    const state = await openState(path, 'write', { now: MONDAY });
    try {
      const session = await beginSending(state, () => undefined);
      const { counts } = await sendNow(state, { now, url: sink.url, max });
      session.end();
      return { sent: counts.sent };
    } finally {
      closeState(state);
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { code: error.code, by: error.details['recognisedBy'] };
  }
}

/** A backup beside the file; answers its path. */
export async function backUpOf(path: string): Promise<string> {
  const state = await openState(path, 'read', { now: MONDAY });
  try {
    return (await backUp(state, `${path}.bak`, { force: false, now: MONDAY })).path;
  } finally {
    closeState(state);
  }
}

type Started = { onStart: (kill: (signal: NodeJS.Signals) => void) => void };

/**
 * `line`: command and flags of rate_limiter.ts, or of another script when it begins with its name
 * and a colon.
 */
export function run(
  sink: SmtpSink,
  path: string,
  ...line: [Started, ...string[]] | string[]
): Promise<Called> {
  const [first, ...rest] = line;
  const [options, words] =
    typeof first === 'object' ? [first, rest as string[]] : [{}, line as string[]];
  const [script, command = ''] = words[0]?.includes(':')
    ? words[0].split(':')
    : ['rate_limiter', words[0]];
  return call([script as string, command, ...words.slice(1), '--db', path, '--now', NOW], {
    cwd: newFolder(),
    env: { ANN_SMTP: sink.url },
    ...options,
  });
}

export async function statesIn(path: string): Promise<Record<string, number>> {
  const state = await openState(path, 'read', { now: MONDAY });
  const states = messageStates(state);
  closeState(state);
  return states;
}
