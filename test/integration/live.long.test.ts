/** Three real `send` at once, and the private server killed and started again in between. */
import { expect, test } from 'vitest';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillFolder } from '../../bench/campaign-folder.ts';
import { runScript } from '../../bench/measure.ts';
import { closeState, openState } from '../../lib/state/file/open.ts';
import { newestSeq } from '../../lib/state/events/newest-event.ts';
import { startChaosSink } from '../chaos/sink.ts';
import { FeedListener } from '../feed/live/listener.ts';
import { MONDAY } from '../support/quota.ts';
import { startScript, type RunningScript } from '../support/running-script.ts';

const MESSAGES = 10_000;
const SENDERS = 3;

/** Comes again with its last seq whenever the connection ends, as references/live.md asks for. */
class FaithfulListener {
  readonly seqs: number[];
  readonly delays: number[] = [];
  readonly #address: () => { socket: string; token: string };
  readonly #query: string;
  #isOver = false;
  #current: FeedListener | null = null;
  readonly ended: Promise<void>;

  constructor(since: number, address: () => { socket: string; token: string }, query = '') {
    this.seqs = [since];
    this.#address = address;
    this.#query = query;
    this.ended = this.#run();
  }

  async #run(): Promise<void> {
    while (!this.#isOver) {
      const { socket, token } = this.#address();
      const listener = new FeedListener(`${socket}?since=${this.seqs.at(-1)}${this.#query}`, {
        token,
      });
      this.#current = listener;
      listener.socket.on('message', (text: Buffer) => {
        const { seq, type, at } = JSON.parse(text.toString('utf8')) as {
          seq: number;
          type: string;
          at: string;
        };
        this.seqs.push(seq);
        if (type === 'message.sent') this.delays.push(Date.now() - Date.parse(at));
      });
      await listener.ended;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async until(seq: number): Promise<void> {
    while ((this.seqs.at(-1) ?? 0) < seq) await new Promise((resolve) => setTimeout(resolve, 50));
    this.#isOver = true;
    this.#current?.socket.terminate();
    await this.ended;
  }
}

test(
  '10,000 messages of three senders arrive complete, in order and once, across three kills',
  { timeout: 900_000 },
  async () => {
    const base = mkdtempSync(join(tmpdir(), 'live-long-'));
    const sink = await startChaosSink({ log: join(base, 'sink.log') });
    const { folder, call } = await fillFolder(join(base, 'campaign'), {
      prospects: MESSAGES + 200,
      limited: false,
      smtp: sink.url,
    });
    const db = join(folder, '.agentfs', 'campaigns.db');
    const said = (script: RunningScript): { socket: string; tokenFile: string } =>
      JSON.parse(script.stderr.split('\n')[0] ?? '') as { socket: string; tokenFile: string };
    const startLive = async (port: string): Promise<RunningScript> => {
      const script = startScript(['analytics', 'live', '--db', db, '--port', port]);
      await script.until(() => script.stderr.includes('\n'));
      return script;
    };
    const planned = ['schedule', '--campaign-id', 'bench', '--batch-size', `${MESSAGES}`];
    await runScript('rate_limiter', planned, call);
    let live = await startLive('0');
    const address = {
      socket: said(live).socket,
      token: readFileSync(said(live).tokenFile, 'utf8').trim(),
    };
    const began = await newest(db);
    const all = [1, 2].map(() => new FaithfulListener(began, () => address));
    const sent = new FaithfulListener(began, () => address, '&type=message.sent');
    let isSending = true;
    const sending = Promise.all(
      Array.from({ length: SENDERS }, (_, index) => {
        const max = Math.floor((MESSAGES + index) / SENDERS);
        return runScript(
          'rate_limiter',
          ['send', '--campaign-id', 'bench', '--max', `${max}`],
          call,
        );
      }),
    ).finally(() => (isSending = false));
    for (let kills = 0; kills < 3 && isSending; kills++) {
      await new Promise((resolve) => setTimeout(resolve, 5_000));
      live.kill('SIGKILL');
      await live.ended;
      live = await startLive(new URL(address.socket).port);
    }
    const ran = await sending;
    expect(ran.reduce((sum, { document }) => sum + Number(document.data['sent']), 0)).toBe(
      MESSAGES,
    );
    const last = await newest(db);
    for (const listener of all) {
      await listener.until(last);
      expect(listener.seqs).toEqual(
        Array.from({ length: last - began + 1 }, (_, index) => began + index),
      );
    }
    const state = await openState(db, 'read', { now: MONDAY });
    const rows = state.db
      .prepare<[number], number>(`SELECT seq FROM event WHERE type = 'message.sent' AND seq > ?`)
      .pluck()
      .all(began);
    closeState(state);
    await sent.until(rows.at(-1) ?? 0);
    expect(rows).toHaveLength(MESSAGES);
    expect(sent.seqs.slice(1)).toEqual(rows);
    const delays = sent.delays.toSorted((a, b) => a - b);
    const at = (share: number): number | undefined => delays[Math.floor(delays.length * share)];
    console.log(`recorded to frame, restarts included: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`);
    live.kill('SIGTERM');
    expect((await live.ended).code).toBe(0);
    await sink.close();
  },
);

async function newest(db: string): Promise<number> {
  const state = await openState(db, 'read', { now: MONDAY });
  const seq = newestSeq(state.db);
  closeState(state);
  return seq;
}
