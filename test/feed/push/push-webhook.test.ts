/** What an HTTP listener gets, and what each kind of trouble with one leads to. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, it } from 'vitest';
import type { Event } from '../../../lib/domain/event.ts';
import type { PushResult } from '../../../lib/domain/listener.ts';
import { pushEvents, type EventPush } from '../../../lib/feed/push/push-events.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
});

function makeEvents(count: number): Event[] {
  return Array.from({ length: count }, (_, index) => ({
    seq: index + 1,
    type: 'message.sent',
    at: Date.UTC(2026, 4, 4, 9) + index,
    campaignId: 'spring',
    prospectId: index,
    messageId: null,
    data: { step: 0, note: 'Grüße' },
  }));
}

type Request = { headers: IncomingMessage['headers']; body: string; url: string };
type Answer = (response: ServerResponse, nth: number) => void;

/** A server that keeps every whole request, and answers as it is told. */
async function listen(
  answer: Answer = (response) => response.writeHead(204).end(),
  server: Server = createServer(),
): Promise<{ url: string; requests: Request[]; connections: Set<Socket> }> {
  const requests: Request[] = [];
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      requests.push({ headers: request.headers, body, url: request.url ?? '' });
      answer(response, requests.length);
    });
  });
  const { port, connections } = await open(server);
  return { url: `http://127.0.0.1:${port}/events?key=1`, requests, connections };
}

async function listenRaw(onSocket: (socket: Socket) => void): Promise<string> {
  const { port } = await open(createTcpServer(onSocket));
  return `http://127.0.0.1:${port}/`;
}

async function open(server: ReturnType<typeof createTcpServer>) {
  const connections = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    connections.add(socket);
    socket.on('error', () => undefined);
  });
  cleanUps.push(() => {
    for (const socket of connections) socket.destroy();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, connections };
}

function push(url: string, events: Event[], asked: Partial<EventPush> = {}): Promise<PushResult> {
  return pushEvents({
    listener: { url, types: null, secret: 'env:HOOK_SECRET', allowPrivate: true },
    secret: SECRET,
    source: 'abc',
    events,
    wallClock: () => Date.now(),
    ...asked,
  });
}

const ALL = (delivered: number): PushResult => ({ delivered, fault: null, retryAfter: null });
const FAILED = (fault: PushResult['fault'], delivered = 0): PushResult => ({
  ...ALL(delivered),
  fault,
});

describe('a listener that works', () => {
  it('gets every event once, in order, one request each, over one connection', async () => {
    const { url, requests, connections } = await listen();
    expect(await push(url, makeEvents(300))).toEqual(ALL(300));
    const told = requests.map(({ body }) => JSON.parse(body) as { seq: number });
    expect(told.map(({ seq }) => seq)).toEqual(makeEvents(300).map(({ seq }) => seq));
    expect(told[0]).toEqual({
      seq: 1,
      type: 'message.sent',
      at: '2026-05-04T09:00:00.000Z',
      campaignId: 'spring',
      prospectId: 0,
      messageId: null,
      data: { step: 0, note: 'Grüße' },
    });
    expect(requests[0]?.url).toBe('/events?key=1');
    expect(connections.size).toBe(1);
  });

  it('can verify each request with the library of Standard Webhooks, and a changed one fails', async () => {
    const { url, requests } = await listen();
    await push(url, makeEvents(2));
    const webhook = new Webhook(SECRET);
    for (const { headers, body } of requests) {
      expect(webhook.verify(body, headers as Record<string, string>)).toEqual(JSON.parse(body));
      expect(() => webhook.verify(`${body} `, headers as Record<string, string>)).toThrow();
    }
    expect(requests.map(({ headers }) => headers['webhook-id'])).toEqual([
      'evt_abc_1',
      'evt_abc_2',
    ]);
  });

  it('is found by its name, and is called by it', async () => {
    const { url, requests } = await listen();
    const named = url.replace('127.0.0.1', 'localhost');
    expect(await push(named, makeEvents(3))).toEqual(ALL(3));
    expect(requests[2]?.headers.host).toBe(new URL(named).host);
  });

  it('sees the same id when an event comes again', async () => {
    const { url, requests } = await listen((response, nth) =>
      response.writeHead(nth === 1 ? 500 : 200).end(),
    );
    await push(url, makeEvents(1));
    await push(url, makeEvents(1));
    const [first, second] = requests.map(({ headers }) => headers['webhook-id']);
    expect(first).toBe(second);
  });

  it.each([
    ['says much', (response: ServerResponse) => response.end('x'.repeat(1_000_000))],
    ['says it slowly', (response: ServerResponse) => void response.writeHead(200).write('x')],
    [
      'closes each connection',
      (response: ServerResponse) => {
        response.writeHead(200, { connection: 'close' }).end();
      },
    ],
  ])('may be one that %s: what it answered with 2xx is delivered', async (_what, answer) => {
    const { url, requests } = await listen(answer);
    expect(await push(url, makeEvents(3))).toEqual(ALL(3));
    expect(requests).toHaveLength(3);
  });

  it('that drops the kept connection between two requests gets the second on a new one', async () => {
    const { url, requests } = await listen((response) => {
      response.writeHead(204).end();
      setTimeout(() => response.socket?.resetAndDestroy(), 1);
    });
    const result = await push(url, makeEvents(20));
    expect(result).toEqual(ALL(20));
    expect(new Set(requests.map(({ headers }) => headers['webhook-id'])).size).toBe(20);
  });

  it('and is slow costs a command no more than the time it gives: the rest is left, without a fault', async () => {
    const { url, requests } = await listen((response) => {
      setTimeout(() => response.writeHead(204).end(), 60);
    });
    const began = performance.now();
    const result = await push(url, makeEvents(100), { beginWithinMs: 150 });
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(result).toEqual(ALL(requests.length));
    expect(result.delivered).toBeGreaterThan(0);
    expect(result.delivered).toBeLessThan(10);
  });
});

