/** Warns where messages are planned for a time whose clock changes may not be known yet. */
import { zoneKnowledge } from '../../core/time/zone-knowledge.ts';
import type { Instant } from '../../domain/time.ts';
import type { Warning } from '../runner/command.ts';

/**
 * `planned`: the instants that a command plans or reports; null for none. Returns at most one
 * warning.
 */
export function warnOfZoneData(
  planned: readonly (Instant | null)[],
  runtime: string | undefined = process.versions['tz'],
): Warning[] {
  const last = Math.max(-Infinity, ...planned.filter((at) => at !== null));
  const { release, until } = zoneKnowledge(runtime);
  if (last <= until) return [];
  const known =
    release === null
      ? 'This Node.js does not say which release of the tz database it has'
      : `Clock changes are known up to release ${release} of the tz database, ` +
        `which is enough to plan up to ${dayOf(until)}`;
  return [
    {
      code: 'zone_data_old',
      message:
        `${known}; the latest date in this answer is ${dayOf(last)}. A country may change its clocks before then: ` +
        `update Node.js (it has ${runtime ?? 'an unknown release'}) and this skill, ` +
        'and plan again with `schedule`.',
    },
  ];
}

function dayOf(at: Instant): string {
  return new Date(at).toISOString().slice(0, 10);
}
