/** The visible reply is found beside the signs of many mail programs. */
import { describe, expect, it } from 'vitest';
import { visibleReply } from '../../../../lib/core/responses/reply-text/visible-reply.ts';

describe('the visible reply', () => {
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
});
