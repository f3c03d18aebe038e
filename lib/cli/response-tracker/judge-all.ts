/** Judges many mails on two cores: this one and, once there are enough of them to repay its start, a worker's. */
import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { judgeMail, type Judged } from './judge-mail.ts';

/** Fewer are judged before a worker has started. */
const WORTH_A_WORKER = 100;
/** As many as are handed over at a time; and how many such portions lie ready, so that the worker never waits. */
const PORTION = 40;
const AHEAD = 2;

type Portion = { raws: Buffer[]; place: (judged: Judged[]) => void };

/** In the order of `mails`. A worker that cannot be had, or dies, costs time only: its part is judged here. */
export async function judgeAll<T extends { raw: Buffer }>(mails: AsyncIterable<T>, show: (mail: T, judged: Judged) => Judged): Promise<Judged[]> {
  const rows: Judged[] = [];
  let open: { mails: T[]; at: number } = { mails: [], at: 0 };
  let other: OtherCore | null = null;
  const close = async (): Promise<void> => {
    const { mails: these, at } = open;
    open = { mails: [], at: at + these.length };
    const portion: Portion = { raws: these.map(({ raw }) => raw), place: (judged) => judged.forEach((each, i) => (rows[at + i] = show(these[i] as T, each))) };
    if (other?.takes(portion) === true) return;
    portion.place(await Promise.all(portion.raws.map(judgeMail)));
    // A turn of the event loop, in which answers of the worker arrive.
    await new Promise((resolve) => setImmediate(resolve));
  };
  try {
    for await (const mail of mails) {
      open.mails.push(mail);
      if (open.at + open.mails.length === WORTH_A_WORKER && availableParallelism() > 1) other = await startOther();
      if (open.mails.length === PORTION) await close();
    }
    await close();
    for (const portion of (await other?.finish()) ?? []) portion.place(await Promise.all(portion.raws.map(judgeMail)));
  } finally {
    await other?.stop();
  }
  return rows;
}

type OtherCore = {
  /** False: it has enough to do. */
  takes(portion: Portion): boolean;
  /** Resolves when everything is judged, with what it left behind when it died. */
  finish(): Promise<Portion[]>;
  stop(): Promise<unknown>;
};

async function startOther(): Promise<OtherCore> {
  const { Worker: Thread } = await import('node:worker_threads');
  const worker: Worker = new Thread(new URL('./judge-worker.ts', import.meta.url));
  const waiting: Portion[] = [];
  let dead = false;
  let emptied: (() => void) | null = null;
  worker.on('message', (judged: Judged[]) => {
    waiting.shift()?.place(judged);
    if (waiting.length === 0) emptied?.();
  });
  const die = (): void => {
    dead = true;
    emptied?.();
  };
  worker.on('error', die);
  worker.on('exit', die);
  return {
    takes(portion) {
      if (dead || waiting.length >= AHEAD) return false;
      waiting.push(portion);
      // Copies of exactly the mails' bytes: small buffers share one piece of memory.
      const copies = portion.raws.map((raw) => new Uint8Array(raw));
      worker.postMessage(copies, copies.map(({ buffer }) => buffer));
      return true;
    },
    async finish() {
      if (!dead && waiting.length > 0) await new Promise<void>((resolve) => (emptied = resolve));
      return waiting.splice(0);
    },
    stop: () => worker.terminate(),
  };
}
