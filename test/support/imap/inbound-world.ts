/**
 * A person who got a message of ours, and the possible answers: classified normally, or with
 * another verdict as from older rules.
 */
import { processMail, type Result } from '../../../lib/app/responses/process.ts';
import { reclassify, type ReclassifyResult } from '../../../lib/app/responses/reclassify.ts';
import { wireProcessing } from '../../../lib/cli/wiring/responses/wire-processing.ts';
import { wireRevising } from '../../../lib/cli/wiring/responses/wire-revising.ts';
import { HOUR } from '../../../lib/domain/time.ts';
import { parseMail } from '../../../lib/mail/inbound/mime/parse-mail.ts';
import type { State } from '../../../lib/state/file/transact.ts';
import { MONDAY } from '../quota.ts';
import { plan, send } from '../sending.ts';
import { startSink } from '../smtp-sink.ts';
import { people, seededState, type Seed } from '../state-file.ts';
import { writeReport } from '../write-report.ts';

export type InboundWorld = {
  state: State;
  url: string;
  messageId: string;
  sent: () => number;
  close(): Promise<void>;
};

/** Every person got the first message; p1@example.test answers. */
export async function afterFirstMail(seed: Seed = {}): Promise<InboundWorld> {
  const sink = await startSink();
  const state = await seededState({ people: people(1), ...seed });
  // Message-IDs are made with it: the same in every world, so that two can be compared.
  state.db.prepare('UPDATE secret SET value = zeroblob(32)').run();
  await plan(state, MONDAY);
  state.db.prepare('UPDATE message SET send_at = ?').run(MONDAY);
  await send(state, { now: MONDAY, url: sink.url });
  const messageId = state.db
    .prepare('SELECT message_id FROM message WHERE step = 0 ORDER BY id')
    .pluck()
    .get() as string;
  return {
    state,
    url: sink.url,
    messageId,
    sent: () => sink.messages.length,
    async close() {
      state.db.close();
      await sink.close();
    },
  };
}

type About = { messageId: string; recipient?: string };

const answer = (
  { messageId, recipient = 'p1@example.test' }: About,
  headers: string[],
  text: string,
): string[] => [
  `From: <${recipient}>`,
  'To: ann@acme.test',
  ...headers,
  `In-Reply-To: ${messageId}`,
  '',
  text,
];

/** One message of each kind that has consequences of its own, and one that has none. */
export const MAILS = {
  reply: (about: About) => answer(about, ['Subject: Re: Hello P1'], 'Yes, tell me more.'),
  no: (about: About) => answer(about, ['Subject: Re: Hello P1'], 'Not interested, thanks.'),
  unsubscribe: (about: About) => answer(about, ['Subject: unsubscribe'], ''),
  outOfOffice: (about: About) =>
    answer(
      about,
      [
        'Subject: Out of office',
        'Auto-Submitted: auto-replied',
        'Date: Mon, 09 Mar 2026 10:00:00 -0400',
      ],
      'I am out of the office and will be back on March 20, 2026.',
    ),
  leftCompany: (about: About) =>
    answer(
      about,
      ['Subject: Automatic reply: Hello', 'Auto-Submitted: auto-replied'],
      'I no longer work at Example. Your mail has not been forwarded.',
    ),
  moved: (about: About) =>
    answer(
      about,
      ['Subject: Automatic reply: Hello', 'Auto-Submitted: auto-replied'],
      'I have changed roles. For warehouses please contact Carl Meier, carl@example.test.',
    ),
  hard: (about: About) =>
    writeReport({ ...about, status: '5.1.1', text: '550 5.1.1 User unknown' }),
  soft: (about: About) =>
    writeReport({ ...about, status: '4.2.2', text: '452 4.2.2 Mailbox full' }),
  block: (about: About) =>
    writeReport({
      ...about,
      status: '5.7.1',
      text: '550 5.7.1 Message rejected: your IP is listed on a blocklist',
    }),
  delayed: (about: About) =>
    writeReport({
      ...about,
      action: 'delayed',
      status: '4.4.1',
      text: '451 4.4.1 No answer from host',
    }),
} as const satisfies Record<string, (about: About) => string[]>;
export type MailName = keyof typeof MAILS;

let number = 0;

/** `takenFor`: the verdict of other rules. The message is stored as it came. */
export function receive(
  { state }: Pick<InboundWorld, 'state'>,
  lines: readonly string[],
  options: { takenFor?: readonly string[]; now?: number } = {},
): Promise<Result> {
  const { takenFor, now = MONDAY + HOUR } = options;
  const port = wireProcessing(state);
  const understood =
    takenFor === undefined
      ? port
      : { ...port, parse: () => parseMail(Buffer.from(takenFor.join('\r\n'))) };
  return processMail(
    understood,
    {
      key: `mail-${++number}`,
      locator: 'test',
      receivedAt: now,
      raw: Buffer.from(lines.join('\r\n')),
      truncated: false,
    },
    { source: 'test', mailboxId: 'ann', now },
  );
}

export function readAgain(
  { state }: Pick<InboundWorld, 'state'>,
  now = MONDAY + 2 * HOUR,
): Promise<ReclassifyResult> {
  return reclassify(wireRevising(state, { campaignId: null, mailboxId: null }), {
    now,
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
}
