/** Pushes the events since last time to every listener before the command ends; what is not delivered goes with the next one. */
import { pushEvents } from '../feed/push-events.ts';
import { markHeard, newsFor } from '../state/listeners.ts';
import type { State } from '../state/transact.ts';
import type { Warning } from './command.ts';

const AT_ONCE = 1_000;

export async function tellListenersOfNews(state: State): Promise<Warning[]> {
  const warnings: Warning[] = [];
  for (const { url, events } of newsFor(state, AT_ONCE)) {
    const { delivered, error } = await pushEvents({ url, events, timeoutMs: 2_000 });
    const last = events[delivered - 1];
    if (last) await markHeard(state, url, last.seq);
    if (error !== null) warnings.push({ code: 'listener_unreachable', message: `The WebSocket listener did not take ${events.length - delivered} of ${events.length} events; they go with the next command.` });
  }
  return warnings;
}
