/** A person whose data is erased: what is looked for, and what went. */

/** A person by address, in any spelling, or by the row number that other answers give. */
export type PersonAsked = { email: string; canonical: string } | { id: number };

/** `canonical`: null where the person was forgotten before, and is asked for by number. */
export type PersonToForget = {
  prospectId: number | null;
  canonical: string | null;
  wasForgotten: boolean;
};

/** How much was erased, by where it lay. */
export type Erased = {
  fields: number;
  subjects: number;
  responses: number;
  serverAnswers: number;
  suppressions: number;
  quarantined: number;
  files: number;
  toolCalls: number;
  elsewhere: number;
};

/** Stands wherever the address was. */
export const ERASED_ADDRESS = '[forgotten]';
