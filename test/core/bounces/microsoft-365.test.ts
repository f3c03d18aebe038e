/** Every documented code of Microsoft 365, at SMTP time and in a report. */
import { describe, expect, it } from 'vitest';
import { readCodes } from '../../../lib/core/bounces/read-codes.ts';
import { classifyReply } from '../../../lib/core/bounces/smtp-reply.ts';
import { findVerdict } from '../../../lib/core/sending/smtp-outcome.ts';
import { classifyMail } from '../../../lib/core/responses/classify/classify.ts';
import { writeReport } from '../responses/classify/write-mail.ts';
import { MICROSOFT_365 } from './microsoft-365.fixture.ts';

describe('a code of Microsoft 365', () => {
  it.each(MICROSOFT_365)('%s is %s', (reply, verdict) => {
    const { code, status } = readCodes(reply);
    const found = classifyReply({ code, enhanced: status, text: reply });
    expect(`${found.class} ${found.reason}`).toBe(verdict);
  });

  it.each(MICROSOFT_365)('%s is %s, with the numbers apart from the words', (reply, verdict) => {
    const { code, status } = readCodes(reply);
    const text = reply.slice(reply.indexOf(status) + status.length + 1);
    const found = classifyReply({ code, enhanced: status, text });
    expect(`${found.class} ${found.reason}`).toBe(verdict);
  });

  it.each(MICROSOFT_365)('%s is %s when it answers RCPT', (response, verdict) => {
    const { code, status: enhanced } = readCodes(response);
    const result = { phase: 'rcpt', dataStarted: false, accepted: false } as const;
    const { rule } = findVerdict({ ...result, code, enhanced, response });
    expect(rule.then.verdict === 'hard').toBe(verdict.startsWith('hard'));
    if (verdict === 'block closed_to_outsiders') expect(rule.then.verdict).toBe('closed');
    else if (verdict.startsWith('block'))
      expect(['block', 'account', 'minutes']).toContain(rule.then.verdict);
  });

  it.each(MICROSOFT_365)('%s is %s in a report', (reply, verdict) => {
    const found = classifyMail(
      writeReport({
        Action: 'failed',
        Status: readCodes(reply).status,
        'Diagnostic-Code': `smtp;${reply}`,
      }),
    );
    expect(`${found.bounce?.class} ${found.bounce?.reason}`).toBe(verdict);
  });
});
