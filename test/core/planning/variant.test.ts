import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hash32, hashFraction } from '../../../lib/core/hash.ts';
import { chooseVariant } from '../../../lib/core/planning/variant.ts';
import type { Step } from '../../../lib/domain/campaigns/campaign.ts';

function step(weights: Record<string, number>): Step {
  return {
    gap: { days: 0, business: false },
    threaded: false,
    variants: Object.entries(weights).map(([name, weight]) => ({
      name,
      weight,
      subject: '',
      text: '',
      html: null,
    })),
  };
}
const shares = (
  of: Step,
  keyOf: (index: number) => { email: string; step: number },
): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (let index = 0; index < 10_000; index++) {
    const { name } = chooseVariant(of, 'spring', keyOf(index));
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
};

describe('a hash', () => {
  it('is the same today as on the day the first plan was made', () => {
    expect([hash32(''), hash32('a'), hash32('variant|spring|ann@acme.test|0')])
      .toMatchInlineSnapshot(`
      [
        2872998923,
        444641715,
        1216235828,
      ]
    `);
  });

  it('is even: neighbouring ids fall into ten drawers alike', () => {
    const drawers = Array<number>(10).fill(0);
    for (let index = 0; index < 10_000; index++)
      drawers[Math.floor(hashFraction(`p${index}@example.test`) * 10)]! += 1;
    for (const count of drawers) expect(Math.abs(count - 1_000)).toBeLessThan(120);
  });

  it('is from 0 up to 1, without 1', () => {
    fc.assert(
      fc.property(fc.string(), (text) => hashFraction(text) >= 0 && hashFraction(text) < 1),
    );
  });
});

describe('a variant', () => {
  it.each([[{ A: 1, B: 1 }], [{ A: 3, B: 1 }], [{ A: 1, B: 2, C: 7 }]])(
    'is drawn by weight %o',
    (weights) => {
      const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
      const counts = shares(step(weights), (index) => ({
        email: `p${index}@example.test`,
        step: 0,
      }));
      for (const [name, weight] of Object.entries(weights))
        expect(Math.abs((counts[name] ?? 0) / 10_000 - weight / total)).toBeLessThan(0.02);
    },
  );

  it('stays the same for a prospect and a step, and is chosen again for the next step and the next campaign', () => {
    const of = step({ A: 1, B: 1 });
    const draw = (id: string, index: number, number: number): string =>
      chooseVariant(of, id, { email: `p${index}@example.test`, step: number }).name;
    const draws = (): string[] =>
      Array.from({ length: 2_000 }, (_, index) => draw('spring', index, 0));
    expect(draws()).toEqual(draws());
    let [otherStep, otherCampaign] = [0, 0];
    for (let index = 0; index < 2_000; index++) {
      if (draw('spring', index, 0) === draw('spring', index, 1)) otherStep++;
      if (draw('spring', index, 0) === draw('autumn', index, 0)) otherCampaign++;
    }
    // Independent: half of them agree by chance.
    expect(Math.abs(otherStep - 1_000)).toBeLessThan(120);
    expect(Math.abs(otherCampaign - 1_000)).toBeLessThan(120);
  });

  it('of weight 0 is never drawn', () => {
    expect(
      shares(step({ A: 0, B: 1 }), (index) => ({ email: `p${index}@example.test`, step: 0 })),
    ).toEqual({ B: 10_000 });
  });
});
