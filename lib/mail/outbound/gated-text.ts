/** The text of one message, of which nothing leaves before a gate has opened. */
import { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';

/** What is asked of a connection's socket. */
export type Socket = Pick<Duplex, 'writableLength' | 'cork' | 'uncork'>;

/**
 * As much of a stream as nodemailer asks of a message: it listens for an error, pipes once the
 * server has answered DATA, which is the moment that `gate` is asked, and destroys what it gives
 * up. When `gate` rejects, or the connection has gone meanwhile, not a byte leaves, and no final
 * dot.
 */
export class GatedText extends EventEmitter {
  /** All of it has been handed to nodemailer. */
  handedOver = false;
  #destroyed = false;
  readonly #raw: Buffer;
  readonly #gate: () => Promise<Socket | null>;

  /** `gate` answers with the socket that the text leaves by. */
  constructor(raw: Buffer, gate: () => Promise<Socket | null>) {
    super();
    this.#raw = raw;
    this.#gate = gate;
  }

  pipe(to: Duplex): void {
    // Not within this call: nodemailer has yet to arrange that what came with the 354 is read.
    const opened = Promise.resolve().then(this.#gate);
    opened.then(
      (socket) => {
        if (!this.#destroyed) this.#handOver(to, socket);
      },
      (error: unknown) => {
        if (!this.#destroyed)
          this.emit('error', error instanceof Error ? error : new Error('refused'));
      },
    );
  }

  destroy(): void {
    this.#destroyed = true;
  }

  /** The text and nodemailer's final dot leave together: one system call, and one packet. */
  #handOver(to: Duplex, socket: Socket | null): void {
    socket?.cork();
    let held = true;
    const letGo = (): void => {
      if (held) socket?.uncork();
      held = false;
    };
    to.once('end', letGo);
    // A long text is not held back beyond this turn.
    setImmediate(letGo);
    this.handedOver = true;
    to.end(this.#raw);
  }
}
