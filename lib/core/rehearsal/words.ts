/** The texts that the invented recipients of a rehearsal write. */
import { sayDate } from '../text/say-date.ts';
import type { Instant, LocalDate } from '../../domain/time.ts';
import type { Intent } from '../../domain/responses/response.ts';

/** `intent`: what `process` must read from the words. */
export const REPLIES: readonly { intent: Intent; words: string }[] = [
  {
    intent: 'interested',
    words: 'Sounds interesting. Could you send me your price list and two dates for a call?',
  },
  {
    intent: 'interested',
    words: 'Good timing, we are interested. Does Thursday afternoon work for a short call?',
  },
  { intent: 'question', words: 'How long does it take, and who else uses this?' },
  { intent: 'not_interested', words: 'Thank you, but we are not interested.' },
  { intent: 'not_interested', words: 'No thanks, we already work with a local provider.' },
  {
    intent: 'later',
    words: 'Not right now. Please get back to me in September, when the new budget is out.',
  },
  {
    intent: 'referral',
    words:
      'You should talk to our quality team about this; please contact Robin Vale at the front office.',
  },
];

export const FAREWELL = {
  subject: 'Automatic reply',
  text: 'I no longer work for this company. Your mail has not been forwarded.',
} as const;

export const UNSUBSCRIBE_WISH = 'Please remove me from your list.';

/** `back`: any instant of the day of return. */
export function absenceUntil(back: Instant): { subject: string; text: string } {
  const date = new Date(back).toISOString().slice(0, 10) as LocalDate;
  return {
    subject: 'Automatic reply',
    text: `Hello,\n\nI am out of the office and will be back on ${sayDate(date)}.\n\nI will answer your message then.`,
  };
}
