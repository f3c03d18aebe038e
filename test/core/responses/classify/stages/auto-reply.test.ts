/** Answers by machine. */
import { describe, expect, it } from 'vitest';
import { classifyMail } from '../../../../../lib/core/responses/classify/classify.ts';
import { RETURN_DATES } from '../../absence/return-dates.fixture.ts';
import { writeMail, type Draft } from '../write-mail.ts';

describe('an answer by machine', () => {
  it.each<[string, Draft, string, string | null]>([
    [
      'Exchange, away',
      {
        subject: 'Automatic reply: Your warehouse',
        text: 'I am out of the office and will be back on June 15.',
        headers: { 'Auto-Submitted': 'auto-generated' },
      },
      'out_of_office',
      '2026-06-15',
    ],
    [
      'away by subject alone',
      { subject: 'Out of Office: Bea Bly', text: 'Back on 15 June 2026.' },
      'out_of_office',
      '2026-06-15',
    ],
    [
      'German, away',
      {
        subject: 'Abwesenheitsnotiz: Ihr Lager',
        text: 'Ab dem 15.06.2026 bin ich wieder erreichbar.',
      },
      'out_of_office',
      '2026-06-15',
    ],
    [
      'away, no date',
      {
        subject: 'Re: Your warehouse',
        text: 'I am on annual leave with no access to email.',
        headers: { 'Auto-Submitted': 'auto-replied' },
      },
      'out_of_office',
      null,
    ],
    [
      'with an empty reverse path',
      {
        subject: 'Re: Your warehouse',
        text: 'I am on vacation until 15 June.',
        headers: { 'Return-Path': '<>' },
      },
      'out_of_office',
      '2026-06-15',
    ],
    [
      'vacation program, bulk',
      {
        subject: 'away from my mail',
        text: 'I will be reading my mail when I return.',
        headers: { Precedence: 'bulk' },
      },
      'out_of_office',
      null,
    ],
    [
      'back, without the word away',
      {
        subject: 'Re: Your warehouse',
        text: 'Back next Tuesday.',
        headers: { 'Auto-Submitted': 'auto-replied' },
      },
      'out_of_office',
      '2026-06-09',
    ],
    [
      'a promise with a day',
      {
        subject: 'Re: Your warehouse',
        text: 'Thank you. Our team will get back to you by Monday, 8 June.',
        headers: { 'Auto-Submitted': 'auto-replied' },
      },
      'auto_reply',
      null,
    ],
    [
      'a person with a day',
      {
        subject: 'Re: Your warehouse',
        text: 'I will be back in the office on 15 June, call me then.',
      },
      'reply',
      null,
    ],
    [
      'a ticket',
      {
        subject: 'Re: Your warehouse [#1234]',
        text: 'We have received your request.',
        headers: { 'X-Autoreply': 'yes' },
      },
      'auto_reply',
      null,
    ],
    [
      'Auto-Submitted says no',
      { subject: 'Re: Your warehouse', text: 'Fine.', headers: { 'Auto-Submitted': 'no' } },
      'reply',
      null,
    ],
    [
      "a suppress header on a person's mail",
      {
        subject: 'Re: Your warehouse',
        text: 'Fine, send it.',
        headers: { 'X-Auto-Response-Suppress': 'All' },
      },
      'reply',
      null,
    ],
  ])('%s', (_case, draft, kind, returns) => {
    const found = classifyMail(writeMail(draft));
    expect(found.kind).toBe(kind);
    expect(
      found.returnsAt === null ? null : new Date(found.returnsAt).toISOString().slice(0, 10),
    ).toBe(returns);
  });

  it.each(
    Object.entries(RETURN_DATES).flatMap(([language, rows]) =>
      rows.map(([text, day]) => [language, text, day] as const),
    ),
  )('in %s that says "%s" is an absence until %s', (_language, text, day) => {
    expect(
      classifyMail(writeMail({ text, headers: { 'Auto-Submitted': 'auto-replied' } })),
    ).toMatchObject({ kind: 'out_of_office', returnsAt: Date.parse(day as string) });
  });

  it('that says the person has left is not a holiday', () => {
    expect(
      classifyMail(
        writeMail({
          subject: 'Automatic reply: Your warehouse',
          text: 'Bea Bly is no longer with the company. Please contact Carl.',
        }),
      ),
    ).toMatchObject({ kind: 'auto_reply', intent: 'left_company', returnsAt: null });
  });

  it('that says the person has another task now names the person to ask', () => {
    expect(
      classifyMail(
        writeMail({
          subject: 'Automatic reply: Your warehouse',
          text: 'I have changed roles. For warehouses please contact Carl Meier, carl@example.test.',
        }),
      ),
    ).toMatchObject({
      kind: 'auto_reply',
      intent: 'wrong_person',
      contact: { name: 'Carl Meier', address: 'carl@example.test' },
    });
  });

  it('that asks for a click is a challenge', () => {
    const text =
      'Your message is being held. I use SpamArrest: click the link below to verify that you are a human.';
    expect(
      classifyMail(
        writeMail({
          subject: 'Re: Your warehouse (verification)',
          text,
          headers: { 'Auto-Submitted': 'auto-replied' },
        }),
      ).kind,
    ).toBe('challenge');
  });
});
