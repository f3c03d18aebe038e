/** How a changed campaign file differs from the one that runs, and what that means for people. */

/** A value of the file; null: the file has none, so the default counts. */
export type ChangedKey = { path: string; from: unknown; to: unknown };

/** The parts of a message that the file words. */
export const TEXT_PARTS = ['subject', 'text', 'html'] as const;
type TextPart = (typeof TEXT_PARTS)[number];

/**
 * `step`: from 1, as it was; null: the footer, which every message carries. `lines`: what is removed (`- `) and
 * added (`+ `), the first few; `more`: how many further lines differ.
 */
export type ChangedText = {
  step: number | null;
  variant: string | null;
  part: TextPart;
  lines: string[];
  more: number;
};

/** Messages of one variant of a step (from 0), by where they are. */
export type WrittenMessages = {
  step: number;
  variant: string;
  left: number;
  underWay: number;
  planned: number;
};

/** Open sequences before a step (from 0). */
export type OpenAt = { step: number; waiting: number; queued: number };

/** A step that left in an earlier state of the file: its index, and its words. */
export type FormerStep = { step: number; words: readonly string[] };

/** How the people of a campaign stood before the file was changed. */
export type StandingBeforeEdit = {
  written: readonly WrittenMessages[];
  open: readonly OpenAt[];
  finished: number;
  /** Steps that the file no longer has, or no longer in these words. */
  former: readonly FormerStep[];
  /** Open sequences that began from a mailbox. */
  openByMailbox: ReadonlyMap<string, number>;
};

/** A planned message before or after the plan that follows a change. */
export type PlannedPlace = { row: number; sendAt: number; mailboxId: string; variant: string };
