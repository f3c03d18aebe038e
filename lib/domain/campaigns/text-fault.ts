/** Why the text of a message cannot be rendered for one prospect. */

/** Each is also the reason of the hold that the fault places on the campaign. */
export const TEXT_FAULTS = [
  'render_failed',
  'too_long',
  'missing_field',
  'empty_subject',
  'empty_text',
] as const;

export type TextFault = {
  reason: (typeof TEXT_FAULTS)[number];
  /** The part of the step with the fault; null for the message as a whole. */
  part: 'subject' | 'text' | 'html' | 'footer.text' | 'footer.html' | null;
  /** The merge field without a value; null for other reasons. */
  field: string | null;
  /**
   * The template engine's message with line and column. It quotes the template, never a value. Null
   * if the reason is enough.
   */
  detail: string | null;
};

/** A text that was rendered for a prospect and failed. `step` counts from 0. */
export type FailedText = TextFault & { step: number; variant: string };
