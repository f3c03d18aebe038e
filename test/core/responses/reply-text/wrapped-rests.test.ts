/** Lines between quoted lines: answers, or the rests of lines that were wrapped in transit. */
import { describe, expect, it } from 'vitest';
import { visibleReply } from '../../../../lib/core/responses/reply-text/visible-reply.ts';

const WROTE = 'On Mon, Jun 1, 2026 at 9:00 AM Ann Lee <ann@acme.test> wrote:';
/** Full lines: the next word would not have fit. */
const FULL = '> We ship on each working day and we would be glad to send you a few free';
const FULL_AGAIN = '> The prices are those of the list that our colleague in Berlin gave to all';
const ENDED = '> We ship on each working day and would gladly send you a few.';
const ASKED = '> We ship on each working day: would you like us to send you a few samples?';

describe('the rest of a wrapped quoted line is not the writer’s:', () => {
  it.each([
    ['a word', [FULL, 'samples', '> Ann']],
    ['many words', [FULL, 'samples, with a list of all the prices we have for you.', '> Ann']],
    ['above an empty quoted line', [FULL, 'samples and a list.', '>']],
    ['more than one', [FULL, 'samples', '> and', FULL_AGAIN, 'partners', '> Ann']],
    ['a shorter line where another was wrapped', [FULL, 'samples.', ENDED, 'at once.', '>']],
    [
      'the last line where another was wrapped',
      [FULL, 'samples.', '>', FULL_AGAIN, 'customers.', ''],
    ],
    ['a link', ['> See https://acme.test/a/very/long/path', 'that-goes-on', '> Ann']],
    ['the end of a link in brackets', ['> <https://acme.test/a/long/path', '>/more>', '> Ann']],
    ['an address', ['> Write to Ann Lee, who knows,', 'ann.lee@acme.test', '> Ann']],
    ['the end of an attribution', ['> On 29 May 2026 Bea <bea@example.test>', '> wrote:', '>> Hi']],
  ])('%s', (_what, quote) => {
    expect(visibleReply(`Fine.\n\n${WROTE}\n${quote.join('\n')}`)).toBe('Fine.');
  });
});

describe('an answer between quoted lines is the writer’s:', () => {
  it.each([
    ['below a question', [ASKED, 'no thanks', '> Ann'], 'no thanks'],
    ['with a capital letter', [FULL, 'No.', '> Ann'], 'No.'],
    ['below a short line', ['> Do you ship abroad', 'no, never', '> Ann'], 'no, never'],
    ['below a full stop', [ENDED, 'no need', '> Ann'], 'no need'],
    ['each of several', ['> One?', 'Yes.', '> Two?', 'No.'], 'Yes.\nNo.'],
    ['apart from the lines', ['> One?', '', 'Yes.', '', '> Two?', '', 'No.'], 'Yes.\n\n\nNo.'],
    ['when it is all there is', [FULL, 'no thanks', '> Ann'], 'no thanks'],
    ['in a script without capitals', [ASKED, '不要', '> Ann'], '不要'],
  ])('%s', (_where, lines, expected) => {
    expect(visibleReply(`${WROTE}\n${lines.join('\n')}`)).toBe(expected);
  });
});

describe('a passage that the writer cites', () => {
  const CITED = 'See the text:\n\n> Bea Bly\n> Head of it\n\nIs it right?';

  it('stays where a colon introduces it and words follow', () => {
    expect(visibleReply(CITED)).toBe(CITED);
  });

  it('stays above the quote of the message', () => {
    expect(visibleReply(`${CITED}\n\n${WROTE}\n> Hello\n> Ann`)).toBe(CITED);
  });

  it.each([
    ['it ends the text', 'See the text:\n\n> Bea Bly\n> Head of it', 'See the text:'],
    ['the line above is none', 'See the text\n\n> Bea\n> Head\n\nOk?', 'See the text\n\n\nOk?'],
    ['there are several', 'Answers:\n> One?\nYes.\n> Two?\nNo.', 'Answers:\nYes.\nNo.'],
    [
      'the line may be an attribution',
      'Ok.\n\nAnn-ek 2026/6/1 zzz:\n> Hello\n> Ann\n\nBea',
      'Ok.\n\nAnn-ek 2026/6/1 zzz:\n\nBea',
    ],
  ])('does not where %s', (_why, text, expected) => {
    expect(visibleReply(text)).toBe(expected);
  });

  it('stays between the fences of code, which has no quotes and headers', () => {
    const code = 'It prints:\n\n```\n> one\n> two\nFrom: a\nTo: b\nSubject: c\n```\n\nIs it right?';
    expect(visibleReply(code)).toBe(code);
  });

  it('is none behind a fence that never ends', () => {
    expect(visibleReply(`\`\`\`\nFine.\n\n${WROTE}\n> Hello`)).toBe('```\nFine.');
  });
});
