/** Puts together what a changed file changes, whom it reaches, and what stays as it was. */
import { changedKeys } from './changed-keys.ts';
import { changedTexts } from './changed-texts.ts';
import { matchSteps, type StepMatch } from './match-steps.ts';
import { plural } from '../../reports/wording.ts';
import type { Campaign, CampaignFile } from '../../../domain/campaigns/campaign.ts';
import type {
  StandingBeforeEdit,
  ChangedKey,
  ChangedText,
} from '../../../domain/campaigns/edit.ts';

/** `left`: messages that left with the old text; `underWay`: that leave with it; `planned`: not yet. */
type Reach = { left: number; underWay: number; planned: number };
type VariantChange = { step: number; variant: string } & Reach;

/** Steps from 1: those removed as they were, the others as they are. */
export type CampaignChanges = {
  keys: ChangedKey[];
  texts: (ChangedText & Reach)[];
  steps: {
    /** `withoutIt`: people who are beyond it, or have finished, and will not get it. */
    added: { step: number; withoutIt: number }[];
    /** `left`: how many messages of it left. */
    removed: { step: number; left: number }[];
    /** `skippedBy`: people who are beyond its new number and have not had it. */
    moved: { step: number; before: number; skippedBy: number }[];
    /** Open sequences that are beyond the last step now: they get nothing more. */
    beyondLast: number;
  };
  variants: { added: VariantChange[]; stopped: VariantChange[]; removed: VariantChange[] };
  /** `keepDate`: people who wait for the step by its old delay. */
  delays: { step: number; from: string; to: string; keepDate: number }[];
  mailboxes: { added: string[]; removed: { mailbox: string; sequences: number }[] };
  /** One sentence for each thing that is easily expected otherwise. */
  notes: string[];
};

/** A campaign file, and the same with every default applied. */
export type EditedFile = { file: CampaignFile; campaign: Campaign };

export function describeChanges(
  { before, after }: { before: EditedFile; after: EditedFile },
  standing: StandingBeforeEdit,
): CampaignChanges {
  const both = { before: before.campaign, after: after.campaign };
  const match = matchSteps(both.before, both.after);
  const parts = {
    keys: changedKeys(before.file, after.file, match),
    texts: changedTexts(both.before, both.after, match).map((text) => ({
      ...text,
      ...reachOf(standing, text),
    })),
    steps: changedSteps(both, match, standing),
    variants: changedVariants(both, match, standing),
    delays: changedDelays(both, match, standing),
    mailboxes: changedMailboxes(both, standing),
  };
  return { ...parts, notes: notesOf(parts, both) };
}

type Both = { before: Campaign; after: Campaign };
type Parts = Omit<CampaignChanges, 'notes'>;

/** `step` null: of all steps; `variant` null: of all variants. */
function reachOf(
  { written }: StandingBeforeEdit,
  { step, variant }: { step: number | null; variant: string | null },
): Reach {
  const own = written.filter(
    (each) =>
      (step === null || each.step === step - 1) && (variant === null || each.variant === variant),
  );
  const sum = (key: keyof Reach): number => own.reduce((total, each) => total + each[key], 0);
  return { left: sum('left'), underWay: sum('underWay'), planned: sum('planned') };
}

function changedSteps(
  { before, after }: Both,
  { pairs, added, removed }: StepMatch,
  { open, finished, written }: StandingBeforeEdit,
): CampaignChanges['steps'] {
  return {
    added: added.map((index) => {
      const beyond = sumOf(open.filter(({ step }) => step > index));
      return { step: index + 1, withoutIt: beyond + finished };
    }),
    removed: removed.map((index) => ({
      step: index + 1,
      left: written.reduce((sum, { step, left }) => sum + (step === index ? left : 0), 0),
    })),
    moved: pairs
      .filter(({ was, is }) => was !== is)
      .map(({ was, is }) => ({
        step: is + 1,
        before: was + 1,
        skippedBy: sumOf(open.filter(({ step }) => step > is && step <= was)),
      })),
    beyondLast:
      after.steps.length < before.steps.length
        ? sumOf(open.filter(({ step }) => step >= after.steps.length))
        : 0,
  };
}

