/**
 * Chooses a person's variant of a step by weight and by the person's position in the campaign:
 * neighbours in the list divide among the variants as the weights say, in hashed order.
 */
import { hash32 } from '../hash.ts';
import type { Step, Variant } from '../../domain/campaigns/campaign.ts';

/** `position`: how many people were enrolled in the campaign before. `step`: its index, from 0. */
type Person = { position: number; step: number };

/**
 * Block randomisation: the sequence of variants keeps to the weights in every part of it, and a
 * hash shuffles it within blocks of a few people. So ten people and two variants are five and five,
 * while neither the list nor a result decides who gets which. A variant of weight 0 is stopped.
 */
export function chooseVariant(step: Step, campaignId: string, person: Person): Variant {
  const { live, order, block } = drawOf(step);
  const [only] = live;
  if (live.length < 2) return only ?? (step.variants[0] as Variant);
  const first = person.position - (person.position % block);
  const shuffled = Array.from({ length: block }, (_, index) => first + index)
    .map((slot) => ({ slot, by: hash32(`variant|${campaignId}|${person.step}|${slot}`) }))
    .sort((a, b) => a.by - b.by || a.slot - b.slot);
  const { slot } = shuffled[person.position - first] as { slot: number };
  return live[order[slot % order.length] as number] as Variant;
}

/**
 * The variant of a message that has one already. A planned message keeps it as long as the file
 * does not stop it, so that an edit changes no more than it says; `left`: it left before, was
 * returned and is tried again, so it is under way and stays what it was counted as.
 */
export function keepVariant(
  step: Step,
  campaignId: string,
  message: Person & { variant: string; left: boolean },
): string {
  const own = step.variants.find(({ name }) => name === message.variant);
  const keeps = own !== undefined && (own.weight > 0 || message.left);
  return keeps ? own.name : chooseVariant(step, campaignId, message).name;
}

/** `order`: indexes of `live`, as often as their weights say, each spread evenly. */
type Draw = { live: readonly Variant[]; order: readonly number[]; block: number };
const draws = new WeakMap<Step, Draw>();

function drawOf(step: Step): Draw {
  let draw = draws.get(step);
  if (!draw) {
    const live = step.variants.filter(({ weight }) => weight > 0);
    const weights = live.map(({ weight }) => weight);
    draws.set(step, (draw = { live, order: spread(weights), block: blockSize(weights) }));
  }
  return draw;
}

/** The longest block: the shorter, the nearer is each part of the list to the weights. */
const LONGEST_BLOCK = 12;

/** As many people as it takes until each variant has its turn. */
function blockSize(weights: readonly number[]): number {
  const turn = Math.round(sumOf(weights) / Math.min(...weights));
  return Math.max(weights.length, Math.min(turn, LONGEST_BLOCK));
}

/** Smooth weighted round robin, over the shortest period that has every variant by its weight. */
function spread(weights: readonly number[]): number[] {
  const total = sumOf(weights);
  const credit = weights.map(() => 0);
  return Array.from({ length: total / weights.reduce(greatestDivisor, 0) || 0 }, () => {
    weights.forEach((weight, index) => (credit[index] = (credit[index] as number) + weight));
    const next = credit.indexOf(Math.max(...credit));
    credit[next] = (credit[next] as number) - total;
    return next;
  });
}

function sumOf(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + weight, 0);
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
