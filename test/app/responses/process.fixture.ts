/** A campaign after its first message, and the answers that come back. */
import { processMail, type Result } from '../../../lib/app/responses/process.ts';
import { wireProcessing } from '../../../lib/cli/wiring/responses/wire-processing.ts';
import { HOUR } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/quota.ts';
import { plan, send } from '../../support/sending.ts';
import { startSink } from '../../support/smtp-sink.ts';
import { people, seededState, type Seed } from '../../support/state-file.ts';
import type { State } from '../../../lib/state/file/transact.ts';
import { closedAfterEach } from '../../support/close-after.ts';
import { writeReport } from '../../support/write-report.ts';

export const open = closedAfterEach();

export type ProcessWorld = { state: State; url: string; messageId: string; sent: () => number };

/** Every person got the first message; p1@example.test answers. */
export async function afterFirstMail(seed: Seed = {}): Promise<ProcessWorld> {
  const sink = await startSink();
  const state = await seededState({ people: people(1), ...seed });
  open.push(state.db, sink);
  await plan(state, MONDAY);
  await send(state, { now: MONDAY, url: sink.url });
  const messageId = state.db
    .prepare('SELECT message_id FROM message WHERE step = 0 ORDER BY id')
    .pluck()
    .get() as string;
  return { state, url: sink.url, messageId, sent: () => sink.messages.length };
}

let number = 0;
export function receive(
  { state }: ProcessWorld,
  lines: readonly string[],
  now = MONDAY + HOUR,
): Promise<Result> {
  const raw = Buffer.from(lines.join('\r\n'));
  return processMail(
    wireProcessing(state),
    { key: `mail-${++number}`, locator: 'test', receivedAt: now, raw, truncated: false },
    { source: 'test', mailboxId: 'ann', now },
  );
}

export const reply = (world: ProcessWorld, text: string, subject = 'Re: Hello P1'): string[] => [
  'From: P One <p1@example.test>',
  'To: ann@acme.test',
  `Subject: ${subject}`,
  'Message-ID: <r1@example.test>',
  `In-Reply-To: ${world.messageId}`,
  '',
  text,
];
export const bounce = (about: {
  messageId: string;
  recipient?: string;
  status?: string;
  text?: string;
  action?: string;
}): string[] => writeReport({ status: '5.1.1', text: '550 5.1.1 User unknown', ...about });
export const FULL = { status: '4.2.2', text: '452 4.2.2 Mailbox full' };
export const metric = ({ state }: ProcessWorld, name: string): number =>
  (state.db.prepare('SELECT sum(n) FROM counter WHERE metric = ?').pluck().get(name) as
    number | null) ?? 0;
