/**
 * Requests per second that `serve` answers while a campaign sends, and how soon: pixels, links and
 * one-click unsubscribes of messages that were sent, each committed before its answer.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { createMessageIds } from '../lib/mail/outbound/message-id.ts';
import { createHitTokens } from '../lib/mail/outbound/tracking/hit-tokens.ts';
import { openDatabase } from '../lib/state/engine/choose-engine.ts';
import { readMessageIdKey } from '../lib/state/campaigns/settings.ts';
import { startChaosSink } from '../test/chaos/sink.ts';
import { childEnvironment, LOADER } from '../test/support/child.ts';
import { startServing } from '../test/support/serving.ts';
import { fillFolder, NOW, type Filled } from './campaign-folder.ts';
import { fillLedger } from './fill-ledger.ts';
import { ROOT, runScript } from './measure.ts';
import type { LoadReport, LoadRequest } from './serve-load.ts';

const RATE = 2_000;
const SECONDS = 15;
/** Seconds before, in which V8 compiles: a server runs for months. */
const WARM = 5;
const CONNECTIONS = 64;
const TO_SEND = 60_000;

export type ServingFigures = LoadReport & {
  /** Messages per second that the campaign sent meanwhile; 0 without one. */
  sentPerSecond: number;
  /** Processor seconds of the server for each 1,000 requests. */
  cpuPerThousand: number;
  /** The most memory that the server had, in MB. */
  peakMb: number;
  load: number;
};

/** `sending`: whether a campaign sends at full speed meanwhile. */
export async function measureServing(
  folder: string,
  { sending }: { sending: boolean },
): Promise<ServingFigures> {
  const sink = await startChaosSink({ log: join(folder, '..', `serve-${sending}.log`) });
  const filled = await fillFolder(folder, { prospects: TO_SEND, limited: false, smtp: sink.url });
  const requests = requestsOf(folder, RATE * (SECONDS + WARM));
  if (sending) await plan(filled);
  const server = await startServing(join(folder, '.agentfs', 'campaigns.db'), {
    flags: ['--now', NOW],
  });
  const stop = new AbortController();
  const sent = sending ? keepSending(filled, stop.signal) : Promise.resolve(0);
  try {
    const before = cpuOf(server.child.pid as number);
    const report = await load(server.port, requests);
    const cpu = cpuOf(server.child.pid as number) - before;
    stop.abort();
    return {
      ...report,
      sentPerSecond: Math.round((await sent) / (SECONDS + WARM)),
      cpuPerThousand: Number(((cpu / requests.length) * 1_000).toFixed(3)),
      peakMb: peakOf(server.child.pid as number),
      load: Number((loadavg()[0] ?? 0).toFixed(1)),
    };
  } finally {
    stop.abort();
    await sent;
    await server.stop();
    await sink.close();
  }
}

/** Seven pixels, two links and one unsubscription of ten requests, each of another message. */
function requestsOf(folder: string, count: number): LoadRequest[] {
  fillLedger(folder, count, Date.parse(NOW));
  const db = openDatabase(join(folder, '.agentfs', 'campaigns.db'));
  const key = readMessageIdKey(db);
  const [ids, tokens] = [createMessageIds(key), createHitTokens(key)];
  try {
    return db.transaction('immediate', () => {
      const rows = db
        .prepare(`SELECT id FROM message WHERE batch_id = 'past' ORDER BY id`)
        .pluck()
        .all() as number[];
      const name = db.prepare<[string, number], unknown>(
        'UPDATE message SET message_id = ? WHERE id = ?',
      );
      const track = db.prepare<[number], unknown>(
        `INSERT INTO tracked_message VALUES (?, 1, '["https://acme.test/offer"]')`,
      );
      return rows.map((row, index): LoadRequest => {
        const about = { campaignId: 'bench', step: 0, domain: 'acme.test' };
        const messageId = ids.messageIdFor({ ...about, email: `past${row}@old.test` });
        name.run(messageId, row);
        track.run(row);
        const kind = index % 10;
        if (kind < 7) return { method: 'GET', path: `/o/${tokens.tokenFor(messageId, 0)}.gif` };
        if (kind < 9) return { method: 'GET', path: `/c/${tokens.tokenFor(messageId, 1)}` };
        const token = messageId.slice(1, messageId.indexOf('@'));
        return { method: 'POST', path: `/u/${token}`, body: 'List-Unsubscribe=One-Click' };
      });
    });
  } finally {
    db.close();
  }
}

/** Beforehand: what is measured is serving while a campaign sends. */
async function plan({ call }: Filled): Promise<void> {
  const size = String(Math.min(TO_SEND, 10_000));
  const line = ['--campaign-id', 'bench', '--now', NOW, '--batch-size', size];
  await runScript('rate_limiter', ['schedule', ...line], call);
}

async function keepSending({ call }: Filled, signal: AbortSignal): Promise<number> {
  let sent = 0;
  const line = ['--campaign-id', 'bench', '--now', NOW, '--max', '2000'];
  while (!signal.aborted) {
    const { document } = await runScript('rate_limiter', ['send', ...line], call);
    sent += document.data['sent'] as number;
  }
  return sent;
}

async function load(port: number, requests: readonly LoadRequest[]): Promise<LoadReport> {
  const args = [port, RATE, CONNECTIONS, RATE * WARM].map(String);
  const child = spawn(
    process.execPath,
    ['--import', LOADER, join(ROOT, 'bench', 'serve-load.ts'), ...args],
    { env: childEnvironment(), stdio: ['pipe', 'pipe', 'inherit'] },
  );
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  child.stdin.end(requests.map((each) => `${JSON.stringify(each)}\n`).join(''));
  await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  return JSON.parse(text) as LoadReport;
}

/** User and system time of a process and its threads, in seconds. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function peakOf(pid: number): number {
  const kb = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kb ?? 0) / 1_024);
}
