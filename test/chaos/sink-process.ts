/**
 * A small fast SMTP server in a process of its own. It writes one line of JSON for each message to
 * a file before it answers 250, so every accepted message is on record even if the sender dies.
 * Prints its ports as JSON, ends when its input ends. Argument: the options of `startChaosSink`
 * (sink.ts), as JSON. Each line of input arms one place, or lets it go on.
 */
import { openSync, writeSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { hash32 } from '../../lib/core/hash.ts';
import type { Order, KillPoint, SinkOptions, Taken } from './sink.ts';

const options = JSON.parse(process.argv[2] ?? '') as Required<SinkOptions>;
const log = openSync(options.log, 'a');

/**
 * What a place waits for: the `mail`-th time from now that one of its connections comes to `point`.
 */
type Armed = Order & { seen: number };
const armed = new Map<number, Armed>();
const goOn = new Map<number, () => void>();
const triedOnce = new Set<string>();
const sockets = new Set<Socket>();

/** Null, so that nothing is waited for, unless this very moment was asked for. */
function reach(place: number, point: KillPoint): Promise<void> | null {
  const order = armed.get(place);
  if (order?.point !== point || ++order.seen < order.mail) return null;
  armed.delete(place);
  const tell = (): void => console.log(JSON.stringify({ reached: place }));
  if (!order.during) {
    setTimeout(tell, order.afterMs);
    return null;
  }
  return new Promise((resolve) => {
    goOn.set(place, resolve);
    setTimeout(tell, order.afterMs);
  });
}

type Envelope = { from: string; to: string; dataAt: number };

function serve(place: number, socket: Socket): void {
  let pending = '';
  let inText = false;
  let working = false;
  let envelope: Envelope = { from: '', to: '', dataAt: 0 };
  sockets.add(socket);
  socket.on('close', () => sockets.delete(socket));
  socket
    .setNoDelay(true)
    .setEncoding('latin1')
    .on('error', () => undefined)
    .on('data', (chunk: string) => {
      pending += chunk;
      if (!working) void work();
    });

  async function work(): Promise<void> {
    working = true;
    for (;;) {
      const end = pending.indexOf(inText ? '\r\n.\r\n' : '\r\n');
      if (end < 0) break;
      const piece = pending.slice(0, end);
      pending = pending.slice(end + (inText ? 5 : 2));
      if (inText) {
        inText = false;
        const cut = reach(place, 'cut');
        if (cut) {
          // The text is lost in transit: no server has it.
          await cut;
          socket.destroy();
          return;
        }
        await reach(place, 'dot');
        await take(piece);
      } else await command(piece);
    }
    working = false;
  }

  async function command(line: string): Promise<void> {
    const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
    switch (line.slice(0, 4).toUpperCase()) {
      case 'MAIL':
        envelope = { from: address, to: '', dataAt: 0 };
        return say('250 ok');
      case 'RCPT': {
        envelope.to = address;
        return say(refusal(address) ?? '250 ok');
      }
      case 'DATA':
        await reach(place, 'data');
        inText = true;
        envelope.dataAt = Date.now();
        return say('354 go on');
      case 'QUIT':
        say('221 bye');
        socket.end();
        return;
      default:
        return say('250 ok');
    }
  }

  async function take(text: string): Promise<void> {
    const head = text.slice(0, text.indexOf('\r\n\r\n'));
    const header = (name: string): string =>
      new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim() ?? '';
    const id = header('Message-ID');
    const mail: Taken = { id, ...envelope, date: Date.parse(header('Date')), at: Date.now() };
    writeSync(log, `${JSON.stringify(mail)}\n`);
    await reach(place, 'taken');
    const delay = options.keepMs === 0 ? 0 : hash32(id) % options.keepMs;
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    say('250 2.0.0 taken');
    await reach(place, 'answered');
  }

  function say(line: string): void {
    if (socket.writable) socket.write(`${line}\r\n`);
  }
  void reach(place, 'connect');
  say('220 sink');
}

/**
 * Some are refused permanently, some only once: by a hash of the address, the same in every run.
 */
function refusal(address: string): string | null {
  const percent = hash32(address) % 100;
  if (percent < options.refuse) return '550 5.1.1 no such user';
  if (percent >= options.refuse + options.putOff || triedOnce.has(address)) return null;
  triedOnce.add(address);
  return '451 4.7.1 greylisted, try again later';
}

const servers = Array.from({ length: options.places }, (_, place) =>
  createServer((socket) => serve(place, socket)),
);
await Promise.all(
  servers.map(
    (server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve())),
  ),
);
console.log(
  JSON.stringify({ ports: servers.map((server) => (server.address() as AddressInfo).port) }),
);

let input = '';
process.stdin
  .setEncoding('utf8')
  .on('data', (chunk: string) => {
    const lines = (input + chunk).split('\n');
    input = lines.pop() ?? '';
    for (const line of lines) {
      const said = JSON.parse(line) as { arm: Order } | { goOn: number };
      if ('arm' in said) armed.set(said.arm.place, { ...said.arm, seen: 0 });
      else {
        goOn.get(said.goOn)?.();
        goOn.delete(said.goOn);
        armed.delete(said.goOn);
      }
    }
  })
  .on('end', () => {
    servers.forEach((server) => server.close());
    sockets.forEach((socket) => socket.destroy());
  });
