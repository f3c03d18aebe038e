/** Of a subject only the sender's own words count: not the subject they answer, and not ours. */
import { describe, expect, it } from 'vitest';
import { FORWARD_PREFIXES, REPLY_PREFIXES } from '../../../../../data/classify/subject-prefixes.ts';
import { ownSubjectCutter } from '../../../../../lib/core/responses/classify/subject/own-subject.ts';
import { readSubject } from '../../../../../lib/core/responses/classify/subject/read-subject.ts';
import { findSubjectSign } from '../../../../../lib/core/responses/classify/subject/subject-signs.ts';

const OWN = 'Out of office printing for your team';

describe('the beginning of a subject', () => {
  it.each<[string, string]>([
    ['Re: Out of office printing', ''],
    ['RE: FW: Out of office printing', ''],
    ['Re[2]: Undeliverable promises', ''],
    ['Re (3): Undeliverable promises', ''],
    ['RE : Absence', ''],
    ['Re：不在', ''],
    ['[EXTERNAL] Re: Away from spreadsheets?', ''],
    ['***SPAM*** [EXT] AW: Abwesenheit im Team planen', ''],
    ['EXTERNAL: RE: Returned mail', ''],
    ['{Spam?} (External) SV: Frånvaro', ''],
    ['Out of Office Re: Your warehouse', 'out of office'],
    ['Automatic reply: Your warehouse', 'automatic reply: your warehouse'],
    ['Absence: Re: Away from it all', 'absence:'],
    ['FW: Automatic reply: Your warehouse', 'automatic reply: your warehouse'],
    ['[Fwd: Undelivered mail]', 'undelivered mail'],
    ['Your warehouse', 'your warehouse'],
  ])('%s: "%s"', (subject, leading) => {
    expect(readSubject(subject, []).leading).toBe(leading);
  });

  it('every prefix of the table is known, with a counter, in capitals and before another one', () => {
    for (const prefix of REPLY_PREFIXES) {
      for (const written of [
        `${prefix}: Absence`,
        `${prefix.toUpperCase()}[2]: Absence`,
        `[x] FW: ${prefix} : Absence`,
      ])
        expect([written, readSubject(written, []).isReply]).toEqual([written, true]);
    }
    for (const prefix of FORWARD_PREFIXES)
      expect([prefix, readSubject(`${prefix}: Absence`, [])]).toMatchObject([
        prefix,
        { isForward: true, leading: 'absence' },
      ]);
  });

  it.each([
    'Reply: yes',
    'Research: a question',
    'I agree',
    'Awesome: thanks',
    'Absence',
    'Resume of Bea',
  ])('%s has none', (subject) => {
    expect(readSubject(subject, [])).toMatchObject({ isReply: false, isForward: false });
  });
});

describe('our own subject', () => {
  it.each<[string, string, string]>([
    [OWN, '', ''],
    [`Re: ${OWN}`, '', ''],
    [`Automatic reply: ${OWN}`, 'automatic reply:', ''],
    [`Out of Office Re: ${OWN}`, 'out of office', ''],
    [`${OWN} - Abwesenheit`, '', 'abwesenheit'],
    [`RE: ${OWN} [#1234] - Out of office`, '', 'out of office'],
    ['Out  of office\n printing for YOUR team', '', ''],
    ['“Out of office printing” for your team!', '', ''],
    ['Out of office printing for…', '', ''],
    ['Out of office printing for yo', '', ''],
    ['Automatic reply: Out of office pri...', 'automatic reply:', ''],
    ['Ticket 17: Out of office printing for your team', 'ticket 17:', ''],
  ])('%s leaves "%s" and "%s"', (subject, leading, trailing) => {
    const read = readSubject(subject, ['Hello', `Re: ${OWN}`]);
    expect([read.leading, read.trailing, read.hasOwnSubject]).toEqual([leading, trailing, true]);
  });

  it.each(['Out of office', 'Out of office until Monday', 'Away from printing', 'Office printing'])(
    '%s is not ours',
    (subject) => {
      expect(readSubject(subject, [OWN])).toMatchObject({
        hasOwnSubject: false,
        leading: subject.toLowerCase(),
      });
    },
  );

  it("in a notice that has both, the responder's words stay", () => {
    expect(readSubject('Absence: Absence', ['Absence']).leading).toBe('absence:');
  });

  it('without accents, as some gateways send it, is ours too', () => {
    expect(
      readSubject('Absence prevue de votre equipe', ['Absence prévue de votre équipe']).leading,
    ).toBe('');
  });

  it('is taken out of a text that cites it, however it was wrapped, and only there', () => {
    const cut = ownSubjectCutter([OWN, 'Absence', 'Hi', '']);
    expect(
      cut(
        'Your message "Out of office\n> printing for your team" has arrived. My absence ends on Monday. Hi!',
      ),
    ).toBe('Your message " " has arrived. My absence ends on Monday. Hi!');
    expect(cut('Subject: Absence\nYour mail "Absence" has arrived')).toBe(
      'Subject:  \nYour mail " " has arrived',
    );
    expect(ownSubjectCutter([])('Absence')).toBe('Absence');
  });

  it('with signs of regular expressions, very long, or only emoji causes no error', () => {
    const odd = ['(.*)+ [a-z]{2,} $1 \\d', 'a '.repeat(500), '🎉🎉', '\u0000'];
    expect(readSubject('Re: (.*)+ [a-z]{2,} $1 \\d', odd).isReply).toBe(true);
    expect(ownSubjectCutter(odd)('a '.repeat(30_000))).toContain(' ');
    expect(readSubject('\u0000 Out of office', [])).toMatchObject({
      leading: 'out of office',
      hasOwnSubject: false,
    });
  });
});

describe('a subject that we mean to send', () => {
  it.each<[string, string]>([
    ['Out of office printing for your team', 'absence'],
    ['Away from spreadsheets?', 'absence'],
    ['Abwesenheit im Team planen', 'absence'],
    ['不在時の対応', 'absence'],
    ['Automatic reply handling', 'auto_reply'],
    ['Undeliverable promises', 'bounce'],
    ['Returned mail is expensive', 'bounce'],
    ['Failure notice: what now', 'bounce'],
    ['Your parcels (undeliverable)', 'bounce'],
    ['Stop', 'unsubscribe'],
    ['Unsubscribe', 'unsubscribe'],
    ['Shipments delayed again?', 'delay'],
    ['Not a robot, click here', 'challenge'],
    ['Re: Out of office printing', 'absence'],
    ['[Acme] Out of office printing', 'absence'],
  ])('%s reads like one of %s', (subject, as) => {
    expect(findSubjectSign(subject)?.as).toBe(as);
  });

  it.each([
    'Your warehouse',
    'Printing when out of office',
    'Acme: away from spreadsheets?',
    'Do not stop now',
    'A question',
    '',
  ])('%s reads like nothing else', (subject) => {
    expect(findSubjectSign(subject)).toBeNull();
  });
});
