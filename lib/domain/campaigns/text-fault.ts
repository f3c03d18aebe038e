/** Why the text of a message cannot be written for one person. */

/** Each is also the reason of the hold that such a text places on its campaign. */
export const TEXT_FAULTS = [
  'render_failed',
  'too_long',
  'missing_field',
  'empty_subject',
  'empty_text',
] as const;

export type TextFault = {
  reason: (typeof TEXT_FAULTS)[number];
  /** Where in the step it happened; null when it is the message as a whole. */
  part: 'subject' | 'text' | 'html' | 'footer.text' | 'footer.html' | null;
  /** The merge field that has no value; null for other reasons. */
  field: string | null;
  /**
   * The engine's words with line and column. They quote the template, never a value. Null where the
   * reason says it all.
   */
  detail: string | null;
};

/** A text that was tried for a person. `step` counts from 0. */
export type FailedText = TextFault & { step: number; variant: string };
