/** What of a reply its writer typed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ATTRIBUTIONS } from '../../../../data/classify/quotes/attributions.ts';
import { COPIED_HEADERS } from '../../../../data/classify/quotes/copied-headers.ts';
import { REPLY_ABOVE, SEPARATORS } from '../../../../data/classify/quotes/separators.ts';
import { DEVICE_SIGNS } from '../../../../data/classify/signatures/device-signs.ts';
import {
  FOOTER_EXAMPLES,
  FOOTER_STARTS,
  FOOTER_WORDS,
} from '../../../../data/classify/signatures/footers.ts';
import { visibleReply } from '../../../../lib/core/responses/reply-text/visible-reply.ts';
import { ATTRIBUTION_SHAPES } from './reply-shapes.fixture.ts';

const SAID = 'Thanks, that works for us.';
const QUOTE = '> Hello Bea\n> shall we talk?\n>\n> Ann';

describe('the visible reply', () => {
  it.each([
    [
      'has no Gmail quote',
      'Sounds good.\n\nOn Mon, Jun 1, 2026 at 9:00 AM Ann Lee <ann@acme.test> wrote:\n\n> Hello Bea\n> unsubscribe here',
      'Sounds good.',
    ],
    [
      'has no quote whose attribution is wrapped',
      'Yes\n\nOn Mon, Jun 1, 2026 at 9:00 AM Ann Lee <\nann@acme.test> wrote:\n> Hello',
      'Yes',
    ],
    [
      'has no Outlook header block',
      'Please call.\n\n________________________________\nFrom: Ann Lee\nSent: Monday, June 1, 2026 9:00\nTo: Bea\nSubject: Hi\n\nHello Bea',
      'Please call.',
    ],
    [
      'has no German header block',
      'Gerne.\n\nVon: Ann Lee\nGesendet: Montag, 1. Juni 2026\nAn: Bea\nBetreff: Hallo\n\nHallo Bea',
      'Gerne.',
    ],
    ['has no original message', 'No.\n\n-----Original Message-----\nHello Bea', 'No.'],
    [
      'has no German quote',
      'Nein danke.\n\nAm 01.06.2026 um 09:00 schrieb Ann Lee:\n> Hallo',
      'Nein danke.',
    ],
    [
      'has no French quote',
      'Non.\n\nLe lun. 1 juin 2026 à 09:00, Ann Lee <ann@acme.test> a écrit :\n> Bonjour',
      'Non.',
    ],
    [
      'has no Spanish quote',
      'No.\n\nEl lun, 1 jun 2026 a las 9:00, Ann Lee (<ann@acme.test>) escribió:\n> Hola',
      'No.',
    ],
    [
      'has no Japanese quote',
      '結構です。\n\n2026年6月1日(月) 9:00 Ann Lee <ann@acme.test>:\n> こんにちは',
      '結構です。',
    ],
    ['has no signature', 'Yes.\n\n-- \nBea Bly\nExample Ltd', 'Yes.'],
    ['has no telephone signature', 'Yes.\n\nSent from my iPhone', 'Yes.'],
    [
      'keeps what stands below the quote',
      'On 1 Jun 2026, Ann Lee <ann@acme.test> wrote:\n> Hello Bea\n\nNo thanks.',
      'No thanks.',
    ],
    [
      'keeps answers between quotes',
      'Hi,\n\nOn 1 Jun 2026, Ann wrote:\n> Do you ship?\nYes, daily.\n> Abroad?\nNo.\n> Ann',
      'Hi,\n\nYes, daily.\nNo.',
    ],
    [
      'keeps a text without quotes as it is',
      'One.\n\n  Two, as I wrote:\nThree',
      'One.\n\n  Two, as I wrote:\nThree',
    ],
    [
      'keeps "From: my side" in a sentence',
      'From: my side it is fine.\nBea',
      'From: my side it is fine.\nBea',
    ],
    [
      'of a forward without words is empty',
      '---------- Forwarded message ---------\nFrom: Ann <ann@acme.test>\n\nHello',
      '',
    ],
    ['of nothing is nothing', '', ''],
  ])('%s', (_fact, text, expected) => {
    expect(visibleReply(text)).toBe(expected);
  });

  it.each([
    [
      'keeps an answer below a quote, without the attribution',
      'On 04/19/2026 07:10 AM, Ann Lee wrote:\n\n>\n> Test\nFine',
      'Fine',
    ],
    [
      'keeps a closing below the quote',
      'Fine\n\nOn 04/19/2026 07:10 AM, Ann Lee wrote:\n\n>\n> Test\n\nRegards, Bea',
      'Fine\n\nRegards, Bea',
    ],
    [
      'has no quote within a quote',
      'Fine\nOn 04/19/2026 07:10 AM, Ann Lee wrote:\n\n>On 04/18/2026 07:10 AM, Bea wrote:\n>\n>>\n>> Test\n\nBea',
      'Fine\n\nBea',
    ],
    [
      'keeps the answers of a whole discussion',
      'On 1 Jun 2026, Ann <ann@acme.test> wrote:\n> A?\nYes.\n\nOn 2 Jun 2026, Carl <carl@acme.test> wrote:\n> B?\nNo.',
      'Yes.\n\nNo.',
    ],
    [
      'has no footer of a mailing list below the quote',
      'Hi!\n\nOn 1 Jun 2026, at 9:00, Ann <ann@acme.test> wrote:\n> x\n> y\n\n_______________________________________________\nlist mailing list',
      'Hi!',
    ],
    ['has no quote without attribution', 'Fine\n\n> Hello\n> there', 'Fine'],
    ['has no quote above it', '> Are you there?\n> Tell me.\n\nYes.', 'Yes.'],
    [
      'keeps an arrow of its own',
      'Visit us\n>>> here <<<\nany time',
      'Visit us\n>>> here <<<\nany time',
    ],
    [
      'has no wrapped rest of a quoted line',
      `Fine\n\nOn 1 Jun 2026, Ann <ann@acme.test> wrote:\n> ${'word '.repeat(15)}\nagain\n> end`,
      'Fine',
    ],
    [
      'has no message copied on one line',
      'Fine\n\n-------- Original message --------From: Ann Lee <ann@acme.test> Date: 6/1/26 9:00 (GMT+01:00)\nHello',
      'Fine',
    ],
    [
      'has no attribution that a program joined to it',
      'Fine. On Mon, Jun 1, 2026 at 9:00 AM Ann Lee <ann@acme.test> wrote:\n> x',
      'Fine.',
    ],
    [
      "has none of the ticket system's words",
      'Yes.\n\n##- Please type your reply above this line -##\n\nOld',
      'Yes.',
    ],
    [
      'of a telephone that says nothing is empty',
      'Sent from my iPhone\n\nOn 1 Jun 2026, at 9:00, Ann <ann@acme.test> wrote:\n\n> x',
      '',
    ],
    [
      'has no usenet quote',
      'Fine\n\nOn 1 Jun 2026, Ann <ann@acme.test> wrote:\nAL> one\nAL> two',
      'Fine',
    ],
    [
      'has no signature after a dash',
      'Hi Ann,\n\nfine.\n\n-Bea Bly\n\nOn 2/28/26 9:01 AM, Ann Lee wrote:\n> x\n> y',
      'Hi Ann,\n\nfine.',
    ],
  ])('%s', (_fact, text, expected) => {
    expect(visibleReply(text)).toBe(expected);
  });

  it.each([
    ['Sent from my desk, which is easier than my mobile phone.'],
    ['Sent via FedEx yesterday, you should have it by now.'],
    ['Sent with the wrong attachment, sorry!'],
    ['From my side it is fine.'],
    ['Lähetetty eilen postitse teille, odottakaa.'],
    ['This email is not welcome, remove me.'],
    ['Dit bericht is niet welkom, schrijf me uit.'],
    ['Options:\n- one\n- Two'],
    ['Title\n-----\ntext'],
    ['As I wrote on 12.05.2026:\nwe are fine'],
    ['I wrote to bob@x.test:\nno answer'],
    ['Please note:\nOn Monday 3 June I am away.\nOn Tuesday I am back'],
    ['Am 3. Juni um 9:00 schrieb ich Ihnen bereits.'],
    ['Date: Wednesday\nTime: 7am\nAddress: 130 Fox St'],
    ['To: do\nFrom: here'],
    ['We meet at 10:30 with bob@x.test and ann@x.test:\nok?'],
    ['| a | b |\n| 1 | 2 |'],
  ])('keeps "%s", which only looks like a sign', (line) => {
    expect(visibleReply(`${SAID}\n\n${line}`)).toBe(`${SAID}\n\n${line}`);
  });

  it('never holds a line that the text does not', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string({ maxLength: 40 }),
            fc.constantFrom('> quoted', 'On 1 Jun 2026, Ann wrote:', '-- ', 'From: Ann', ''),
          ),
          { maxLength: 30 },
        ),
        (lines) => {
          const source = new Set(
            lines
              .join('\n')
              .replace(/\r\n?/g, '\n')
              .split('\n')
              .map((line) => line.trimEnd()),
          );
          for (const line of visibleReply(lines.join('\n')).split('\n'))
            if (line.trim() !== '') expect(source).toContain(line.trimEnd());
        },
      ),
    );
  });

  it('of its own result is the same again when no quote was kept', () => {
    const once = visibleReply(
      'Sounds good.\n\nOn Mon, Jun 1, 2026 at 9:00 AM Ann Lee <ann@acme.test> wrote:\n> Hello',
    );
    expect(visibleReply(once)).toBe(once);
  });
});

describe.each([
  ['marked', `\n\n${QUOTE}`],
  ['marked at once', `\n${QUOTE}`],
  ['not marked', '\n\nHello Bea\nshall we talk?'],
])('the reply above a quote that is %s', (_way, quote) => {
  it.each([
    ...ATTRIBUTION_SHAPES,
    ...ATTRIBUTIONS.map((row) => [`attribution ${row.language}`, row.example] as const),
    ...COPIED_HEADERS.map((row) => [`header ${row.language}`, row.example] as const),
    ...SEPARATORS.map((words) => ['separator', `----- ${words} -----`] as const),
    ...REPLY_ABOVE.map((words) => ['ticket', `##- please ${words} -##`] as const),
  ])('is separated from the %s %j', (_program, lines) => {
    expect(visibleReply(`${SAID}\n\n${lines}${quote}`)).toBe(SAID);
  });
});

describe('the words of programs below the reply', () => {
  it.each([
    ...DEVICE_SIGNS.map((sign) => [sign.example]),
    ...FOOTER_EXAMPLES.map((text) => [text]),
    ...FOOTER_STARTS.map((start) => [`${start} x ${FOOTER_WORDS[0]}`]),
    ['-Bea'],
    ['- Bea Bly'],
    ['-- Bea'],
    ['--\nBea'],
    ['-- \nBea\nHead of it'],
    ['__\nBea'],
    ['---\nBea Bly\nHead of it'],
    ['====\nBea'],
    ['Sent from my Verizon, Samsung Galaxy smartphone'],
    ['Sent from my T-Mobile 4G LTE Device'],
    ['Sent from my BlackBerry® wireless device from MTN'],
    ['(sent from a phone)'],
    ['Sent from my mobile. Please excuse typos'],
    ['[Sent from Front](http://x.test)'],
    ['Sent from [Mail](https://x.test) for Windows'],
    ['*Sent from my iPhone*'],
    ['Sent via the Samsung Galaxy S7, an AT&T 4G LTE smartphone'],
    ['Sent from Mailspring'],
  ])('%j are not part of it', (lines) => {
    expect(visibleReply(`${SAID}\n\n${lines}`)).toBe(SAID);
  });
});
