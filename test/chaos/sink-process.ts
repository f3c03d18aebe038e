/**
 * A small fast SMTP server in a process of its own. It writes one line of JSON for each mail, to a file, before it answers 250:
 * what it took is on record whatever becomes of the sender. Prints its port, ends with its input.
 * Arguments: the log file; the most milliseconds it keeps a mail before answering (spread by a hash of the Message-ID).
 */
import { openSync, writeSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { hash32 } from '../../lib/core/hash.ts';

const [file = '', keep = '0'] = process.argv.slice(2);
const log = openSync(file, 'a');
const KEEP_MS = Number(keep);

const sockets = new Set<Socket>();

function serve(socket: Socket): void {
  let pending = '';
  let inText = false;
  let to = '';
  sockets.add(socket);
  socket.on('close', () => sockets.delete(socket));
  socket.setNoDelay(true).setEncoding('latin1').on('error', () => undefined).on('data', (chunk: string) => {
    pending += chunk;
    for (;;) {
      const end = pending.indexOf(inText ? '\r\n.\r\n' : '\r\n');
      if (end < 0) return;
      const piece = pending.slice(0, end);
      pending = pending.slice(end + (inText ? 5 : 2));
      if (inText) {
        inText = false;
        take(socket, piece, to);
      } else command(piece);
    }
  });
  function command(line: string): void {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'RCPT') to = /<([^>]*)>/.exec(line)?.[1] ?? '';
    inText = verb === 'DATA';
    socket.write(verb === 'DATA' ? '354 go on\r\n' : verb === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n');
    if (verb === 'QUIT') socket.end();
  }
  socket.write('220 sink\r\n');
}

function take(socket: Socket, text: string, to: string): void {
  const header = (name: string): string => new RegExp(`^${name}: (.*)$`, 'im').exec(text)?.[1]?.trim() ?? '';
  const id = header('Message-ID');
  writeSync(log, `${JSON.stringify({ id, to, from: /<([^>]*)>/.exec(header('From'))?.[1] ?? '', date: Date.parse(header('Date')), at: Date.now() })}\n`);
  const delay = KEEP_MS === 0 ? 0 : hash32(id) % KEEP_MS;
  const answer = (): unknown => socket.write('250 2.0.0 taken\r\n');
  if (delay === 0) answer();
  else setTimeout(answer, delay);
}

const server = createServer(serve);
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
process.stdin.resume().on('end', () => {
  server.close();
  sockets.forEach((socket) => socket.destroy());
});
