/**
 * Sorted instants of messages, sent and planned. Answers: is a sliding window full, and is a
 * neighbour too near.
 */
import type { Instant } from '../../domain/time.ts';

/** A plain array, sorted; add to it with `insertInstant`. */
export type Timeline = Instant[];

export function insertInstant(timeline: Timeline, at: Instant): void {
  timeline.splice(firstAfter(timeline, at), 0, at);
}

/** Takes one message at `at` out again. */
export function removeInstant(timeline: Timeline, at: Instant): void {
  const position = firstAfter(timeline, at) - 1;
  if (timeline[position] === at) timeline.splice(position, 1);
}

/** How many instants lie in (after, upTo]. */
export function countBetween(timeline: Timeline, after: Instant, upTo: Instant): number {
  return firstAfter(timeline, upTo) - firstAfter(timeline, after);
}

/**
 * Returns `at` when adding it leaves every window of `width` ms with at most `max` (1 or more)
 * instants, else a later instant to try. A window is half open: an instant exactly `width` ms old
 * is outside. Instants after `at` (planned messages) count as well.
 */
export function afterFullWindow(
  timeline: Timeline,
  at: Instant,
  rule: { max: number; width: number },
): Instant {
  if (timeline.length < rule.max) return at;
  const position = firstAfter(timeline, at);
  const next = timeline[position];
  // Usually no later instant is within reach, and only the windows that end here count.
  if (next === undefined || next >= at + rule.width) {
    if (position < rule.max) return at;
    const oldest = timeline[position - rule.max] ?? -Infinity;
    return Math.max(at, oldest + rule.width);
  }
  const [reach, end] = [
    firstAfter(timeline, at - rule.width),
    firstAfter(timeline, at + rule.width - 1),
  ];
  // Any max + 1 neighbours that include `at` must span at least one width. Tries the earliest group
  // first.
  for (
    let start = Math.max(reach, position - rule.max);
    start <= position && start + rule.max <= end;
  ) {
    const first = Math.min(timeline[start] ?? at, at);
    const last = Math.max(timeline[start + rule.max - 1] ?? at, at);
    if (last - first < rule.width) return start < position ? first + rule.width : next + 1;
    // A later group ends no earlier, so it can be too short only if it begins that much later.
    start = Math.max(start + 1, firstAfter(timeline, last - rule.width));
  }
  return at;
}

/**
 * The earliest instant from `at` on that is at least `gap.before` ms after the previous instant and
 * at least `gap.after` ms before the next.
 */
export function afterNeighbours(
  timeline: Timeline,
  at: Instant,
  gap: { before: number; after: number },
): Instant {
  let position = firstAfter(timeline, at);
  const before = timeline[position - 1];
  let free = before === undefined ? at : Math.max(at, before + gap.before);
  for (
    let next = timeline[position];
    next !== undefined && next - free < gap.after;
    next = timeline[++position]
  )
    free = Math.max(free, next + gap.before);
  return free;
}

/** Whether fewer than `max` (a whole number or Infinity) instants lie in [startsAt, endsAt). */
export function hasRoomBetween(
  timeline: Timeline,
  { startsAt, endsAt, max }: { startsAt: Instant; endsAt: Instant; max: number },
): boolean {
  if (timeline.length < max) return true;
  const end = firstAfter(timeline, endsAt - 1);
  return max > 0 && (timeline[end - max] ?? -Infinity) < startsAt;
}

/** The index of the first instant later than `at`. */
function firstAfter(timeline: Timeline, at: Instant): number {
  let low = 0;
  let high = timeline.length;
  // Plans go forward in time, so this is usually the end.
  if ((timeline[high - 1] ?? -Infinity) <= at) return high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((timeline[middle] ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
