/** What of a reply its writer typed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ATTRIBUTIONS } from '../../../../data/classify/quotes/attributions.ts';
import { COPIED_HEADERS } from '../../../../data/classify/quotes/copied-headers.ts';
import { REPLY_ABOVE, SEPARATORS } from '../../../../data/classify/quotes/separators.ts';
import {
  DEVICE_SIGNS,
  FOOTER_EXAMPLES,
  FOOTER_STARTS,
  FOOTER_WORDS,
} from '../../../../data/classify/signature-signs.ts';
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
    [
      'a block of date and receiver',
      'Blah\n\nDate: Wed, 16 May 2026 00:15:02 -0600\nTo: bea@example.test\n\nHello',
      'Blah',
    ],
    [
      'a header of two fields',
      '8.45am-1pm\n\nFrom: ann@acme.test\nDate: Wed, 16 May 2026 00:15:02 -0600\n\n<http://x.test/c/dHJh\n>  <bob@x.test>\n\nRequester: ',
      '8.45am-1pm',
    ],
    [
      'an attribution with a link below',
      'Blah\n\nOn Thursday, May 12, 2026 at 3:03 PM, life is long. on Ann wrote:\n\n>\n> Post\n>\n(http://x.test/c/YzE) >\n> life. (http://x.test/c/Yz)\n>',
      'Blah',
    ],
    [
      'a link wrapped in the quote',
      'Blah\n\nOn Monday, 24 May, 2026 at 3:46 PM, ann wrote:\n\n> [Ticket] test\n>\n> View (http://x.test/action\n_nonce=3dd518)\n>',
      'Blah',
    ],
    [
      'a name after a dash above a list footer',
      'Hi folks\n\nHow?\n\n-Bea Bly\n\n\n_______________________________________________\nlist mailing list\nlist@x.test\nhttp://x.test/l',
      'Hi folks\n\nHow?',
    ],
    [
      'a list of the writer’s own',
      'test\n\n   - how about bullets\n   - and another\n\n\nOn Fri, Feb 24, 2026 at 10:19 AM, <ann@acme.test> wrote:\n\n> Give',
      'test\n\n   - how about bullets\n   - and another',
    ],
    [
      'an attribution without a blank',
      ':+1:\n\nOn Tue, Sep 25, 2026 at 8:59 AM, Ann Lee\n<ann@acme.test>wrote:\n\n> Steps\n\n\n-- \nBea',
      ':+1:',
    ],
    [
      'answers around a citation',
      'Hi,\nOn Tue, 2026-03-01 at 18:02 +0530, Ann Lee wrote:\n> Hi folks\n> test?\n\nYou can list.\n\nSomething like:\n\n   code();\n\nwould do it.\n\n> other\n\nFine\n\n_______________________________________________\nlist mailing list',
      'Hi,\n\nYou can list.\n\nSomething like:\n\n   code();\n\nwould do it.\n\n\nFine',
    ],
    [
      'an indented Outlook header',
      'Outlook reply\n\n\n ------------------------------\n *From:* Ann [mailto:ann@acme.test]\n*Sent:* Thursday\n*To:* b@x.test\n*Subject:* Hi!\n\nDear',
      'Outlook reply',
    ],
    ['a time first', 'Lorem\n\n16:54, 12 May 2026, "Ann Lee" <ann@acme.test>:\nHello', 'Lorem'],
    [
      'Dutch',
      'Lorem\n\nOp 17-feb.-2026, om 13:18 heeft Ann Lee <ann@acme.test> het volgende geschreven:\n\nSmall',
      'Lorem',
    ],
    [
      'Swedish',
      'Lorem\nDen 14 september, 2026 02:23:18, Ann Lee (ann@acme.test) skrev:\n\nVeniam',
      'Lorem',
    ],
    [
      'Vietnamese',
      'Hello\n\nVào 14:24 8 tháng 6, 2026, Ann Lee <ann@acme.test> đã viết:\n\nXin',
      'Hello',
    ],
    [
      'an appointment',
      'Invitation for an interview:\n\nDate: Wednesday 3, October 2026\nTime: 7 : 00am\nAddress: 130 Fox St\n\nPlease bring in your ID.',
      'Invitation for an interview:\n\nDate: Wednesday 3, October 2026\nTime: 7 : 00am\nAddress: 130 Fox St\n\nPlease bring in your ID.',
    ],
    [
      'words that begin like an attribution',
      'On your remote host you can run:\n\n     telnet 127.0.0.1 52698\n\nThis should connect to it (on your Mac, via the tunnel).',
      'On your remote host you can run:\n\n     telnet 127.0.0.1 52698\n\nThis should connect to it (on your Mac, via the tunnel).',
    ],
    [
      'German with a closing',
      'Fine.\n\nKind regards,\nBea Bly\n\n\nAnn Lee <ann@acme.test> schrieb am Mo., 1. Juni 2026 um 09:00:\n\n> x',
      'Fine.\n\nKind regards,\nBea Bly',
    ],
    [
      'Lotus Notes',
      'Fine.\n\nAnn Lee\n12/05/2026 09:00\n\nTo\nBea/Acme@ACME\ncc\n\nSubject\nHi\n\nHello',
      'Fine.',
    ],
    [
      'an address wrapped thrice',
      'Fine.\n\n\n\nOn 12/05/2026, at 09:00 , Ann Lee\n\n<\nann@acme.test\n> wrote:\n\nHello',
      'Fine.',
    ],
    [
      'guillemets',
      'Fine.\n\nLe 12 mai 2026 à 09:00, « Ann Lee » <ann@acme.test<mailto:ann@acme.test>> a écrit :\n\nBonjour',
      'Fine.',
    ],
    [
      'web.de',
      'Fine\n\n----Ursprüngliche Nachricht----\nVon : ann@acme.test\nDatum : 12/05/2026 - 09:00 (MZ)\nAn : b@x.test\nBetreff : Hi\nHallo',
      'Fine',
    ],
    [
      'Yahoo Classic',
      'Fine\n\n--------------------------------------------\nOn Tue, 5/12/26, Ann Lee <ann@acme.test> wrote:\n\n Subject: Hi\n To: b@x.test\n Date: Tuesday\n \n Hello',
      'Fine',
    ],
    ['stars', 'Fine\n\n***************\nAnn Lee\nHead', 'Fine\n\n***************\nAnn Lee\nHead'],
    [
      'Apple Mail, French',
      'Fine\n\nEnvoyé de mon iPhone\n\n> Le 12 mai 2026 à 09:00, Ann Lee <ann@acme.test> a écrit :\n> \n> Bonjour',
      'Fine',
    ],
    [
      'Apple Mail',
      'Fine\n\n> On 12 May 2026, at 09:00, Ann Lee <ann@acme.test> wrote:\n> \n> Hello',
      'Fine',
    ],
    [
      'Apple Mail, German',
      'Fine\n\n> Am 12.05.2026 um 09:00 schrieb Ann Lee <ann@acme.test>:\n> \n> \n> Hello',
      'Fine',
    ],
    ['a quote of a quote', 'Fine\n\n\n> > Ann\n', 'Fine'],
    ['a name without address', 'Fine\n\nFrom: Ann\nHello', 'Fine\n\nFrom: Ann\nHello'],
    [
      'an attribution wrapped twice',
      'Fine\nAm Di., 12. Mai 2026 um\n09:00 Uhr schrieb Ann Lee <ann@acme.test\n>:\n\n> Hallo',
      'Fine',
    ],
    [
      'Lotus Notes with a preview',
      'Fine.\n\nAnn Lee ---12.05.2026 09:00:00---Hello Bea\n\nFrom: Ann Lee/Acme\nTo: Bea',
      'Fine.',
    ],
    ['a signature on one line', 'Fine.\n\n-- bea, on the road', 'Fine.'],
  ])('is read beside %s', (_what, text, expected) => {
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
  ])('is told from the %s %j', (_program, lines) => {
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
  ])('%j are no part of it', (lines) => {
    expect(visibleReply(`${SAID}\n\n${lines}`)).toBe(SAID);
  });
});
