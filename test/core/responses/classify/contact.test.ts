/** The other contact that a message names. The texts are synthetic. */
import { describe, expect, it } from 'vitest';
import { classifyMail } from '../../../../lib/core/responses/classify/classify.ts';
import { findContact } from '../../../../lib/core/responses/classify/contact.ts';
import { writeMail } from './write-mail.ts';

describe('the contact', () => {
  it.each([
    [
      'In urgent cases please contact Jane Doe at jane@example.test.',
      'Jane Doe',
      'jane@example.test',
    ],
    ['In urgent cases contact jane@example.test', null, 'jane@example.test'],
    [
      'For urgent matters, my colleague Jane van Doe (jane.doe@example.test, +49 30 1) will help.',
      'Jane van Doe',
      'jane.doe@example.test',
    ],
    ['Please email Jane Doe <jane@example.test> in my absence.', 'Jane Doe', 'jane@example.test'],
    ['I am away. Contact:\nJane Doe\njane@example.test', 'Jane Doe', 'jane@example.test'],
    [
      'Bea has left the company. Her successor is Carl Meier, carl@example.test.',
      'Carl Meier',
      'carl@example.test',
    ],
    ['You should talk to Carl, he buys these.', 'Carl', null],
    ['Carl Meier is the right person for this.', 'Carl Meier', null],
    [
      "I'm not the right person. Please reach out to our Head of Sales, carl@example.test.",
      null,
      'carl@example.test',
    ],
    [
      'In dringenden Fällen wenden Sie sich bitte an Frau Jane Doe (jane@example.test).',
      'Jane Doe',
      'jane@example.test',
    ],
    ['Meine Kollegin Jane Doe vertritt mich.', 'Jane Doe', null],
    ['Bitte wenden Sie sich an Herrn Dr. Karl Groß.', 'Karl Groß', null],
    ['Zuständig ist Karl Meier, Einkauf.', 'Karl Meier', null],
    [
      "En cas d'urgence, veuillez contacter Jeanne Dupont : jeanne@example.test",
      'Jeanne Dupont',
      'jeanne@example.test',
    ],
    ['Vous pouvez vous adresser à Monsieur Paul Martin.', 'Paul Martin', null],
    [
      'Para asuntos urgentes, contacte con Juana Díaz (juana@example.test).',
      'Juana Díaz',
      'juana@example.test',
    ],
    [
      'Per urgenze contattare Gianna Rossi, gianna@example.test',
      'Gianna Rossi',
      'gianna@example.test',
    ],
    [
      'Em caso de urgência, contate Joana Silva em joana@example.test.',
      'Joana Silva',
      'joana@example.test',
    ],
    [
      'Neem voor spoed contact op met Jan de Vries via jan@example.test.',
      'Jan de Vries',
      'jan@example.test',
    ],
    [
      'Kontakta Anna Berg på anna@example.test vid brådskande ärenden.',
      'Anna Berg',
      'anna@example.test',
    ],
    ['Ved haster kontakt Anne Juhl, anne@example.test', 'Anne Juhl', 'anne@example.test'],
    [
      'Kiireellisissä asioissa ota yhteyttä: Anna Virtanen, anna@example.test',
      'Anna Virtanen',
      'anna@example.test',
    ],
    [
      'W pilnych sprawach proszę o kontakt z Anna Nowak: anna@example.test',
      'Anna Nowak',
      'anna@example.test',
    ],
    [
      'V naléhavých případech kontaktujte Jana Nováka, jan@example.test',
      'Jana Nováka',
      'jan@example.test',
    ],
    ['緊急の場合は jane@example.test までご連絡ください。', null, 'jane@example.test'],
    ['如有急事，请联系 jane@example.test。', null, 'jane@example.test'],
  ])('in "%s" is %s, %s', (text, name, address) => {
    expect(findContact(writeMail({}), text)).toEqual({ name, address });
  });

  it.each([
    ['I am out of the office. Contact me at bea@example.test.'],
    ['Please contact us.'],
    ['I will answer when I return.'],
    ['Bea Bly, Example Ltd\nwww.example.test'],
    ['For urgent matters call +49 30 123.'],
    ['Our invoices come from billing@example.test and nowhere else.'],
    ['I will ask around.'],
    [''],
  ])('in "%s" is null', (text) => {
    expect(findContact(writeMail({}), text)).toBeNull();
  });

  it('that was copied has the address of the copy', () => {
    expect(
      findContact(
        { ...writeMail({}), cc: ['ann@acme.test', 'carl.meier@example.test'] },
        "I've copied Carl, who buys these.",
      ),
    ).toEqual({ name: 'Carl', address: 'carl.meier@example.test' });
  });

  it('is on a contact card where the words give no address, unless it is the card of the writer', () => {
    const card = (...lines: string[]): [string, string] => [
      'text/vcard',
      ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n'),
    ];
    const on = (...parts: [string, string][]) =>
      findContact(writeMail({ parts }), 'Please talk to my colleague.');
    expect(on(card('FN:Meier\\, Carl', 'item1.EMAIL;type=WORK:Carl@Exam', ' ple.test'))).toEqual({
      name: 'Meier, Carl',
      address: 'carl@example.test',
    });
    const own = card('FN:Bea Bly', 'EMAIL:bea@example.test');
    expect(on(own)).toBeNull();
    expect(on(own, card('EMAIL:jane@example.test'))).toEqual({
      name: null,
      address: 'jane@example.test',
    });
    expect(on(card('EMAIL:a@b.test, c@d.test'))).toBeNull();
  });

  it('is given for absences, departures and referrals, and only for these', () => {
    const headers = { 'Auto-Submitted': 'auto-replied' };
    const contact = { name: 'Jane Doe', address: 'jane@example.test' };
    expect(
      classifyMail(
        writeMail({
          headers,
          text: 'I am out of the office until 15 June. Contact Jane Doe, jane@example.test.',
        }),
      ),
    ).toMatchObject({ kind: 'out_of_office', returnsAt: Date.parse('2026-06-15'), contact });
    expect(
      classifyMail(
        writeMail({
          headers,
          text: 'Bea no longer works here. Contact Jane Doe, jane@example.test.',
        }),
      ),
    ).toMatchObject({ kind: 'auto_reply', intent: 'left_company', contact });
    expect(
      classifyMail(
        writeMail({
          text: 'I am not the right person, please contact Jane Doe, jane@example.test.',
        }),
      ),
    ).toMatchObject({ kind: 'reply', intent: 'wrong_person', contact });
    expect(
      classifyMail(writeMail({ text: 'Sounds good, contact me or Jane Doe, jane@example.test.' })),
    ).toMatchObject({ kind: 'reply', intent: 'interested', contact: null });
    expect(
      classifyMail(
        writeMail({
          headers,
          text: 'We have received your request. Contact Jane Doe, jane@example.test.',
        }),
      ),
    ).toMatchObject({ kind: 'auto_reply', contact: null });
  });
});
