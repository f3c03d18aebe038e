/** Ten thousand damaged calendars and `winmail.dat` files. */
import { expect, it } from 'vitest';
import { classifyMail } from '../../../../lib/core/responses/classify/classify.ts';
import { parseMail } from '../../../../lib/mail/inbound/mime/parse-mail.ts';
import { CALENDAR_CASES } from '../../../core/responses/calendar/calendar-answers.fixture.ts';
import { packRtf, tnefMessage, writeTnef } from '../envelope/write-tnef.ts';
import { damaged, numbers } from './damage.ts';

const TNEF = writeTnef({
  messageClass: 'IPM.Schedule.Meeting.Request',
  properties: [
    { id: 0x0037, value: 'Product demo' },
    {
      id: 0x1009,
      value: packRtf(`{\\rtf1\\ansi\\fromhtml1{\\*\\htmltag <p>}${'Yes '.repeat(200)}}`),
    },
  ],
});

it('none is an error, none takes a second, and memory stays bounded', async () => {
  const next = numbers(7);
  let slowest = 0;
  for (let round = 0; round < 10_000; round++) {
    const source =
      round % 2 === 0
        ? damaged(Buffer.from(CALENDAR_CASES[(round / 2) % CALENDAR_CASES.length]!.mail), next)
        : tnefMessage(damaged(TNEF, next), ['Subject: Re: x']);
    const start = performance.now();
    const mail = await parseMail(source).catch((error: unknown) => error);
    if (mail instanceof Error) expect(mail).toMatchObject({ code: 'mail_unreadable' });
    else classifyMail(mail as Parameters<typeof classifyMail>[0]);
    slowest = Math.max(slowest, performance.now() - start);
  }
  expect(slowest).toBeLessThan(1_000);
  expect(process.memoryUsage().rss).toBeLessThan(600 * 1024 * 1024);
}, 120_000);
