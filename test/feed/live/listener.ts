/** A real WebSocket client of the feed that keeps what it gets. */
import { WebSocket } from 'ws';

export type Frame = {
  seq: number;
  type: string;
  campaignId: string | null;
  campaignName: string | null;
  person: { untrusted: { email: string; name: string | null; company: string | null } } | null;
};

export class FeedListener {
  readonly frames: Frame[] = [];
  readonly socket: WebSocket;
  /** Its code and reason, when it is closed; its HTTP status instead when it was refused. */
  readonly ended: Promise<{ code: number; reason: string }>;
  #wake: () => void = () => undefined;

  constructor(url: string, options: { token?: string; headers?: Record<string, string> } = {}) {
    this.socket = new WebSocket(url, {
      headers: {
        ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
        ...options.headers,
      },
    });
    this.socket.on('message', (text: Buffer) => {
      this.frames.push(JSON.parse(text.toString('utf8')) as Frame);
      this.#wake();
    });
    this.ended = new Promise((resolve) => {
      this.socket
        .on('unexpected-response', (_request, response) => {
          response.resume();
          resolve({ code: response.statusCode ?? 0, reason: '' });
          this.socket.terminate();
        })
        .on('error', () => undefined)
        .on('close', (code, reason) => {
          resolve({ code, reason: reason.toString('utf8') });
          this.#wake();
        });
    });
  }

  get last(): number {
    return this.frames.at(-1)?.seq ?? 0;
  }

  /** Until `isThere`, or the connection has ended. */
  async until(isThere: (frames: readonly Frame[]) => boolean): Promise<Frame[]> {
    while (!isThere(this.frames) && this.socket.readyState <= WebSocket.OPEN)
      await new Promise<void>((resolve) => (this.#wake = resolve));
    return this.frames;
  }

  atLeast(count: number): Promise<Frame[]> {
    return this.until(({ length }) => length >= count);
  }
}
