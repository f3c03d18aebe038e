/**
 * The process whose power fails: real ledger work on the file named by its argument; each commit is
 * printed on stdout afterwards.
 */
import { writeSync } from 'node:fs';
import { wireSending } from '../../../lib/cli/wiring/sending/wire-sending.ts';
import { HOUR, MINUTE } from '../../../lib/domain/time.ts';
import { closeState, openState } from '../../../lib/state/file/open.ts';
import { dateIn } from '../../../lib/core/time/day.ts';
import { localHourAt } from '../../../lib/core/time/local-hour.ts';
import { MONDAY } from '../../support/quota.ts';
import { send } from '../../support/sending.ts';
import { startSink } from '../../support/smtp-sink.ts';
import type { DueMessage } from '../../../lib/domain/sending/message.ts';

const [path = '', synchronous = 'FULL'] = process.argv.slice(2);
/** A message must have reached this state once the line was printed. */
export type WriterSaid = { messageId: string; state: 'reserved' | 'transmitting' | 'sent' };

function say(said: WriterSaid): void {
  writeSync(1, `${JSON.stringify(said)}\n`);
}

const state = await openState(path, 'write', { now: MONDAY });
// Often, so that power fails in the middle of checkpoints too.
state.log?.checkpointFrom(150);
state.log?.checkpoint();
state.db.pragma(`synchronous = ${synchronous}`);
const port = wireSending(state);
const now = MONDAY + MINUTE;
const claim = { owner: 'writer', now, leaseUntil: now + HOUR };

// First the ledger by itself, commit by commit.
const [pair] = port.duePairs(now, { campaignId: null, batchId: null });
if (!pair) throw new Error('nothing is due');
const due = port.due(pair, {
  now,
  batchId: null,
  after: { sendAt: -Infinity, row: 0 },
  limit: 1000,
});
const byHand = due.slice(0, Math.floor(due.length / 2));
for (const message of byHand) await carry(message);

async function carry(message: DueMessage): Promise<void> {
  const { messageId } = message;
  await port.transact(() => port.reserve(message, claim));
  say({ messageId, state: 'reserved' });
  await port.transact(() =>
    port.beginTransmission(message.row, {
      owner: claim.owner,
      now,
      leaseBeyond: now,
      subject: 'Hello',
    }),
  );
  say({ messageId, state: 'transmitting' });
  await port.transact(() => {
    port.markSent(message, {
      now,
      localHour: localHourAt(message.zone ?? 'America/New_York', now),
      days: { mailbox: dateIn('America/New_York', now), campaign: dateIn('America/New_York', now) },
    });
    port.advance(message, { step: message.step + 1, dueAt: now + HOUR }, now);
  });
  say({ messageId, state: 'sent' });
}

// Then `send` itself, seen from the server: a text that has left was committed as leaving.
const sink = await startSink({
  onMail: ({ headers }) => say({ messageId: headers['message-id'] ?? '', state: 'transmitting' }),
});
await send(state, { now, url: sink.url, connections: 2 });
for (const { headers } of sink.messages)
  say({ messageId: headers['message-id'] ?? '', state: 'sent' });
await sink.close();
closeState(state);
