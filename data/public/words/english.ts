/** The page behind the unsubscribe link, in English. */
import type { PublicWords } from '../../../lib/domain/responses/public-texts.ts';

export const ENGLISH: Readonly<Record<'en', PublicWords>> = {
  en: {
    title: 'Email preferences',
    question: 'How often may {sender} write to you?',
    questionOfUnknown: 'How often may we write to you?',
    choices: {
      never: {
        button: 'Unsubscribe',
        effect: 'You will not get any more messages from this sender.',
      },
      pause: {
        button: 'Pause for {days} days',
        effect: 'You will not get any messages for {days} days.',
      },
      less_often: {
        button: 'Less often',
        effect: 'You will get at most one message every {days} days.',
      },
    },
    now: {
      never: 'You are unsubscribed.',
      pause: 'Messages to you are paused until {date}.',
      less_often: 'You get at most one message every {days} days.',
    },
    done: {
      never: 'You are unsubscribed. You will not get any more messages.',
      pause: 'Done. You will not get any messages for {days} days.',
      less_often: 'Done. You will get at most one message every {days} days.',
    },
    failed: 'Your choice could not be saved. Please try again in a few minutes.',
    footer: 'Your choice applies to all messages from this sender to your address.',
  },
};
