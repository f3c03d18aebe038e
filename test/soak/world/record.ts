/**
 * The input of the checker: the sink's log, and the run's own list of people, limits and answers.
 * Nothing of the program under test.
 */

/** One RCPT the sink answered, in the order it answered them. */
export type SinkLine = {
  outcome: 'accepted' | 'refused';
  code: number;
  /** Envelope addresses. */
  from: string;
  to: string[];
  /** As they came, in order; empty for a refused recipient. */
  headers: [name: string, value: string][];
  text: string;
};

/** Where a person really lives, in the oracle's own terms. */
export type Home = {
  zone: string;
  /** As date-holidays names them. */
  country: string;
  state?: string;
  /** ISO weekdays off, 1 Monday to 7 Sunday. */
  weekend: readonly number[];
};

export type SoakPerson = { email: string; home: Home };

export const ANSWER_KINDS = ['reply', 'unsubscribe', 'hard', 'soft', 'outOfOffice'] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

/** An answer, from the moment the program was given it to read. */
export type RecordedAnswer = {
  email: string;
  /** 1 for the first. */
  step: number;
  kind: AnswerKind;
  processedAt: number;
  /** How many lines the log had then: what comes after them comes after the answer. */
  processedAtLine: number;
  /** The day an absent person is back (their calendar). */
  returnsOn?: string;
};

export type SoakLimits = {
  address: string;
  zone: string;
  perHour: number;
  perDay: number;
  warmupSchedule: readonly number[];
  burst?: { max: number; perMinutes: number };
  minGapSeconds?: number;
};

export type RunRecord = {
  campaign: {
    zone: string;
    perHour: number;
    perDay: number;
    /** Days between a step and the one before it; the first entry is 0. */
    gaps: readonly number[];
    window: { start: string; end: string };
  };
  mailboxes: readonly SoakLimits[];
  people: readonly SoakPerson[];
  answers: readonly RecordedAnswer[];
};
