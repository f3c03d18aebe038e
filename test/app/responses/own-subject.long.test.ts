/** The words of our own subject decide nothing when they come back, in any kind of message. */
import { describe, expect, it } from 'vitest';
import { processMail, type Result } from '../../../lib/app/responses/process.ts';
import { reclassify } from '../../../lib/app/responses/reclassify.ts';
import { wireProcessing } from '../../../lib/cli/wiring/responses/wire-processing.ts';
import { wireRevising } from '../../../lib/cli/wiring/responses/wire-revising.ts';
import { HOUR } from '../../../lib/domain/time.ts';
import { enrollmentCounts } from '../../../lib/state/events/enrollment-counts.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan, send } from '../../support/sending.ts';
import { startSink } from '../../support/smtp-sink.ts';
import { people, seededState } from '../../support/state-file.ts';
import type { State } from '../../../lib/state/file/transact.ts';
import { closedAfterEach } from '../../support/close-after.ts';

const opened = closedAfterEach();

type World = { state: State; messageId: string };

async function afterFirstMail(subject: string): Promise<World> {
  const sink = await startSink();
  const state = await seededState({
    people: people(1),
    file: {
      steps: [
        { subject, text: 'First' },
        { text: 'Second', delay: { days: 3 } },
      ],
    },
  });
  opened.push(state.db, sink);
  await plan(state, MONDAY);
  await send(state, { now: MONDAY, url: sink.url });
  return {
    state,
    messageId: state.db
      .prepare('SELECT message_id FROM message WHERE step = 0')
      .pluck()
      .get() as string,
  };
}

let number = 0;
function receive(
  { state, messageId }: World,
  subject: string,
  text: string,
  ...headers: string[]
): Promise<Result> {
  const raw = Buffer.from(
    [
      'From: P One <p1@example.test>',
      'To: ann@acme.test',
      `Subject: ${subject}`,
      `Message-ID: <r${++number}@example.test>`,
      `In-Reply-To: ${messageId}`,
      ...headers,
      '',
      text,
    ].join('\r\n'),
  );
  return processMail(
    wireProcessing(state),
    { key: `mail-${number}`, locator: 'test', receivedAt: MONDAY + HOUR, raw, truncated: false },
    { source: 'test', mailboxId: 'ann', now: MONDAY + HOUR },
  );
}

const kindOf = (result: Result): string => ('kind' in result ? result.kind : result.result);

describe.each([
  'Out of office printing for your team',
  'Away from spreadsheets?',
  'Abwesenheit im Team planen',
  'Undeliverable promises',
  'Returned mail is expensive',
  'Automatic reply handling',
  'Unsubscribe',
  'Warning: message overload',
  'Delayed mail, again',
  '不在時の対応について',
])('where our subject is "%s"', (subject) => {
  it.each([
    `Re: ${subject}`,
    subject,
    `[EXTERNAL] AW[2]: ${subject}`,
    `RE: FW: ${subject}`,
    `Your answer: Re: ${subject}`,
  ])('an answer under "%s" is a reply and ends the sequence', async (answered) => {
    const world = await afterFirstMail(subject);
    const encoded = `=?utf-8?B?${Buffer.from(answered).toString('base64')}?=`;
    expect(
      kindOf(
        await receive(
          world,
          encoded,
          'Sounds good, please call me on Friday at 555 1234.\r\n\r\nBea <bea@example.test>',
        ),
      ),
    ).toBe('reply');
    expect(enrollmentCounts(world.state.db, 'spring')).toEqual({ replied: 1 });
  });

  it.each([
    [`Automatic reply: ${subject}`, 'out_of_office'],
    [`Out of Office Re: ${subject}`, 'out_of_office'],
    [`${subject} - Abwesenheit`, 'out_of_office'],
  ])('"%s" is %s all the same', async (answered, kind) => {
    const world = await afterFirstMail(subject);
    expect(
      kindOf(
        await receive(
          world,
          `=?utf-8?B?${Buffer.from(answered).toString('base64')}?=`,
          'I am out of the office until 20 March.',
        ),
      ),
    ).toBe(kind);
    expect(enrollmentCounts(world.state.db, 'spring')).toEqual({ waiting: 1 });
  });
});

it('a date in our subject is not a day of return', async () => {
  const world = await afterFirstMail('Back to the office: join us until 20 March');
  const result = await receive(
    world,
    'Automatic reply: Back to the office: join us until 20 March',
    'I am out of the office.',
  );
  expect(result).toMatchObject({ kind: 'out_of_office', classification: { returnsAt: null } });
});

it('a receipt that cites our subject is not an absence, and a person who cites it means the other words', async () => {
  const world = await afterFirstMail('Out of office printing for your team');
  expect(
    kindOf(
      await receive(
        world,
        'Ticket 17',
        'We have received your message "Out of office printing\r\nfor your team".',
        'Auto-Submitted: auto-replied',
      ),
    ),
  ).toBe('auto_reply');
  const other = await afterFirstMail('Not interested in paying twice?');
  expect(
    await receive(
      other,
      'Re: x',
      'Not interested in paying twice? Nobody is. Please send me more information.',
    ),
  ).toMatchObject({ classification: { intent: 'interested' } });
});

it('a refusal that cites our subject is judged by what the server says', async () => {
  const world = await afterFirstMail('No spam: your delayed invoices');
  const result = await receive(
    world,
    'Undeliverable: No spam: your delayed invoices',
    'Your message "No spam: your delayed invoices" could not be delivered to p1@example.test: 550 5.1.1 User unknown',
    'Return-Path: <>',
    'X-Failed-Recipients: p1@example.test',
  );
  expect(result).toMatchObject({
    kind: 'bounce',
    classification: { bounce: { class: 'hard', reason: 'user_unknown' } },
  });
});

it('a wish that is written before our subject is one', async () => {
  const world = await afterFirstMail('Your warehouse');
  expect(kindOf(await receive(world, 'Unsubscribe: Your warehouse', ''))).toBe('unsubscribe');
});

it('reading it again gives the same result', async () => {
  const world = await afterFirstMail('Away from spreadsheets?');
  await receive(world, 'Away from spreadsheets?', 'Yes, please call me.');
  const port = wireRevising(world.state, { campaignId: null, mailboxId: null });
  expect(
    await reclassify(port, {
      now: MONDAY + 2 * HOUR,
      onProgress: () => undefined,
      signal: new AbortController().signal,
    }),
  ).toMatchObject({ read: 1, unchanged: 1, changes: [] });
});
