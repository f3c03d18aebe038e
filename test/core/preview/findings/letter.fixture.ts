/** A letter in order; a test changes the part that it is about. */
import { checkLetter } from '../../../../lib/core/preview/findings/check-letter.ts';
import type { Finding, FinishedLetter } from '../../../../lib/core/preview/findings/finding.ts';

export function findingsOf(part: Partial<FinishedLetter>): Finding[] {
  return checkLetter({
    subject: 'An idea for your team',
    text: 'Hi Ada,\n\nWould Tuesday suit you?\n\nAnn Lee\n500 Main Street, Springfield, IL 62701\n',
    html: null,
    headers: [{ name: 'List-Unsubscribe', value: '<mailto:u@acme.test>' }],
    messageId: '<abcdefgh.ijkl@acme.test>',
    step: 0,
    fields: {},
    countedLinks: null,
    ...part,
  });
}

export const codesOf = (part: Partial<FinishedLetter>): string[] =>
  findingsOf(part).map(({ code }) => code);
