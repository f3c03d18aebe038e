/** The text of one message; no byte of it is sent before a gate has opened. */
import { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';

/** The part of a socket that this needs. */
export type Socket = Pick<Duplex, 'writableLength' | 'cork' | 'uncork'>;

/**
 * The part of a stream that nodemailer needs for a message: it listens for an error, pipes after
 * the server has answered DATA (then `gate` is asked), and destroys an abandoned stream. If `gate`
 * rejects, or the connection was lost meanwhile, no byte is sent, and no final dot.
 */
export class GatedText extends EventEmitter {
  /** nodemailer has the whole text. */
  handedOver = false;
  #destroyed = false;
  readonly #raw: Buffer;
  readonly #gate: () => Promise<Socket | null>;

  /** `gate` resolves to the socket that sends the text. */
  constructor(raw: Buffer, gate: () => Promise<Socket | null>) {
    super();
    this.#raw = raw;
    this.#gate = gate;
  }

  pipe(to: Duplex): void {
    // Not within this call: nodemailer must first arrange to read what came with the 354.
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

  /** The text and nodemailer's final dot are sent together: one system call, and one packet. */
  #handOver(to: Duplex, socket: Socket | null): void {
    socket?.cork();
    let held = true;
    const letGo = (): void => {
      if (held) socket?.uncork();
      held = false;
    };
    to.once('end', letGo);
    // A long text waits no longer than this turn.
    setImmediate(letGo);
    this.handedOver = true;
    to.end(this.#raw);
  }
}
