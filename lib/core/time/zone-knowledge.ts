/**
 * Decides up to when the clock changes of the world are known: by the tz database of the Node that
 * runs, and by the corrections beside it.
 */
import { CORRECTED } from '../../../data/places/zone-corrections.ts';
import { DAY, type Instant } from '../../domain/time.ts';

/**
 * So long after the newest data a plan is taken to be sound. Half a year: some governments gave
 * less notice (Manitoba a month in 2026, Cuba days), most give more, and a Node that is kept up to
 * date brings several releases in that time.
 */
const SOUND_FOR = 183 * DAY;

export type ZoneKnowledge = {
  /**
   * The newest release of the tz database whose changes are known; null when the Node does not say
   * which one it has.
   */
  release: string | null;
  /** Later instants may have clocks that are not known yet. */
  until: Instant;
};

/** `runtime`: the Node's release (`2025c`), where it tells. */
export function zoneKnowledge(runtime: string | undefined): ZoneKnowledge {
  const release = /^20\d\d[a-z]$/.exec(runtime ?? '')?.[0] ?? null;
  if (release === null) return { release, until: -Infinity };
  // The corrections go on where the release ends, unless it is so old that something between them
  // is missing.
  if (release >= CORRECTED.since && release <= CORRECTED.through)
    return { release: CORRECTED.through, until: Date.parse(CORRECTED.releasedOn) + SOUND_FOR };
  const notBefore = release > CORRECTED.through ? Date.parse(CORRECTED.releasedOn) : -Infinity;
  return { release, until: Math.max(notBefore, earliestOf(release)) + SOUND_FOR };
}

/**
 * The day before which a release can hardly have been: `a` comes in January at the earliest, the
 * others a month or more after each other.
 */
function earliestOf(release: string): Instant {
  return Date.UTC(Number(release.slice(0, 4)), Math.min(11, release.charCodeAt(4) - 97), 1);
}
