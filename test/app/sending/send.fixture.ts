/** A campaign that is planned, and what a run sent of it. */
import type { State } from '../../../lib/state/file/transact.ts';
import { MONDAY } from '../../support/quota.ts';
import type { send } from '../../support/sending.ts';
import { plan } from '../../support/sending.ts';
import { startSink, type SmtpSink } from '../../support/smtp-sink.ts';
import { seededState, type Seed } from '../../support/state-file.ts';
import { closedAfterEach } from '../../support/close-after.ts';

export const open = closedAfterEach();

/** A planned campaign and a server that takes its message. */
export async function started(
  seed: Seed = {},
  behaviour: Parameters<typeof startSink>[0] = {},
): Promise<{ state: State; sink: SmtpSink }> {
  const sink = await startSink(behaviour);
  const state = await seededState(seed);
  open.push(sink, state.db);
  await plan(state, MONDAY);
  return { state, sink };
}
export const counts = (sent: Awaited<ReturnType<typeof send>>): Record<string, number> =>
  Object.fromEntries(Object.entries(sent.counts).filter(([, n]) => n > 0));
export const slots = (state: State): number =>
  state.db.prepare('SELECT count(*) FROM reservation').pluck().get() as number;
