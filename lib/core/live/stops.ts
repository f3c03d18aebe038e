/** Says what stops messages or needs attention, and which command ends it. */
import { alertText, remediesOf } from '../alerts/words.ts';
import { flagOfScope } from '../limits/hold-reach.ts';
import { holdText } from '../why/words.ts';
import type { Alert } from '../../domain/alerts/alert.ts';
import type { LiveStop } from '../../domain/live/overview.ts';
import type { Hold } from '../../domain/sending/hold.ts';

/** An alert without a row is computed: only time raised it. */
export type ShownAlert = Omit<Alert, 'id'> & { byFiles?: boolean };

/** A command: its script and its arguments. */
type StopCommand = { script: 'rate_limiter' | 'response_tracker'; rest: string };
/** `commands`: those that may end it or help, the one that ends it first. */
export type FoundStop = Omit<LiveStop, 'run'> & { commands: readonly StopCommand[] };

/**
 * Critical ones first, then the newest; holds after a colleague's reply are in the nature of a
 * campaign, and come last.
 */
export function findStops({
  holds,
  alerts,
}: {
  holds: readonly Hold[];
  alerts: readonly ShownAlert[];
}): FoundStop[] {
  const stops = [
    ...holds.map((hold): FoundStop & { rank: number } => ({
      what: 'hold',
      code: codeOf(hold),
      level: hold.placedBy === 'breaker' ? 'critical' : 'warning',
      scope: hold.scope,
      scopeId: hold.scopeId,
      since: hold.from,
      until: hold.until,
      why: holdText(hold),
      commands: [resumeOf(hold)],
      rank: hold.placedBy === 'breaker' ? 0 : hold.placedBy === 'operator' ? 1 : 3,
    })),
    ...alerts.map((alert): FoundStop & { rank: number } => ({
      what: 'alert',
      code: alert.code,
      level: alert.level,
      scope: alert.scope,
      scopeId: alert.scopeId,
      since: alert.since,
      until: alert.until,
      why: alertText(alert),
      commands: remediesOf(alert, { byFiles: alert.byFiles === true })
        .map(({ script, rest }) => ({ script, rest }))
        .reverse(),
      rank: alert.level === 'critical' ? 0 : 2,
    })),
  ];
  return stops
    .sort((a, b) => a.rank - b.rank || b.since - a.since)
    .map(({ rank: _, ...stop }) => stop);
}

/** The reason of a pause is the operator's text, so it is no code. */
export function codeOf({ placedBy, reason }: Pick<Hold, 'placedBy' | 'reason'>): string {
  return placedBy === 'operator' ? 'paused' : reason;
}

function resumeOf({ scope, scopeId }: Hold): StopCommand {
  const flag = flagOfScope(scope);
  return {
    script: 'rate_limiter',
    rest: scope === 'all' ? `resume ${flag}` : `resume ${flag} ${scopeId}`,
  };
}
