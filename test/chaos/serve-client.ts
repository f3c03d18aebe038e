/** One connection to the public server that stays open, with one request at a time. */
import { connect } from 'node:net';

export type ServeClient = {
  /** The status of the answer, once all of it came; null when the connection broke before. */
  send(method: 'GET' | 'HEAD' | 'POST', path: string, body: string): Promise<number | null>;
  close(): void;
};

export function createClient(port: number): ServeClient {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  let text = '';
  let waiting: ((status: number | null) => void) | null = null;
  let broken = false;
  let bodiless = false;
  const answer = (status: number | null): void => {
    const resolve = waiting;
    waiting = null;
    text = '';
    resolve?.(status);
  };
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    text += chunk;
    const head = text.indexOf('\r\n\r\n');
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1] ?? 0);
    if (head >= 0 && (bodiless || text.length >= head + 4 + length))
      answer(Number(text.slice(9, 12)));
  });
  socket
    .on('error', () => undefined)
    .on('close', () => {
      broken = true;
      answer(null);
    });
  return {
    send: (method, path, body) =>
      new Promise((resolve) => {
        if (broken) return resolve(null);
        waiting = resolve;
        bodiless = method === 'HEAD';
        const form =
          method !== 'POST'
            ? '\r\n'
            : `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
        socket.write(`${method} ${path} HTTP/1.1\r\nHost: t.acme.test\r\n${form}`);
      }),
    close: () => void socket.destroy(),
  };
}
