/** `analytics.ts events --follow`: prints each event once, in order, as it is committed. */
import { Failure } from '../../../domain/failure.ts';
import { FileWatch } from '../../../state/live/file-watch.ts';
import { readLog, type LogRequest } from '../../../state/live/read-log.ts';
import { describeEvent } from './describe-event.ts';
import type { Answer, Context } from '../../runner/command.ts';

const PART = 1_000;

/** Ends on a signal, when the reader closes stdout, and after `limit` events. */
export async function followLog(context: Context, request: LogRequest): Promise<Answer> {
  const watch = new FileWatch(context.state, () => context.clock.now());
  const told = { events: 0, last: request.after };
  try {
    await context.printLines((signal) => follow(watch, { request, told, signal }));
  } finally {
    watch.close();
  }
  return {
    data: { events: told.events, nextSince: told.last },
    lines: [],
    printAs: 'ndjson',
  };
}

type Following = {
  request: LogRequest;
  told: { events: number; last: number };
  signal: AbortSignal;
};

async function* follow(
  watch: FileWatch,
  { request, told, signal }: Following,
): AsyncGenerator<Record<string, unknown>> {
  const changes = new Changes(watch, signal);
  try {
    while (!signal.aborted && told.events < request.limit) {
      const left = request.limit - told.events;
      const part = watch.read(({ db }) =>
        readLog(db, { ...request, after: told.last, limit: Math.min(left, PART) }),
      );
      for (const event of part?.events ?? []) {
        told.events++;
        told.last = event.seq;
        yield describeEvent(event);
      }
      if (part) told.last = part.next;
      if (!part || part.next >= part.newest) await changes.next();
    }
  } finally {
    changes.stop();
  }
}

/** What happened to the file since the last question. */
class Changes {
  readonly #signal: AbortSignal;
  readonly #unwatch: () => void;
  #seen = false;
  #replaced = false;
  #wake: () => void = () => undefined;

  constructor(watch: FileWatch, signal: AbortSignal) {
    this.#signal = signal;
    const happened = (): void => {
      this.#seen = true;
      this.#wake();
    };
    this.#unwatch = watch.watch({
      news: happened,
      replaced: () => {
        this.#replaced = true;
        happened();
      },
    });
    signal.addEventListener('abort', happened);
  }

  /** Throws Failure `log_replaced`: what comes now does not continue what was printed. */
  async next(): Promise<void> {
    if (!this.#seen && !this.#signal.aborted)
      await new Promise<void>((resolve) => (this.#wake = resolve));
    this.#seen = false;
    if (this.#replaced && !this.#signal.aborted)
      throw new Failure({
        code: 'log_replaced',
        exit: 'tryAgain',
        message: 'Another state file took the place of the one that was followed.',
        hint: 'Its log is another one, or an older state of it: read it again from --since 0.',
      });
  }

  stop(): void {
    this.#unwatch();
  }
}
