/**
 * A DNS server on loopback (RFC 1035 over UDP) with a table of MX or A records; it records the
 * queries.
 */
import { createSocket } from 'node:dgram';
import type { AddressInfo } from 'node:net';

/**
 * A list: MX records. `a`: IPv4 addresses. `silent`: receives the query and does not answer. `fails`: SERVFAIL.
 */
export type DnsZone = Readonly<
  Record<string, readonly (readonly [number, string])[] | { a: string[] } | 'silent' | 'fails'>
>;
export type DnsServer = { address: string; asked: string[]; close(): Promise<void> };

const [A, MX] = [1, 15];
const [NO_ERROR, SERVER_FAILURE, NO_SUCH_NAME] = [0, 2, 3];

export async function startDns(zone: DnsZone): Promise<DnsServer> {
  const socket = createSocket('udp4');
  const asked: string[] = [];
  socket.on('message', (question, from) => {
    const { name, end } = readName(question, 12);
    asked.push(name);
    const known = zone[name];
    if (known === 'silent') return;
    const records = recordsFor(known, question.readUInt16BE(end));
    const code = known === 'fails' ? SERVER_FAILURE : known === undefined ? NO_SUCH_NAME : NO_ERROR;
    const header = Buffer.alloc(12);
    question.copy(header, 0, 0, 2);
    header.writeUInt16BE(0x8180 | code, 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(records.length, 6);
    socket.send(
      Buffer.concat([header, question.subarray(12, end + 4), ...records]),
      from.port,
      from.address,
    );
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${(socket.address() as AddressInfo).port}`,
    asked,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

function recordsFor(known: DnsZone[string] | undefined, type: number): Buffer[] {
  if (typeof known !== 'object') return [];
  if (!('a' in known)) return known.map(([preference, host]) => mxRecord(preference, host));
  return type === A ? known.a.map(aRecord) : [];
}

/** The name in the query is at offset 12. */
function aRecord(address: string): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(A, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(4, 10);
  return Buffer.concat([head, Buffer.from(address.split('.').map(Number))]);
}

function mxRecord(preference: number, host: string): Buffer {
  const exchange = Buffer.concat([
    ...host
      .split('.')
      .filter(Boolean)
      .map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)])),
    Buffer.from([0]),
  ]);
  const head = Buffer.alloc(14);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(MX, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(300, 6);
  head.writeUInt16BE(exchange.length + 2, 10);
  head.writeUInt16BE(preference, 12);
  return Buffer.concat([head, exchange]);
}

function readName(message: Buffer, start: number): { name: string; end: number } {
  const labels: string[] = [];
  let at = start;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: labels.join('.').toLowerCase(), end: at + 1 };
}
