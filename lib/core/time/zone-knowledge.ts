/**
 * Decides up to when clock changes are known: by the running Node's tz database and the corrections
 * beside it.
 */
import { CORRECTED } from '../../../data/places/zone-corrections.ts';
import { DAY, type Instant } from '../../domain/time.ts';

/**
 * A plan counts as sound for this long after the newest data. Half a year: some governments gave
 * less notice (Manitoba a month in 2026, Cuba days), most give more, and a Node that is kept up to
 * date brings several releases in that time.
 */
const SOUND_FOR = 183 * DAY;

export type ZoneKnowledge = {
  /**
   * The newest tz database release whose changes are known; null when the Node does not tell its
   * release.
   */
  release: string | null;
  /** Clock changes after this instant may be unknown. */
  until: Instant;
};

/** `runtime`: the Node's release (`2025c`), if it tells. */
export function zoneKnowledge(runtime: string | undefined): ZoneKnowledge {
  const release = /^20\d\d[a-z]$/.exec(runtime ?? '')?.[0] ?? null;
  if (release === null) return { release, until: -Infinity };
  // The corrections continue where the release ends, unless it is so old that changes between them
  // are missing.
  if (release >= CORRECTED.since && release <= CORRECTED.through)
    return { release: CORRECTED.through, until: Date.parse(CORRECTED.releasedOn) + SOUND_FOR };
  const notBefore = release > CORRECTED.through ? Date.parse(CORRECTED.releasedOn) : -Infinity;
  return { release, until: Math.max(notBefore, earliestOf(release)) + SOUND_FOR };
}

/** The earliest plausible day of a release: `a` in January, each next letter a month later. */
function earliestOf(release: string): Instant {
  return Date.UTC(Number(release.slice(0, 4)), Math.min(11, release.charCodeAt(4) - 97), 1);
}
