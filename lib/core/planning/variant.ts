/**
 * Chooses a prospect's variant of a step by weight and hash: always the same one for the same
 * prospect.
 */
import { hashFraction } from '../hash.ts';
import type { Step, Variant } from '../../domain/campaigns/campaign.ts';

export function chooseVariant(
  step: Step,
  campaignId: string,
  key: { email: string; step: number },
): Variant {
  const total = step.variants.reduce((sum, variant) => sum + variant.weight, 0);
  let point = hashFraction(`variant|${campaignId}|${key.email}|${key.step}`) * total;
  for (const variant of step.variants) {
    point -= variant.weight;
    if (point < 0) return variant;
  }
  return step.variants[step.variants.length - 1] as Variant;
}
