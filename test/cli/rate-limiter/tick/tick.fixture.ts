/** A state file with an SMTP and an IMAP server of its own, on which `tick` is called. */
import { command as tick } from '../../../../lib/cli/rate-limiter/tick/tick.ts';
import { runOn } from '../../../support/command-context.ts';
import { startImapServer } from '../../../support/imap/imap-server.ts';
import { startSink } from '../../../support/smtp-sink.ts';
import { seededState, type Seed } from '../../../support/state-file.ts';

type Closable = { close(): unknown };

export async function openTickWorld(open: Closable[], seed: Seed = {}) {
  const [sink, imap] = await Promise.all([startSink(), startImapServer()]);
  const state = await seededState(seed);
  open.push(sink, imap, { close: () => state.db.close() });
  state.db.prepare(`UPDATE mailbox SET imap_ref = 'env:ANN_IMAP'`).run();
  const urls = { ANN_SMTP: sink.url, ANN_IMAP: imap.url };
  const run = async (now: number, values: Record<string, unknown> = {}, env: object = {}) =>
    (await runOn(tick, { state, now, env: { ...urls, ...env } }, { batchSize: 50, ...values }))
      .data as any;
  const messageIdOf = (email: string): string =>
    state.db
      .prepare(
        'SELECT message_id FROM message m JOIN prospect p ON p.id = m.prospect_id WHERE p.email = ? AND m.step = 0',
      )
      .pluck()
      .get(email) as string;
  return { state, sink, imap, run, messageIdOf };
}
