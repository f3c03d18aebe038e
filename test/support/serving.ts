/** Runs `response_tracker.ts serve` as a process, on a state file with messages that were sent. */
import { spawn, type ChildProcess } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createMessageIds } from '../../lib/mail/outbound/message-id.ts';
import { readMessageIdKey } from '../../lib/state/campaigns/settings.ts';
import { transactOnce, type State } from '../../lib/state/file/transact.ts';
import { childEnvironment, PROJECT } from './child.ts';

export type TokenHolder = { token: string; email: string; prospectId: number };

/**
 * Records one sent message for each prospect of the campaign, with a real keyed Message-ID. By SQL,
 * because to send tens of thousands takes minutes.
 */
export function recordSent(state: State, campaignId: string, at: number): TokenHolder[] {
  const { db } = state;
  const ids = createMessageIds(readMessageIdKey(db));
  return transactOnce(state, () => {
    const rows = db
      .prepare(
        `SELECT e.id AS enrollment, p.id AS prospect, p.email FROM enrollment e
          JOIN prospect p ON p.id = e.prospect_id WHERE e.campaign_id = ? ORDER BY e.id`,
      )
      .all(campaignId) as { enrollment: number; prospect: number; email: string }[];
    const insert = db.prepare(
      `INSERT INTO message (campaign_id, enrollment_id, prospect_id, step, variant, mailbox_id,
          state, send_at, open_until, message_id, batch_id, first_try_at, sent_at, subject)
        VALUES (?, ?, ?, 0, 'default', 'ann', 'sent', ?, 0, ?, 'past', ?, ?, 'Hello')`,
    );
    db.prepare(
      `UPDATE enrollment SET state = 'active', next_step = 1, mailbox_id = 'ann'
        WHERE campaign_id = ?`,
    ).run(campaignId);
    return rows.map(({ enrollment, prospect, email }) => {
      const messageId = ids.messageIdFor({ campaignId, email, step: 0, domain: 'acme.test' });
      insert.run(campaignId, enrollment, prospect, at, messageId, at, at);
      const token = messageId.slice(1, messageId.indexOf('@'));
      return { token, email, prospectId: prospect };
    });
  });
}

export type Serving = {
  child: ChildProcess;
  /** Where it listens, without a final slash. */
  url: string;
  port: number;
  stderr(): string;
  /** Sends the signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<ServingEnded>;
  ended: Promise<ServingEnded>;
};
export type ServingEnded = { code: number | null; signal: string | null; stdout: string };

export type ServingOptions = {
  publicUrl?: string;
  flags?: readonly string[];
  env?: Readonly<Record<string, string>>;
  port?: number;
  /** A program before node, such as `prlimit` with its arguments. */
  under?: readonly string[];
};

/** Resolves when it listens. */
export async function startServing(path: string, options: ServingOptions = {}): Promise<Serving> {
  const [program = process.execPath, ...before] = [...(options.under ?? []), process.execPath];
  const child = spawn(
    program,
    [
      ...before,
      // One process, as users start it: from the bundle if it fits the sources, else with tsx.
      join(PROJECT, 'tools/start.mjs'),
      join(PROJECT, 'scripts/response_tracker.ts'),
      'serve',
      '--db',
      path,
      '--public',
      options.publicUrl ?? 'https://t.acme.test',
      '--port',
      String(options.port ?? 0),
      ...(options.flags ?? []),
    ],
    {
      cwd: dirname(path),
      env: { ...childEnvironment(), ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<ServingEnded>((resolve, reject) =>
    child.on('error', reject).on('close', (code, signal) => resolve({ code, signal, stdout })),
  );
  const port = await new Promise<number>((resolve, reject) => {
    child.stderr.on('data', () => {
      const found = /listening on http:\/\/[^ ]+:(\d+)/.exec(stderr)?.[1];
      if (found !== undefined) resolve(Number(found));
    });
    void ended.then(({ code, stdout: answer }) =>
      reject(new Error(`serve ended with ${code}: ${answer.slice(0, 500)} ${stderr}`)),
    );
  });
  return {
    child,
    port,
    url: `http://127.0.0.1:${port}`,
    stderr: () => stderr,
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
    ended,
  };
}
