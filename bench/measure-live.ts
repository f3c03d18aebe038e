/**
 * What the live feed costs and how late it is: three `send` at once, alternately without and with
 * `analytics.ts live` and its listeners. `node --import tsx bench/measure-live.ts [MESSAGES]`.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startChaosSink } from '../test/chaos/sink.ts';
import { FeedListener } from '../test/feed/live/listener.ts';
import { fillFolder, type Filled } from './campaign-folder.ts';
import { median, ROOT, runScript } from './measure.ts';

const SENDERS = 3;
const LISTENERS = 3;
const ROUNDS = 5;
const IDLE_MS = 10_000;
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
/** Of `/proc/PID/stat`, on every Linux of today. */
const TICKS_PER_SECOND = 100;

const messages = Number(process.argv[2] ?? 600);
const base = mkdtempSync(join(tmpdir(), 'bench-live-'));
const say = (text: string): void => console.error(text);

type Round = { cpuPerMessage: number; perSecond: number };
const rounds: { without: Round[]; with: Round[] } = { without: [], with: [] };
const delays: number[] = [];
const serverCpu: number[] = [];

const sink = await startChaosSink({ log: join(base, 'sink.log') });
try {
  const filled = await fillFolder(join(base, 'live'), {
    prospects: messages * SENDERS * (2 * ROUNDS + 1) + 100,
    limited: false,
    smtp: sink.url,
  });
  await send(filled);
  for (let round = 0; round < ROUNDS; round++) {
    rounds.without.push(await send(filled));
    const live = await startLive(filled);
    const listeners = Array.from({ length: LISTENERS }, () => listen(live));
    await Promise.all(
      listeners.map(({ socket }) => new Promise((resolve) => socket.once('open', resolve))),
    );
    const before = cpuOf(live.child);
    rounds.with.push(await send(filled));
    const sent = (): boolean =>
      listeners.every(({ frames }) => countSent(frames) >= messages * SENDERS);
    while (!sent()) await new Promise((resolve) => setTimeout(resolve, 20));
    serverCpu.push((cpuOf(live.child) - before) / (messages * SENDERS));
    if (round === 0) {
      const idle = cpuOf(live.child);
      await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
      say(
        `idle server with listeners: ${(((cpuOf(live.child) - idle) / IDLE_MS) * 100).toFixed(2)} % of a core`,
      );
    }
    for (const { socket } of listeners) socket.terminate();
    live.child.kill('SIGTERM');
    await new Promise((resolve) => live.child.once('close', resolve));
    say(`round ${round + 1}: load ${loadavg()[0]?.toFixed(1)}`);
  }
  const cpu = (all: readonly Round[]): number =>
    median(all.map(({ cpuPerMessage }) => cpuPerMessage));
  const speed = (all: readonly Round[]): number => median(all.map(({ perSecond }) => perSecond));
  const sorted = delays.toSorted((a, b) => a - b);
  const percentile = (p: number): string =>
    `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? NaN).toFixed(0)} ms`;
  console.log(
    JSON.stringify(
      {
        senders: SENDERS,
        listeners: LISTENERS,
        messagesPerRound: messages * SENDERS,
        sendCpuMs: {
          without: cpu(rounds.without),
          with: cpu(rounds.with),
          ratio: cpu(rounds.with) / cpu(rounds.without),
        },
        messagesPerSecond: {
          without: speed(rounds.without),
          with: speed(rounds.with),
          ratio: speed(rounds.with) / speed(rounds.without),
        },
        serverCpuMsPerMessage: median(serverCpu),
        recordedToFrame: {
          frames: sorted.length,
          p50: percentile(0.5),
          p99: percentile(0.99),
          max: percentile(1),
        },
      },
      null,
      2,
    ),
  );
} finally {
  await sink.close();
  rmSync(base, { recursive: true, force: true });
}

/** On the real clock: the feed is compared with it. */
async function send({ call }: Filled): Promise<Round> {
  const planned = ['schedule', '--campaign-id', 'bench', '--batch-size', `${messages * SENDERS}`];
  await runScript('rate_limiter', planned, call);
  const args = ['send', '--campaign-id', 'bench', '--max', `${messages}`];
  const began = performance.now();
  const ran = await Promise.all(
    Array.from({ length: SENDERS }, () => runScript('rate_limiter', args, call)),
  );
  const seconds = (performance.now() - began) / 1_000;
  const count = ran.reduce((sum, { document }) => sum + Number(document.data['sent']), 0);
  if (count !== messages * SENDERS) throw new Error(`${count} were sent of ${messages * SENDERS}`);
  const cpu = ran.reduce((sum, { cpuMs }) => sum + cpuMs, 0);
  return { cpuPerMessage: cpu / count, perSecond: count / seconds };
}

type Live = { child: ChildProcess; socket: string; token: string };

async function startLive({ folder, call }: Filled): Promise<Live> {
  const child = spawn(
    process.execPath,
    ['--import', TSX, join(ROOT, 'scripts', 'analytics.ts'), 'live', '--port', '0'],
    { cwd: folder, env: { ...process.env, ...call.env }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const line = await new Promise<string>((resolve) =>
    child.stderr.setEncoding('utf8').once('data', (text: string) => resolve(text)),
  );
  const said = JSON.parse(line) as { socket: string; tokenFile: string };
  return { child, socket: said.socket, token: readFileSync(said.tokenFile, 'utf8').trim() };
}

function listen({ socket, token }: Live): FeedListener {
  const listener = new FeedListener(socket, { token });
  listener.socket.on('message', (text: Buffer) => {
    const { type, at } = JSON.parse(text.toString('utf8')) as { type: string; at: string };
    // From the record in the transaction: the commit itself is later.
    if (type === 'message.sent') delays.push(Date.now() - Date.parse(at));
  });
  return listener;
}

function countSent(frames: readonly { type: string }[]): number {
  return frames.reduce((sum, { type }) => sum + (type === 'message.sent' ? 1 : 0), 0);
}

/** Milliseconds of processor time so far. */
function cpuOf({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return ((Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND) * 1_000;
}
