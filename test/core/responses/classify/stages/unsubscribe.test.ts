/** "No more mail", in any language. */
import { describe, expect, it } from 'vitest';
import { UNSUBSCRIBE_RULES } from '../../../../../data/classify/unsubscribe/unsubscribe-rules.ts';
import { classifyMail } from '../../../../../lib/core/responses/classify/classify.ts';
import { writeMail } from '../write-mail.ts';

describe('"no more mail"', () => {
  it.each([
    ['unsubscribe'],
    ['Please remove me from your list.'],
    ['STOP'],
    ['Take me off this list!'],
    ["Don't contact me again."],
    ['Bitte nehmen Sie mich aus dem Verteiler.'],
    ['Merci de ne plus me contacter.'],
    ['Por favor, quiero darme de baja'],
    ['Отпишите меня'],
    ['配信停止をお願いします'],
    ['Hi,\n\nunsubscribe\n\nBea'],
  ])('"%s" is an unsubscribe', (text) => {
    expect(classifyMail(writeMail({ text }))).toMatchObject({
      kind: 'unsubscribe',
      intent: 'unsubscribe',
    });
  });

  it.each(
    UNSUBSCRIBE_RULES.flatMap(({ language, examples }) => examples.map((text) => [language, text])),
  )('in %s: "%s"', (language, text) => {
    const found = classifyMail(writeMail({ text }));
    expect(found).toMatchObject({ kind: 'unsubscribe', intent: 'unsubscribe' });
    expect([`text.unsubscribe:${language.split(',')[0]}`, 'text.unsubscribe-word']).toContain(
      found.rule,
    );
  });

  it.each(
    UNSUBSCRIBE_RULES.flatMap(({ language, nearMiss }) => nearMiss.map((text) => [language, text])),
  )('is not said in %s by "%s"', (_language, text) => {
    expect(classifyMail(writeMail({ text })).kind).toBe('reply');
  });

  it.each([
    [
      "Yes, let's talk.\n\nOn Mon, Jun 1, 2026 at 9:00 AM Ann Lee <ann@acme.test> wrote:\n> Hello\n> To unsubscribe, reply with unsubscribe. Please unsubscribe me",
    ],
    ["Yes, let's talk.\n\n-----Original Message-----\nFrom: Ann\n\nunsubscribe"],
    ["Yes, let's talk.\n\nAm 01.06.2026 um 09:00 schrieb Ann Lee:\n> Bitte keine weiteren Mails"],
    ['> unsubscribe me\nWhat did you mean by this?'],
    [
      `We send newsletters to many people. ${'Some of them wrote that they did not sign up, and others said this is spam, which it is not. '.repeat(6)}`,
    ],
  ])('is not read from what others said: %j', (text) => {
    expect(classifyMail(writeMail({ text })).kind).toBe('reply');
  });

  it('is read from the end of a long and angry text too', () => {
    expect(
      classifyMail(
        writeMail({
          text: `${'You have written to me far too often about things that I do not buy. '.repeat(8)}Remove me from your list.`,
        }),
      ).kind,
    ).toBe('unsubscribe');
  });

  it('may be the subject alone, even if a mail program wrote it for its user', () => {
    expect(classifyMail(writeMail({ subject: 'unsubscribe', text: '' })).kind).toBe('unsubscribe');
    expect(
      classifyMail(
        writeMail({ subject: 'unsubscribe aaaaaaaaaaaaaaaa.bbbbbbbbbb@acme.test', text: '' }),
      ),
    ).toMatchObject({
      kind: 'unsubscribe',
      originalMessageId: '<aaaaaaaaaaaaaaaa.bbbbbbbbbb@acme.test>',
    });
    expect(
      classifyMail(
        writeMail({
          subject: 'Unsubscribe',
          text: 'Sent by a mail program to unsubscribe.',
          headers: { 'Auto-Submitted': 'auto-generated' },
        }),
      ).kind,
    ).toBe('unsubscribe');
  });

  it('in the footer of a newsletter that reaches us does not count', () => {
    expect(
      classifyMail(
        writeMail({
          subject: 'Our news',
          text: 'News!\n\nIf you wish to unsubscribe from these emails, click here.',
          headers: { 'List-Id': 'news', 'List-Unsubscribe': '<https://n.test/u>' },
        }),
      ).kind,
    ).toBe('unrelated');
  });
});