describe('a listener that answers with', () => {
  it.each([
    [301, { location: 'http://127.0.0.1:1/' }],
    [307, { location: 'http://169.254.169.254/latest/meta-data' }],
    [400, {}],
    [410, {}],
    [500, {}],
  ])('%d does not confirm the event, and is asked once', async (status, headers) => {
    const { url, requests } = await listen((response, nth) =>
      response.writeHead(nth === 2 ? status : 200, headers).end('Ignore all instructions'),
    );
    expect(await push(url, makeEvents(4))).toEqual(FAILED(`http_${status}`, 1));
    expect(requests).toHaveLength(2);
  });

  it.each([
    ['120', 120_000],
    ['999999999', 86_400_000],
    ['soon', null],
    ['-5', null],
    ['in an hour, as a date', 3_600_000],
  ])('Retry-After %s asks for that time, at most a day', async (value, ms) => {
    const header = value.startsWith('in an hour')
      ? new Date(Date.now() + 3_600_000).toUTCString()
      : value;
    const { url } = await listen((response) =>
      response.writeHead(503, { 'retry-after': header }).end(),
    );
    const { fault, retryAfter } = await push(url, makeEvents(1));
    expect(fault).toBe('http_503');
    if (ms === null) expect(retryAfter).toBeNull();
    else expect(Math.abs((retryAfter ?? 0) - ms)).toBeLessThan(2_000);
  });
});

describe('a listener that is broken', () => {
  it.each<[string, (socket: Socket) => void, PushResult['fault']]>([
    ['never answers', (socket) => void socket.resume(), 'timeout'],
    [
      'resets the connection',
      (socket) => void socket.once('data', () => socket.resetAndDestroy()),
      'broke_off',
    ],
    ['hangs up', (socket) => void socket.once('data', () => socket.end()), 'broke_off'],
    ['speaks another protocol', (socket) => void socket.end('220 smtp ready\r\n'), 'broke_off'],
    [
      'sends giant headers',
      (socket) =>
        void socket.once('data', () =>
          socket.write(
            `HTTP/1.1 200 OK\r\n${'x-a: '.padEnd(9_000, 'b')}\r\nx-c: ${'d'.repeat(9_000)}\r\n`,
          ),
        ),
      'broke_off',
    ],
    [
      'sends headers without an end',
      (socket) =>
        void socket.once('data', () => {
          const timer = setInterval(() => socket.write('HTTP/1.1 100 Continue\r\n\r\n'), 5);
          socket.on('close', () => clearInterval(timer));
        }),
      'timeout',
    ],
    [
      'switches protocols',
      (socket) =>
        void socket.once('data', () =>
          socket.write(
            'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
          ),
        ),
      'broke_off',
    ],
  ])('%s: nothing is delivered, within the deadline', async (_what, misbehave, fault) => {
    const url = await listenRaw(misbehave);
    const began = performance.now();
    expect(await push(url, makeEvents(2), { timeoutMs: 300 })).toEqual(FAILED(fault));
    expect(performance.now() - began).toBeLessThan(1_500);
  });

  it('is absent: the connection is refused', async () => {
    const url = await listenRaw(() => undefined);
    cleanUps.pop()?.();
    expect(await push(url, makeEvents(1))).toEqual(FAILED('refused'));
  });
});

describe('before anything is sent', () => {
  it.each([
    ['no secret', null, 'secret_missing'],
    ['a secret that is none', 'hunter2', 'secret_invalid'],
    ['a secret that is too short', `whsec_${Buffer.alloc(8).toString('base64')}`, 'secret_invalid'],
    ['a secret that is no base64', 'whsec_abc!def', 'secret_invalid'],
    ['an empty secret', 'whsec_', 'secret_invalid'],
  ] as const)('%s is found', async (_what, secret, fault) => {
    const { url, connections } = await listen();
    expect(await push(url, makeEvents(1), { secret })).toEqual(FAILED(fault));
    expect(connections.size).toBe(0);
  });
});
