/** What people answer with the buttons of their calendar. */
import { describe, expect, it } from 'vitest';
import { ANSWER_SUBJECTS } from '../../../../data/classify/calendar/answer-subjects.ts';
import { classifyMail } from '../../../../lib/core/responses/classify/classify.ts';
import { parseMail } from '../../../../lib/mail/inbound/mime/parse-mail.ts';
import { writeMail } from '../classify/write-mail.ts';
import { CALENDAR_CASES } from './calendar-answers.fixture.ts';

describe('the answer of a calendar', () => {
  it.each(CALENDAR_CASES)('$name', async ({ mail, kind, intent, rule, text }) => {
    const verdict = classifyMail(await parseMail(Buffer.from(mail)));
    expect(verdict).toMatchObject({ kind, intent, rule, visibleText: text });
  });

  it('never shows the source of a calendar', async () => {
    for (const { mail } of CALENDAR_CASES) {
      const verdict = classifyMail(await parseMail(Buffer.from(mail)));
      expect(verdict.visibleText).not.toMatch(/BEGIN:|DTSTART|PARTSTAT/);
    }
  });

  it.each(ANSWER_SUBJECTS)('$answer is read from a subject: $example', (rule) => {
    const verdict = classifyMail(writeMail({ subject: rule.example, text: '' }));
    expect(verdict.rule).toBe(`calendar.${rule.answer}`);
    expect(classifyMail(writeMail({ subject: rule.nearMiss, text: '' })).rule).toBe('reply');
  });
});
