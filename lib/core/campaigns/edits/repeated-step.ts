/**
 * Finds a step of a changed file that would tell people again what an earlier step told them:
 * sequences go on by number, so a step must keep its number once people are beyond it.
 */
import { ALIKE, likenessOf, wordsOf, type StepMatch } from './match-steps.ts';
import type { Campaign } from '../../../domain/campaigns/campaign.ts';
import type {
  StandingBeforeEdit,
  FormerStep,
  OpenAt,
  WrittenMessages,
} from '../../../domain/campaigns/edit.ts';

/** Steps from 1. `people`: how many would get the text a second time. */
export type RepeatedStep = { step: number; before: number; people: number };

type Both = { before: Campaign; after: Campaign };

/** Null: no person would get a text twice. */
export function findRepeatedStep(
  { before, after }: Both,
  { pairs }: StepMatch,
  { open, former }: Pick<StandingBeforeEdit, 'open' | 'former'>,
): RepeatedStep | null {
  const again = after.steps.flatMap(({ variants }, is) => {
    const own = variants.map(wordsOf);
    const was = before.steps[pairs.find((pair) => pair.is === is)?.was ?? -1];
    const isNew = was === undefined || likenessOf(was.variants.map(wordsOf), own) < ALIKE;
    return former
      .filter(({ words }) => isNew && likenessOf([new Set(words)], own) >= ALIKE)
      .map(({ step }) => ({ was: step, is }));
  });
  for (const { was, is } of [...pairs, ...again]) {
    const people = peopleBetween(open, was, is);
    if (people > 0) return { step: is + 1, before: was + 1, people };
  }
  return null;
}

/** People who are beyond the step `was`, and will get the step `is`. */
function peopleBetween(open: readonly OpenAt[], was: number, is: number): number {
  return open
    .filter(({ step }) => step > was && step <= is)
    .reduce((sum, { waiting, queued }) => sum + waiting + queued, 0);
}

/** The longest memory of steps that were removed or rewritten. */
const MOST_FORMER = 100;

/** What to remember of a change: texts that left, and that their step no longer has. */
export function formerSteps(
  { before, after }: Both,
  { pairs }: StepMatch,
  { former, written }: Pick<StandingBeforeEdit, 'former' | 'written'>,
): FormerStep[] {
  const gone = before.steps.flatMap(({ variants }, was) => {
    const pair = pairs.find((each) => each.was === was);
    const now = (after.steps[pair?.is ?? -1]?.variants ?? []).map(wordsOf);
    return variants
      .filter(({ name }) =>
        written.some((each) => each.step === was && each.variant === name && hasLeft(each)),
      )
      .map(wordsOf)
      .filter((own) => likenessOf([own], now) < ALIKE)
      .map((own) => ({ step: was, words: [...own] }));
  });
  return [...former, ...gone].slice(-MOST_FORMER);
}

function hasLeft({ left, underWay }: WrittenMessages): boolean {
  return left + underWay > 0;
}
