/** Finds out which protocol a port speaks that sends no IMAP greeting: TLS, or another one. */
import { connect as connectClear, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { SECOND } from '../../../domain/time.ts';

export type Spoken = 'tls' | 'smtp' | 'pop3' | 'http';

/** Protocols with a greeting send it at once after the connection. */
const FIRST_WORDS = SECOND;
const HANDSHAKE = 2 * SECOND;

/** Null if the result is uncertain. Sends no secret, and nothing but a TLS handshake. */
export async function probePort({
  host,
  port,
  secure,
}: {
  host: string;
  port: number;
  secure: boolean;
}): Promise<Spoken | null> {
  const securely = (): Socket =>
    connectTls({
      host,
      port,
      rejectUnauthorized: false,
      ...(/[a-z]/i.test(host) ? { servername: host } : {}),
    });
  if (secure) return protocolOf(await firstWords(securely(), HANDSHAKE + FIRST_WORDS));
  const clear = await firstWords(connectClear({ host, port }), FIRST_WORDS);
  if (clear !== '') return protocolOf(clear);
  return (await shakesHands(securely())) ? 'tls' : null;
}

function protocolOf(words: string): Spoken | null {
  if (/^220[ -]/.test(words)) return 'smtp';
  if (words.startsWith('+OK')) return 'pop3';
  return words.startsWith('HTTP/') ? 'http' : null;
}

function firstWords(socket: Socket, ms: number): Promise<string> {
  return settled(socket, ms, '', (done) =>
    socket.once('data', (data) => done(data.toString('latin1'))),
  );
}

function shakesHands(socket: Socket): Promise<boolean> {
  return settled(socket, HANDSHAKE, false, (done) =>
    socket.once('secureConnect', () => done(true)),
  );
}

function settled<T>(
  socket: Socket,
  ms: number,
  otherwise: T,
  listen: (done: (value: T) => void) => void,
): Promise<T> {
  return new Promise((resolve) => {
    const done = (value: T): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(value);
    };
    const timer = setTimeout(() => done(otherwise), ms);
    socket.on('error', () => done(otherwise)).on('close', () => done(otherwise));
    listen(done);
  });
}
