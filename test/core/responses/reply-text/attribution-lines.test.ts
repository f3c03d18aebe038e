/** The lines above a quote, as the programs of many languages write them. */
import { describe, expect, it } from 'vitest';
import { visibleReply } from '../../../../lib/core/responses/reply-text/visible-reply.ts';
import { ABOVE_ANY_QUOTE, ABOVE_MARKED_QUOTE } from './attribution-lines.fixture.ts';

const SAID = 'Fine, thanks.';

describe('the reply ends above', () => {
  it.each(ABOVE_ANY_QUOTE)('%j and a quote with marks', (lines) => {
    expect(visibleReply(`${SAID}\n\n${lines}\n\n> Hello Bea\n> shall we talk?`)).toBe(SAID);
  });

  it.each(ABOVE_ANY_QUOTE)('%j and a quote without marks', (lines) => {
    expect(visibleReply(`${SAID}\n\n${lines}\n\nHello Bea\nshall we talk?`)).toBe(SAID);
  });

  it.each(ABOVE_MARKED_QUOTE)('%j and a quote with marks only', (lines) => {
    expect(visibleReply(`${SAID}\n\n${lines}\n\n> Hello Bea\n> shall we talk?`)).toBe(SAID);
  });

  it.each([
    ['on the line of the reply', 'No. On Mon, Jun 1, 2026 at 9:00 AM Ann <ann@acme.test> wrote:'],
    ['after dashes', 'No.--- On Mon, 1 Jun 2026 at 9:00, Ann <ann@acme.test> wrote:'],
    ['by day and month', 'No. On 1 Jun 2026, at 9:00, Ann Lee wrote:'],
    ['by month and day', 'No. On Jun 1, 2026, at 9:00 AM, Ann Lee wrote:'],
    ['and wrapped', 'No. On Jun 1, 2026, at 9:00 AM, Ann Lee <\nann@acme.test> wrote:'],
  ])('an attribution that a program joined to it, %s', (_where, line) => {
    expect(visibleReply(`${line}\n> Hello\n> Ann`)).toBe('No.');
  });

  it('an attribution that the quote follows on its own line', () => {
    expect(visibleReply('No.\n\nOn Jun 1, 2026, at 9:00 AM, Ann wrote:> Hello\n> Ann')).toBe('No.');
  });

  it('the marks of a forum below a rule', () => {
    const old = 'Some words of an earlier message.\n'.repeat(30);
    expect(visibleReply(`${SAID}\n\n---\n*Previous Replies*\n\n${old}`)).toBe(SAID);
  });
});

describe('the reply goes on below', () => {
  it.each([
    ['a sentence about what was written', 'On Monday she wrote that the price is fine.'],
    ['an own sentence without an end', 'On 12 May 2026 at 9:00 I wrote'],
    ['an invoice', 'On 1 June 2026 at 09:00 the invoice was sent'],
    ['an appointment', 'On 3 June 2026 at 10:00 we meet ann@acme.test'],
    ['a German participle', 'Am 3. Juni 2026 um 9:00 habe ich Ihnen geschrieben'],
    ['an Italian participle', 'Il 12/05/2026 alle 9:00 ho scritto'],
    ['an absence', 'I am away until 1 June 2026 9:00:'],
    ['a meeting with someone', 'Call me on Monday 1 June 2026 at 10:00 with bob@example.test:'],
    ['a list of contacts', 'Please contact:\nbob@example.test'],
    ['a list of people', 'Our people:\nAnn Lee <ann@example.test>\nBob Ray <bob@example.test>'],
    ['a journey', 'From: Berlin\nTo: Munich'],
    ['a date, a time and a place', 'Date: 3 June\nTime: 10:00\nPlace: Berlin'],
    ['"the original message"', 'The original message was lost.'],
    ['"original message received"', 'Original message received, thank you.'],
    ['a quotation in a sentence', 'You wrote: "shall we talk?" - yes.'],
    ['a Spanish courtesy', 'De nada'],
  ])('%s', (_what, line) => {
    const text = `Hello Ann,\n\n${line}\n\nNo, please do not call.`;
    expect(visibleReply(text)).toBe(text);
  });
});
