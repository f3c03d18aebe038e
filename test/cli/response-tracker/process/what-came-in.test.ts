/** What `process` reads from a folder of messages, and what `report` and the state say of it then. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { calendar, message } from '../../../core/responses/calendar/write-calendar.ts';
import { callInProcess } from '../../../support/answers/call-in-process.ts';
import { checkAnswer, type PrintedAnswer } from '../../../support/answers/check-answer.ts';
import { closedAfterEach } from '../../../support/close-after.ts';
import { afterFirstMail } from '../../../support/imap/inbound-world.ts';
import { MONDAY } from '../../../support/quota.ts';
import { enrollmentCounts } from '../../../../lib/state/events/enrollment-counts.ts';
import { command as read } from '../../../../lib/cli/response-tracker/process/process.ts';
import { command as label } from '../../../../lib/cli/response-tracker/replies/label.ts';
import { command as replies } from '../../../../lib/cli/response-tracker/replies/replies.ts';
import { command as report } from '../../../../lib/cli/response-tracker/replies/report.ts';
import type { Command } from '../../../../lib/cli/runner/command.ts';
import { HOUR } from '../../../../lib/domain/time.ts';
import type { Envelope } from '../../../../lib/cli/runner/envelope.ts';

const table = new Map<string, Command>([
  ['process', read],
  ['report', report],
  ['replies', replies],
  ['label', label],
]);

const open = closedAfterEach();

type Day = { ask: (...words: string[]) => Promise<Envelope>; states: () => unknown };

/** `written`: the answers, by the Message-ID of the message that p1@example.test got. */
async function dayWith(written: (messageId: string) => string[]): Promise<Day> {
  const world = await afterFirstMail();
  const { path } = world.state;
  const inbox = join(mkdtempSync(join(tmpdir(), 'campaign-day-')), 'in box');
  mkdirSync(inbox);
  for (const [n, raw] of written(world.messageId).entries())
    writeFileSync(join(inbox, `${n}.eml`), raw);
  open.push(world);
  const ask = async (...words: string[]): Promise<Envelope> => {
    const asked =
      words[0] === 'process' ? [...words, '--mailbox', 'ann', '--source', inbox] : words;
    const call = [...asked, '--db', path];
    const from = { script: 'response_tracker', table };
    const { document } = await callInProcess(from, call, MONDAY + HOUR);
    await checkAnswer(document as PrintedAnswer);
    return document;
  };
  return {
    ask,
    states: () => enrollmentCounts(world.state.db, 'spring'),
  };
}

/** As Google writes it: the program says who accepted, the calendar part repeats it. */
function accepted(from: string): string {
  return message({
    fields: [
      `From: ${from}`,
      'Sender: Google Calendar <calendar-notification@google.com>',
      'Auto-Submitted: auto-generated',
    ].join('\n'),
    subject: 'Accepted: Product demo',
    text: 'P One has accepted this invitation.',
    ics: calendar({
      method: 'REPLY',
      lines: [
        'DTSTART:20260316T090000Z',
        'DTEND:20260316T093000Z',
        'SUMMARY:Product demo',
        'ATTENDEE;CN=P One;PARTSTAT=ACCEPTED:mailto:p1@example.test',
      ],
    }),
  });
}

it('an accepted calendar invitation is an interested reply in words, and the sequence stops', async () => {
  const { ask, states } = await dayWith(() => [accepted('P One <p1@example.test>')]);
  const read = await ask('process');
  expect(read).toMatchObject({
    data: { matched: 1, applied: { reply: 1 }, responses: [{ intent: 'interested' }] },
    next: [{ why: 'Read what people wrote: replies and unsubscribes: 1' }],
  });
  expect(states()).toEqual({ replied: 1 });
  const { data } = (await ask('report')) as { data?: Record<string, unknown> };
  expect(data?.['needsAPerson']).toMatchObject([
    {
      email: 'p1@example.test',
      intent: 'interested',
      untrusted: { text: 'Accepted: Product demo, Mon 16 Mar 2026 09:00-09:30 UTC' },
    },
  ]);
});

it('one that a service sends in their name is a possible reply: anyone could write it', async () => {
  const { ask, states } = await dayWith(() => [
    accepted('Google Calendar <calendar-notification@google.com>'),
  ]);
  expect(await ask('process')).toMatchObject({
    data: { matched: 0, possible: 1 },
    next: [{ why: /^Ask the user whose they are/ }],
  });
  expect(states()).not.toHaveProperty('replied');
  expect(await ask('report')).toMatchObject({
    data: {
      possibleReplies: {
        rows: [{ untrusted: { text: 'Accepted: Product demo, Mon 16 Mar 2026 09:00-09:30 UTC' } }],
      },
    },
  });
});

it('a threat is told at once by process, and stands before what is newer in replies', async () => {
  const { ask, states } = await dayWith((messageId) =>
    ['Remove me from your list, or my lawyer will sue you.', 'Yes, tell me more.'].map((text, n) =>
      [
        'From: <p1@example.test>',
        'To: ann@acme.test',
        'Subject: Re: Hello P1',
        `Message-ID: <answer-${n}@example.test>`,
        `In-Reply-To: ${messageId}`,
        '',
        text,
      ].join('\r\n'),
    ),
  );
  expect(await ask('process')).toMatchObject({
    data: { concerns: 1 },
    next: [{ why: 'Tell the user at once: threats, complaints and angry answers: 1' }, {}],
  });
  expect(states()).toEqual({ unsubscribed: 1 });
  const rows = async (...words: string[]): Promise<unknown> => {
    const { data } = (await ask('replies', ...words)) as { data?: { replies?: unknown } };
    return data?.replies;
  };
  expect(await rows()).toMatchObject({
    rows: [{ responseId: 1, concern: 'legal_threat' }, { responseId: 2 }],
  });
  expect(await ask('replies')).toMatchObject({
    next: [{ why: expect.stringContaining('threatens with a lawyer') as string }, {}],
  });
  const first = (await rows('--limit', '1')) as { nextCursor: string };
  expect(await rows('--limit', '1', '--cursor', first.nextCursor)).toMatchObject({
    rows: [{ responseId: 2 }],
    nextCursor: null,
  });
  await ask('label', '--response-id', '1', '--intent', 'unsubscribe');
  expect(await rows()).toMatchObject({ rows: [{ responseId: 2 }, { responseId: 1 }] });
});

it('a person who asks for their data and threatens is told as both', async () => {
  const { ask } = await dayWith((messageId) => [
    [
      'From: <p1@example.test>',
      'To: ann@acme.test',
      'Subject: Re: Hello P1',
      'Message-ID: <answer@example.test>',
      `In-Reply-To: ${messageId}`,
      '',
      'Please delete all my personal data. My lawyer will sue you.',
    ].join('\r\n'),
  ]);
  expect(await ask('process')).toMatchObject({
    next: [{ why: expect.stringMatching(/rights under .*: 1\. Tell the user/) as string }, {}],
  });
  for (const list of ['report', 'replies'])
    expect(await ask(list)).toMatchObject({
      next: [{ why: expect.stringMatching(/lawyer.*erasure/) as string }],
    });
});
