/** What one message carries for opens and clicks, and the standing of the requests for it. */
import type { CountedMessage } from '../sending/message.ts';
import type { Instant, LocalDate } from '../time.ts';
import type { HitVerdict } from './hit.ts';

/**
 * `links`: the targets in the order of the message, link 1 first; null: its clicks are not
 * counted.
 */
export type Tracked = { opens: boolean; links: readonly string[] | null };

/** `hidden`: a machine asked, perhaps on behalf of a person who reads the message. */
export const HIT_CLASSES = ['person', 'unclear', 'hidden', 'machine'] as const;
export type HitClass = (typeof HIT_CLASSES)[number];

/** Each class as reports and events name it. */
export const VERDICT_OF: Readonly<Record<HitClass, HitVerdict>> = {
  person: 'person',
  unclear: 'unclear',
  hidden: 'machine',
  machine: 'machine',
};

/** The link numbers that are no links of the author. */
export const PIXEL = 0;
export const HONEY = -1;

/** The requests for one link of one message so far. */
export type LinkHits = Record<HitClass, number> & {
  link: number;
  firstAt: Instant;
  lastAt: Instant;
};

export const VERDICT_KINDS = ['open', 'click'] as const;
export type VerdictKind = (typeof VERDICT_KINDS)[number];

/** The verdict in force on a message, and where it is counted. */
export type HitVerdictRow = {
  kind: VerdictKind;
  verdict: HitClass;
  day: LocalDate;
  provider: string;
  /** How often it changed. */
  changes: number;
};

/** A message as hits are judged. `sentAt`: null until the reply of the server is recorded. */
export type TrackedMessage = CountedMessage &
  Tracked & {
    prospectId: number;
    sentAt: Instant | null;
  };
