/**
 * Between which numbers the messages lie that persons opened or clicked, given the verdicts: what
 * is certain, less those that may be a machine's; at most all that a person may be behind.
 */
import type { HitClass } from '../../domain/tracking/tracked-message.ts';

type Verdicts = Record<HitClass, number> & { of: number };

/**
 * Machines whose requests pass for a person's, for each message that a machine asked for or whose
 * verdict is a person's; and persons whose requests pass for a machine's. Both about four times
 * what the labelled set shows, because it cannot hold every machine.
 */
const FALSE_PERSONS = 0.02;
const LOST_PERSONS = 0.05;

export function personRange({ person, unclear, hidden, machine, of }: Verdicts): {
  low: number;
  high: number;
} {
  const falsePersons = atMost(FALSE_PERSONS * (person + unclear + machine));
  const lostPersons = Math.min(machine, atMost(LOST_PERSONS * (person + unclear)));
  return {
    low: Math.max(0, person - falsePersons),
    high: Math.min(of, person + unclear + hidden + lostPersons),
  };
}

/** The 97.5 % quantile of a Poisson number with this mean: the chance of more is one in 40. */
function atMost(mean: number): number {
  let chance = Math.exp(-mean);
  if (mean > 500) return Math.ceil(mean + 2 * Math.sqrt(mean));
  let sum = chance;
  let count = 0;
  while (sum < 0.975) {
    count++;
    chance *= mean / count;
    sum += chance;
  }
  return count;
}
