/** Puts together what a changed file changes, whom it reaches, and what stays as it was. */
import { changedKeys } from './changed-keys.ts';
import { changedTexts } from './changed-texts.ts';
import { plural } from '../../reports/wording.ts';
import type { Campaign, CampaignFile } from '../../../domain/campaigns/campaign.ts';
import type {
  CampaignStanding,
  ChangedKey,
  ChangedText,
  PlannedPlace,
} from '../../../domain/campaigns/edit.ts';

/** `left`: messages that left with the old text; `underWay`: that leave with it; `planned`: not yet. */
type Reach = { left: number; underWay: number; planned: number };
type VariantChange = { step: number; variant: string } & Reach;

/** Steps from 1. */
export type CampaignChanges = {
  keys: ChangedKey[];
  texts: (ChangedText & Reach)[];
  steps: {
    added: { step: number; finishedBefore: number }[];
    removed: { step: number; waiting: number }[];
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
  standing: CampaignStanding,
): CampaignChanges {
  const campaigns = { before: before.campaign, after: after.campaign };
  const parts = {
    keys: changedKeys(before.file, after.file),
    texts: changedTexts(campaigns.before, campaigns.after).map((text) => ({
      ...text,
      ...reachOf(standing, text),
    })),
    steps: changedSteps(campaigns, standing),
    variants: changedVariants(campaigns, standing),
    delays: changedDelays(campaigns, standing),
    mailboxes: changedMailboxes(campaigns, standing),
  };
  return { ...parts, notes: notesOf(parts, campaigns) };
}

type Both = { before: Campaign; after: Campaign };
type Parts = Omit<CampaignChanges, 'notes'>;

/** `step` null: of all steps; `variant` null: of all variants. */
function reachOf(
  { written }: CampaignStanding,
  { step, variant }: { step: number | null; variant: string | null },
): Reach {
  const own = written.filter(
    (each) =>
      (step === null || each.step === step - 1) && (variant === null || each.variant === variant),
  );
  const sum = (key: keyof Reach): number => own.reduce((total, each) => total + each[key], 0);
  return { left: sum('left'), underWay: sum('underWay'), planned: sum('planned') };
}

function changedSteps({ before, after }: Both, { open, finished }: CampaignStanding) {
  const [was, is] = [before.steps.length, after.steps.length];
  const numbers = (from: number, to: number): number[] =>
    Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index + 1);
  return {
    added: numbers(was, is).map((step) => ({ step, finishedBefore: finished })),
    removed: numbers(is, was).map((step) => ({
      step,
      waiting: sumOf(open.filter((at) => at.step === step - 1)),
    })),
  };
}

function sumOf(open: CampaignStanding['open']): number {
  return open.reduce((sum, { waiting, queued }) => sum + waiting + queued, 0);
}

function changedVariants({ before, after }: Both, standing: CampaignStanding) {
  const changed: CampaignChanges['variants'] = { added: [], stopped: [], removed: [] };
  after.steps.forEach(({ variants }, index) => {
    const own = before.steps[index]?.variants;
    if (own === undefined) return;
    const step = index + 1;
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
  });
  return changed;
}

function changedDelays({ before, after }: Both, { open }: CampaignStanding) {
  return after.steps.flatMap(({ gap }, index) => {
    const own = before.steps[index]?.gap;
    if (own === undefined || (own.days === gap.days && own.business === gap.business)) return [];
    const keepDate = sumOf(open.filter((at) => at.step === index));
    return [{ step: index + 1, from: shownGap(own), to: shownGap(gap), keepDate }];
  });
}

function shownGap({ days, business }: Campaign['steps'][number]['gap']): string {
  return `${days} ${business ? 'working ' : ''}${days === 1 ? 'day' : 'days'}`;
}

function changedMailboxes({ before, after }: Both, { openByMailbox }: CampaignStanding) {
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
  const late = steps.added.find(({ finishedBefore }) => finishedBefore > 0);
  if (late)
    notes.push(
      `${plural(late.finishedBefore, 'sequence')} had finished before step ${late.step} was added and will not get it.`,
    );
  const gone = steps.removed.reduce((sum, { waiting }) => sum + waiting, 0);
  if (gone > 0)
    notes.push(
      `${plural(gone, 'sequence')} would get a removed step next: they get no further message, and wait (step_gone) until the file has the step again. complete --end-open ends them.`,
    );
  const redrawn = [...variants.stopped, ...variants.removed].reduce((sum, v) => sum + v.planned, 0);
  if (redrawn > 0)
    notes.push(
      `${plural(redrawn, 'planned message')} of stopped or removed variants get one of the variants that are left.`,
    );
  const kept = delays.reduce((sum, { keepDate }) => sum + keepDate, 0);
  if (kept > 0)
    notes.push(
      `A changed delay counts from the next message that leaves: ${plural(kept, 'sequence')} keep the date that the old delay gave.`,
    );
  const moved = mailboxes.removed.reduce((sum, { sequences }) => sum + sequences, 0);
  if (moved > 0)
    notes.push(
      `${plural(moved, 'open sequence')} began from a removed mailbox and go on from the others.`,
    );
  if (before.timezone !== after.timezone)
    notes.push(
      'The new timezone counts for people who are added from now on; those without a zone of their own keep the old one.',
    );
  return notes;
}

/** How the plan that follows a change differs from the one before. */
export type Replanned = {
  planned: number;
  otherInstant: number;
  otherMailbox: number;
  otherVariant: number;
  added: number;
  dropped: number;
};

export function comparePlans(
  before: readonly PlannedPlace[],
  after: readonly PlannedPlace[],
): Replanned {
  const old = new Map(before.map((each) => [each.row, each]));
  const both = after.flatMap((now) => {
    const was = old.get(now.row);
    return was === undefined ? [] : [{ was, now }];
  });
  const differ = (key: keyof PlannedPlace): number =>
    both.filter(({ was, now }) => was[key] !== now[key]).length;
  return {
    planned: after.length,
    otherInstant: differ('sendAt'),
    otherMailbox: differ('mailboxId'),
    otherVariant: differ('variant'),
    added: after.length - both.length,
    dropped: before.length - both.length,
  };
}