function sumOf(open: StandingBeforeEdit['open']): number {
  return open.reduce((sum, { waiting, queued }) => sum + waiting + queued, 0);
}

function changedVariants(
  { before, after }: Both,
  { pairs }: StepMatch,
  standing: StandingBeforeEdit,
): CampaignChanges['variants'] {
  const changed: CampaignChanges['variants'] = { added: [], stopped: [], removed: [] };
  for (const { was, is } of pairs) {
    const own = before.steps[was]?.variants ?? [];
    const variants = after.steps[is]?.variants ?? [];
    const step = was + 1;
    const change = (variant: string): VariantChange => ({
      step,
      variant,
      ...reachOf(standing, { step, variant }),
    });
    for (const { name, weight } of variants) {
      const known = own.find((each) => each.name === name);
      if (known === undefined) changed.added.push(change(name));
      else if (known.weight > 0 && weight === 0) changed.stopped.push(change(name));
    }
    for (const { name } of own)
      if (!variants.some((each) => each.name === name)) changed.removed.push(change(name));
  }
  return changed;
}

function changedDelays(
  { before, after }: Both,
  { pairs }: StepMatch,
  { open }: StandingBeforeEdit,
): CampaignChanges['delays'] {
  return pairs.flatMap(({ was, is }) => {
    const [own, gap] = [before.steps[was]?.gap, after.steps[is]?.gap];
    if (!own || !gap || (own.days === gap.days && own.business === gap.business)) return [];
    const keepDate = sumOf(open.filter(({ step }) => step === is));
    return [{ step: is + 1, from: shownGap(own), to: shownGap(gap), keepDate }];
  });
}

function shownGap({ days, business }: Campaign['steps'][number]['gap']): string {
  return `${days} ${business ? 'working ' : ''}${days === 1 ? 'day' : 'days'}`;
}

function changedMailboxes({ before, after }: Both, { openByMailbox }: StandingBeforeEdit) {
  return {
    added: after.mailboxes.filter((id) => !before.mailboxes.includes(id)),
    removed: before.mailboxes
      .filter((id) => !after.mailboxes.includes(id))
      .map((mailbox) => ({ mailbox, sequences: openByMailbox.get(mailbox) ?? 0 })),
  };
}

function notesOf({ texts, steps, variants, delays, mailboxes }: Parts, { before, after }: Both) {
  const notes: string[] = [];
  if (texts.length > 0)
    notes.push(
      'A message gets its text when it leaves: planned ones say the new text, those under way and those that left say the old one.',
    );
  for (const { step, withoutIt } of steps.added)
    if (withoutIt > 0)
      notes.push(
        `The new step ${step} is not sent to ${plural(withoutIt, 'person', 'people')} beyond it.`,
      );
  for (const { step, skippedBy } of steps.moved)
    if (skippedBy > 0)
      notes.push(
        `Step ${step} stood later before: it is not sent to ${plural(skippedBy, 'person', 'people')} beyond its new number.`,
      );
  if (steps.beyondLast > 0)
    notes.push(
      `Beyond the last step now: ${plural(steps.beyondLast, 'sequence')}. Nothing more is sent there (step_gone) until the file has that many steps again; complete --end-open ends them.`,
    );
  const redrawn = [...variants.stopped, ...variants.removed].reduce((sum, v) => sum + v.planned, 0);
  if (redrawn > 0)
    notes.push(
      `Stopped or removed variants: ${plural(redrawn, 'planned message')}, drawn again among the others.`,
    );
  const kept = delays.reduce((sum, { keepDate }) => sum + keepDate, 0);
  if (kept > 0)
    notes.push(
      `A changed delay counts from the next message that leaves. By the date of the old delay: ${plural(kept, 'sequence')}.`,
    );
  const moved = mailboxes.removed.reduce((sum, { sequences }) => sum + sequences, 0);
  if (moved > 0)
    notes.push(
      `Begun from a removed mailbox: ${plural(moved, 'open sequence')}, continued from the others.`,
    );
  if (before.timezone !== after.timezone)
    notes.push(
      'The new timezone counts for people who are added from now on; those without a zone of their own keep the old one.',
    );
  return notes;
}
