/** Many processes on one file keep the same limits as one. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeState, openState } from '../../../lib/state/file/open.ts';
import { DAY, HOUR, MINUTE } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/quota.ts';
import { call, newFolder, type Called } from '../../support/script.ts';
import { plan } from '../../support/sending.ts';
import { startSink, type SmtpSink } from '../../support/smtp-sink.ts';
import { messageStates, newPath, people, seededState } from '../../support/state-file.ts';

let sink: SmtpSink;
beforeAll(async () => {
  sink = await startSink();
});
afterAll(() => sink.close());

it('eight senders at once send exactly the hourly limit, to no person twice, and the others after the reset', async () => {
  const path = newPath();
  const state = await seededState({ people: people(60), limits: { perHour: 25 } }, path);
  await plan(state, MONDAY);
  state.db.prepare('UPDATE message SET send_at = ?, open_until = ?').run(MONDAY, MONDAY + 8 * HOUR);
  closeState(state);
  const folder = newFolder();
  const sendAt = (at: number, processes: number): Promise<Called[]> =>
    Promise.all(
      Array.from({ length: processes }, () =>
        call(['rate_limiter', 'send', '--db', path, '--now', new Date(at).toISOString()], {
          cwd: folder,
          env: { ANN_SMTP: sink.url },
        }),
      ),
    );

  const ends = await sendAt(MONDAY + MINUTE, 8);
  expect(ends.map(({ code, stderr }) => [code, stderr])).toEqual(Array(8).fill([0, '']));
  expect(sink.messages).toHaveLength(25);
  expect(ends.reduce((sum, { document }) => sum + document.data.sent, 0)).toBe(25);
  for (const { document } of ends)
    expect(document.data.nextDueAt).toBe(new Date(MONDAY + MINUTE + HOUR).toISOString());

  await sendAt(MONDAY + MINUTE + HOUR, 2);
  expect(sink.messages).toHaveLength(50);
  expect(new Set(sink.messages.map(({ to }) => to)).size).toBe(50);
  const after = await openState(path, 'write', { now: MONDAY + DAY });
  expect(messageStates(after)).toEqual({ sent: 50, scheduled: 10 });
  closeState(after);
}, 180_000);
