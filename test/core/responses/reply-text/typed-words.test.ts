/** What a person typed stays, however much it looks like the words of a program. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleReply } from '../../../../lib/core/responses/reply-text/visible-reply.ts';

const WROTE = 'On Mon, Jun 1, 2026 at 9:00 AM Ann Lee <ann@acme.test> wrote:';

describe('stays as it is:', () => {
  it.each([
    'Options:\n- one\n- two\n\nWhich?',
    'Prices:\n-- small: 10\n-- large: 20\n\nOk?',
    'From: Berlin to Munich\nI would take the train.',
    'To: all of you\nSubject to change: the date.',
    'Roses are red --\nviolets are blue --\nno thanks to you.',
    'The sun -- so bright --\nis gone.\n\nBest, Bea',
    'Sent from my desk at the office, because the phone is broken.',
    'Sent from my heart to yours, thank you all.',
    'I sent it from my iPhone yesterday.\nDid it arrive?',
    'Sent you the contract this morning.\n\nBea',
    'Sent by post on Friday, it takes two days.',
    'Enviado por correo ayer, gracias.',
    'Enviado de Madrid a Lisboa ayer',
    'Gesendet über Nacht',
    'Verschickt mit der Post',
    'Notes on the call:\nNo news.',
    '> 100 pieces: 5 % off\nfewer: no discount',
    'a > b and b > c',
    '| a | b |\n| 1 | 2 |',
    'Title\n=====\n\nText below the title.',
    '1) yes\n2) no\n3) maybe',
    'We talked to three people:\n- Bea Bly\n- Carl Cox',
    'P.S. I forgot: no thanks.',
    'De: nada',
    'A: yes\nB: no',
    'Q: price?\nA: 10',
    'Disclaimer: I am no lawyer.\nBut stop writing to me.',
    'He said "On Monday, 1 June 2026, Ann wrote a letter" and left.',
    'Wrote it down.',
    'On it!',
    '[image: photo.jpg]',
    'No, see the picture:\n[image: one.png]\nas I said.',
    '\u200bNo.\u200b',
    'They come from: bob@example.test and from: ann@example.test',
    'See <http://example.test/a> <http://example.test/b>',
  ])('%j', (text) => {
    expect(visibleReply(text)).toBe(text);
  });
});

describe('a phone that signs', () => {
  it.each([
    ['Sent from my iPhone', 'No, thank you.'],
    ['Von meinem iPhone gesendet', 'Nein danke.'],
    ['Envoyé de mon iPhone', 'Non merci.'],
    ['Get Outlook for iOS', 'No.\n\nBea'],
  ])('at the top, %j, has the reply below it', (sign, words) => {
    expect(visibleReply(`${sign}\n\n${words}`)).toBe(words);
    expect(visibleReply(`${sign}\n\n${words}\n\n${WROTE}\n> Hello\n> Ann`)).toBe(words);
  });

  it.each([
    ['an unmarked quote', 'Hello Bea\nshall we talk?'],
    ['a marked one', '> Hello Bea\n> shall we talk?'],
    ['an attribution', `${WROTE}\n\nHello Bea`],
    ['a rule and a header', '____________\nFrom: Ann\nSent: Monday\nTo: Bea\nSubject: Hi\n\nHello'],
    ['a second sign', 'Get Outlook for iOS<https://acme.test/x>'],
  ])('below the reply has above it all of the reply, and below it %s', (_what, below) => {
    expect(visibleReply(`No.\n\nSent from my iPhone\n\n${below}`)).toBe('No.');
  });

  it.each([
    'Sent from my Acme Ultra X 4G',
    'Sent from my Acme X9',
    'Sent from my iPhone!',
    'Sent from AcmeApp<http://acme.test/r?b=2621>',
    'Sent wirelessly from my BlackBerry\nEnvoyé sans fil par mon terminal BlackBerry',
    'Sent from my HTC smartphone!',
    'נשלח מה-iPhone שלי',
  ])('as %j is not part of the reply', (sign) => {
    expect(visibleReply(`No.\n\n${sign}`)).toBe('No.');
  });

  it('says nothing alone', () => {
    expect(visibleReply('Sent from my iPhone')).toBe('');
  });

  it('leaves an answer below the quote', () => {
    const text = `No.\n\nSent from my iPhone\n\n${WROTE}\n> Hello\n\nAnd do not call.`;
    expect(visibleReply(text)).toBe('No.\n\nAnd do not call.');
  });
});

describe('what is not seen', () => {
  it.each([
    ['an image of a logo', 'No.\n\n[cid:logo.png@01D7]'],
    ['an image of the signature', 'No.\n\n[image: Acme]\n\n<image001.png>'],
    ['marks of no width', 'No.\n\n\u200b\n\u2060\n\u00a0'],
    ['marks above a quote', `No.\n\n\u200b\n${WROTE}\n> Hello`],
  ])('is not part of the reply: %s', (_what, text) => {
    expect(visibleReply(text)).toBe('No.');
  });

  it.each(['\u200b\n\u00a0\n', ' \n\t\n', '\ufeff'])('%j says nothing', (text) => {
    expect(visibleReply(text)).toBe('');
  });
});

describe('the visible text', () => {
  it('is made of lines of the body, in their order', () => {
    const line = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.constantFrom('> quoted', WROTE, `No. ${WROTE}`, '-- ', 'From: Ann', 'wrote:> x', '```'),
      fc.constantFrom(
        'Sent from my iPhone',
        'See:',
        '| a |',
        '[cid:x]',
        'yes',
        '---',
        '\u200b',
        '',
      ),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const source = lines.join('\n').replace(/\r\n?/g, '\n').split('\n');
        let at = 0;
        for (const typed of visibleReply(lines.join('\n')).split('\n')) {
          if (typed.trim() === '') continue;
          // A line may end or begin where a program joined an attribution to it.
          while (at < source.length && !(source[at] ?? '').includes(typed.trimEnd())) at++;
          expect(at, typed).toBeLessThan(source.length);
        }
      }),
    );
  });

  it.each([
    ['quote marks', '>\n'],
    ['quote marks in one line', '>'],
    ['the beginning of attributions', 'On \n'],
    ['attributions joined to words', 'a On 1 wrote:\n'],
    ['attributions with quotes', 'wrote:> '],
    ['dashes', '-\n'],
    ['dashes in one line', '-'],
    ['blanks', ' '],
    ['blank lines', `${' '.repeat(200)}\n`],
    ['fences', '```\n'],
    ['headers', 'From: a\n'],
    ['copies', '-----Original Message-----\n> x\n'],
    ['dates', '2026-06-01 '],
    ['wrapped lines', `> ${'x'.repeat(74)}\nlower\n`],
    ['signs of phones', `Sent from my ${'A b '.repeat(30)}\n`],
    ['images', `[cid:${'x'.repeat(150)}\n`],
  ])('of a megabyte of %s takes less than 200 ms', (_what, part) => {
    const text = part.repeat(Math.ceil(1_000_000 / part.length));
    const before = process.cpuUsage();
    visibleReply(text);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(200);
  });
});
