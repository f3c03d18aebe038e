/** Finds which step of a changed campaign was which before: sequences go on by number. */
import type { Campaign, Variant } from '../../../domain/campaigns/campaign.ts';

/** Indexes of the steps before (`was`) and after (`is`). */
export type StepMatch = {
  pairs: { was: number; is: number }[];
  added: number[];
  removed: number[];
};

/** The same words are the same step, wherever it stands; of the others, the same number is. */
export function matchSteps(before: Campaign, after: Campaign): StepMatch {
  const variantsOf = ({ steps }: Campaign): Words[][] =>
    steps.map(({ variants }) => variants.map(wordsOf));
  const [old, now] = [variantsOf(before), variantsOf(after)];
  const alike = now
    .flatMap((own, is) => old.map((each, was) => ({ was, is, likeness: likenessOf(each, own) })))
    .filter(({ likeness }) => likeness >= ALIKE)
    .sort((a, b) => b.likeness - a.likeness || shift(a) - shift(b) || a.is - b.is);
  const byNumber = after.steps.map((_, is) => ({ was: is, is }));
  const pairs: StepMatch['pairs'] = [];
  for (const { was, is } of [...alike, ...byNumber])
    if (was < old.length && !pairs.some((pair) => pair.was === was || pair.is === is))
      pairs.push({ was, is });
  pairs.sort((a, b) => a.is - b.is);
  return {
    pairs,
    added: indexes(now).filter((index) => !pairs.some(({ is }) => is === index)),
    removed: indexes(old).filter((index) => !pairs.some(({ was }) => was === index)),
  };
}

function shift({ was, is }: { was: number; is: number }): number {
  return Math.abs(was - is);
}

function indexes(list: readonly unknown[]): number[] {
  return list.map((_, index) => index);
}

/** So large a part of the words makes two texts the same message. */
export const ALIKE = 0.85;

/** Of one variant. */
export type Words = ReadonlySet<string>;

export function wordsOf({ subject, text }: Pick<Variant, 'subject' | 'text'>): Words {
  return new Set(
    `${subject} ${text}`
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== ''),
  );
}

/** How near two steps are: as near as the nearest of their variants. */
export function likenessOf(a: readonly Words[], b: readonly Words[]): number {
  return Math.max(0, ...a.flatMap((one) => b.map((other) => similarity(one, other))));
}

/** The part of all their words that both have. */
function similarity(a: Words, b: Words): number {
  const both = [...a].filter((word) => b.has(word)).length;
  return both / Math.max(1, a.size + b.size - both);
}
