/** kill -9 at random moments, two senders at once: judged from the server's log, written before its 250, and the final file. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../lib/domain/time.ts';
import { closeState, openState } from '../../lib/state/open.ts';
import { PROJECT } from '../support/child.ts';
import { MONDAY } from '../support/party.ts';
import { newFolder } from '../support/script.ts';
import { plan } from '../support/sending.ts';
import { startSink, type Sink } from '../support/smtp-sink.ts';
import { messageStates, newPath, people, seededState } from '../support/state-file.ts';

const KILLS = 8;
const AT_ONCE = 2;
const NOW = new Date(MONDAY + MINUTE).toISOString();

/** Message-IDs in the order in which the server took them. */
const taken: string[] = [];
let sink: Sink;
beforeAll(async () => {
  sink = await startSink({
    async onMail({ headers }) {
      taken.push(headers['message-id'] ?? '');
      // A moment in which the server has it and the sender does not know.
      await new Promise((resolve) => setTimeout(resolve, 15));
    },
  });
});
afterAll(() => sink.close());

/** The process itself, not a launcher that would leave it behind. */
function startSender(path: string, folder: string) {
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  const args = ['--import', `${PROJECT}node_modules/tsx/dist/loader.mjs`, `${PROJECT}scripts/rate_limiter.ts`, 'send', '--db', path, '--now', NOW];
  return spawn(process.execPath, args, { cwd: folder, env: { ...env, ANN_SMTP: sink.url }, stdio: 'ignore' });
}

/** Waits for the next mails to arrive, so that the kill falls into the middle of the work. */
async function mailsMore(n: number, child: { exitCode: number | null }): Promise<void> {
  const goal = taken.length + n;
  for (let waited = 0; taken.length < goal && child.exitCode === null && waited < 20_000; waited += 5) await new Promise((resolve) => setTimeout(resolve, 5));
}

it('nothing is lost, nothing goes twice, and at most one message a kill is in doubt', async () => {
  const path = newPath();
  const state = await seededState({ people: people(200) }, path);
  await plan(state, MONDAY, 200);
  state.db.prepare('UPDATE message SET send_at = ?, open_until = ?').run(MONDAY, MONDAY + 8 * HOUR);
  closeState(state);
  const folder = newFolder();
  for (let kill = 0; kill < KILLS; kill++) {
    const senders = Array.from({ length: AT_ONCE }, () => startSender(path, folder));
    const ends = senders.map((sender) => once(sender, 'exit'));
    await mailsMore(3 + ((kill * 7) % 5), senders[0] as { exitCode: number | null });
    // A different fraction of the server's pause each time: before, at and after its answer.
    await new Promise((resolve) => setTimeout(resolve, (kill * 11) % 23));
    senders.forEach((sender) => sender.kill('SIGKILL'));
    await Promise.all(ends);
  }
  const last = startSender(path, folder);
  await once(last, 'exit');

  const after = await openState(path, 'write', { now: MONDAY + HOUR });
  const rows = after.db.prepare('SELECT message_id AS id, state FROM message').all() as { id: string; state: string }[];
  const times = (id: string): number => taken.filter((seen) => seen === id).length;
  const states = messageStates(after);
  closeState(after);
  expect(new Set(taken).size, 'nobody was mailed twice').toBe(taken.length);
  expect(rows.filter(({ id, state: name }) => name === 'sent' && times(id) !== 1), 'what is called sent was taken').toEqual([]);
  expect(rows.filter(({ id, state: name }) => name !== 'sent' && name !== 'in_doubt' && times(id) > 0), 'what was taken is accounted for').toEqual([]);
  expect(states['in_doubt'] ?? 0).toBeLessThanOrEqual(KILLS * AT_ONCE);
  expect(Object.keys(states).sort(), 'nothing is left claimed').toEqual((states['in_doubt'] ?? 0) > 0 ? ['in_doubt', 'sent'] : ['sent']);
}, 180_000);
