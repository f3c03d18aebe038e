/** Loads what stops messages or needs attention, with the commands that end it. */
import { findStops, type ShownAlert } from '../../core/live/stops.ts';
import type { LivePort } from './live-port.ts';
import type { LiveStop } from '../../domain/live/overview.ts';
import type { Hold } from '../../domain/sending/hold.ts';
import type { Instant } from '../../domain/time.ts';

/** More than this are counted, not listed. */
const MOST_STOPS = 50;

export function listStops(
  port: LivePort,
  found: { holds: readonly Hold[]; alerts: readonly ShownAlert[] },
  { holds, now }: { holds: readonly Hold[]; now: Instant },
): { stops: LiveStop[]; total: number } {
  const all = findStops(found);
  return {
    stops: all.slice(0, MOST_STOPS).map(({ commands, ...stop }) => {
      const possible = commands.find(({ rest }) => port.isPossible(rest, { holds, now }));
      return { ...stop, run: possible ? port.writeCall(possible.script, possible.rest) : null };
    }),
    total: all.length,
  };
}
