/**
 * Sends requests at a constant rate over connections that stay open, and measures each answer from
 * the instant at which its request was due: a server that stalls does not slow the clock.
 * `serve-load.ts PORT RATE CONNECTIONS WARM`, the requests as JSON lines on stdin; the first WARM of
 * them are not measured.
 */
import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

export type LoadRequest = { method: string; path: string; body?: string };
export type LoadReport = {
  requests: number;
  seconds: number;
  /** How many answers had each status; `0`: none came. */
  statuses: Record<string, number>;
  milliseconds: { p50: number; p90: number; p99: number; max: number };
  /** How late requests left at the 99th percentile: then this process was the bottleneck. */
  leftLateP99: number;
};

const [port = 0, rate = 1, connections = 1, warm = 0] = process.argv.slice(2).map(Number);
const requests: Buffer[] = [];
for await (const line of createInterface({ input: process.stdin })) {
  const { method, path, body = '' } = JSON.parse(line) as LoadRequest;
  requests.push(
    Buffer.from(
      `${method} ${path} HTTP/1.1\r\nHost: t.acme.test\r\nUser-Agent: Mozilla/5.0\r\n` +
        (method === 'POST'
          ? `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n`
          : '') +
        `\r\n${body}`,
    ),
  );
}

const statuses: Record<string, number> = {};
const [answeredAfter, leftLate]: [number[], number[]] = [[], []];
let answers = 0;
const idle: Wire[] = [];
/** Due requests without a free connection, oldest first. */
const waiting: number[] = [];

class Wire {
  readonly #socket: Socket;
  #due = 0;
  #text = '';
  #busy = false;
  #measured = false;
  constructor() {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.setEncoding('latin1').on('data', (text: string) => this.#read(text));
    this.#socket.on('error', () => undefined).on('close', () => this.#busy && this.#end('0'));
  }

  send(index: number): void {
    this.#due = dueAt(index);
    this.#busy = true;
    this.#measured = index >= warm;
    if (this.#measured) leftLate.push(performance.now() - this.#due);
    this.#socket.write(requests[index] as Buffer);
  }

  #read(text: string): void {
    this.#text += text;
    const end = this.#text.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(this.#text)?.[1] ?? 0);
    if (this.#text.length < end + 4 + length) return;
    const status = this.#text.slice(9, 12);
    this.#text = '';
    this.#end(status);
  }

  #end(status: string): void {
    this.#busy = false;
    statuses[status] = (statuses[status] ?? 0) + 1;
    if (this.#measured) answeredAfter.push(performance.now() - this.#due);
    answers++;
    const next = waiting.shift();
    if (next === undefined) idle.push(this);
    else this.send(next);
    if (answers === requests.length) finish();
  }

  destroy(): void {
    this.#socket.destroy();
  }
}

const wires = Array.from({ length: connections }, () => new Wire());
idle.push(...wires);
const began = performance.now() + 200;
const dueAt = (index: number): number => began + (index * 1_000) / rate;
let next = 0;
const timer = setInterval(() => {
  const now = performance.now();
  for (; next < requests.length && dueAt(next) <= now; next++) {
    const wire = idle.pop();
    if (wire) wire.send(next);
    else waiting.push(next);
  }
}, 1);

function finish(): void {
  clearInterval(timer);
  for (const wire of wires) wire.destroy();
  const at = (sorted: readonly number[], share: number): number =>
    Number(
      (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1),
    );
  const sorted = answeredAfter.toSorted((a, b) => a - b);
  const report: LoadReport = {
    requests: answeredAfter.length,
    seconds: Number(((performance.now() - began) / 1_000).toFixed(1)),
    statuses,
    milliseconds: {
      p50: at(sorted, 0.5),
      p90: at(sorted, 0.9),
      p99: at(sorted, 0.99),
      max: at(sorted, 1),
    },
    leftLateP99: at(
      leftLate.toSorted((a, b) => a - b),
      0.99,
    ),
  };
  console.log(JSON.stringify(report));
}
