/**
 * Starts the sink of the chaos runs, reads its log, and waits for exact moments of a conversation.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { LOADER, PROJECT } from '../support/child.ts';

/**
 * One message that the sink took. `from` and `to` are of the envelope; `date` is its Date header
 * (the sender's clock, whole seconds); `dataAt` the sink's own clock at its 354, `at` just before
 * its 250.
 */
export type Taken = {
  id: string;
  from: string;
  to: string;
  date: number;
  dataAt: number;
  at: number;
};

/**
 * Moments of a conversation, as the server sees them: `connect`; `data`, before its 354; `cut`, the
 * text came and is lost; `dot`, the text came and is not on record yet; `taken`, it is, and not
 * answered; `answered`.
 */
export const POINTS = ['connect', 'data', 'cut', 'dot', 'taken', 'answered'] as const;
export type KillPoint = (typeof POINTS)[number];
/**
 * `mail`: stop at this message of the place; `afterMs`: report later by this time; `during`: the
 * conversation pauses until then.
 */
export type Order = {
  place: number;
  point: KillPoint;
  mail: number;
  afterMs: number;
  during: boolean;
};

/**
 * `keepMs`: the sink answers up to this many milliseconds after it has a message, and its sender
 * does not know. `places`: ports, so that senders can be distinguished. `refuse`, `putOff`: of a
 * hundred recipients this many are refused permanently, or once.
 */
export type SinkOptions = {
  log: string;
  keepMs?: number;
  places?: number;
  refuse?: number;
  putOff?: number;
};

export type ChaosSink = {
  /** Of the first place. */
  url: string;
  /** One for each place. */
  urls: string[];
  taken(): Taken[];
  /** Runs `act` at the moment asked for. A new order of a place replaces the old one. */
  arm(order: Order, act: () => unknown): void;
  /** Takes the order of a place back. */
  disarm(place: number): void;
  close(): Promise<void>;
};

export async function startChaosSink(options: SinkOptions): Promise<ChaosSink> {
  const all: Required<SinkOptions> = { keepMs: 0, places: 1, refuse: 0, putOff: 0, ...options };
  const child = spawn(
    process.execPath,
    ['--import', LOADER, join(PROJECT, 'test/chaos/sink-process.ts'), JSON.stringify(all)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  ) as ChildProcess;
  const lines = createInterface({ input: child.stdout! });
  const { ports } = JSON.parse(String((await once(lines, 'line'))[0])) as { ports: number[] };
  const urls = ports.map((port) => `smtp://127.0.0.1:${port}`);
  const acts = new Map<number, () => unknown>();
  const tell = (what: object): unknown => child.stdin!.write(`${JSON.stringify(what)}\n`);
  lines.on('line', (line) => {
    const { reached } = JSON.parse(line) as { reached: number };
    acts.get(reached)?.();
    acts.delete(reached);
    tell({ goOn: reached });
  });
  return {
    url: urls[0] as string,
    urls,
    taken: () => readTaken(options.log),
    arm(order, act) {
      acts.set(order.place, act);
      tell({ arm: order });
    },
    disarm(place) {
      acts.delete(place);
      tell({ goOn: place });
    },
    async close() {
      child.stdin!.end();
      await once(child, 'exit');
    },
  };
}

/** Lines are written whole, by one process. */
export function readTaken(log: string): Taken[] {
  return existsSync(log)
    ? readFileSync(log, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Taken)
    : [];
}
