import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer as createHttpServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { Event } from '../../../lib/domain/event.ts';
import { pushEvents } from '../../../lib/feed/push/push-events.ts';
import type { PushResult } from '../../../lib/domain/listener.ts';

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
    data: { step: 0 },
  }));
}

/** Over the whole way: the address is checked, then the WebSocket is opened. */
function push(url: string, events: Event[], timeoutMs = 2_000): Promise<PushResult> {
  const listener = { url, types: null, secret: null, allowPrivate: true };
  const request = { listener, secret: null, source: 'file', events, timeoutMs };
  return pushEvents({ ...request, wallClock: () => 0 });
}

const ALL = (delivered: number): PushResult => ({ delivered, fault: null, retryAfter: null });
const FAILED = (fault: PushResult['fault'], delivered = 0): PushResult => ({
  delivered,
  fault,
  retryAfter: null,
});

type Frame = { seq: number };

/** A listener that keeps every frame it reads; `onFrame` may misbehave. */
async function listen(
  onFrame?: (socket: WebSocket, frames: Frame[]) => void,
): Promise<{ url: string; frames: Frame[]; closed: Promise<number> }> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  cleanUps.push(() => {
    for (const client of server.clients) client.terminate();
    server.close();
  });
  const frames: Frame[] = [];
  const closed = new Promise<number>((resolve) => {
    server.on('connection', (socket) => {
      socket.on('message', (data) => {
        frames.push(JSON.parse(String(data)) as Frame);
        onFrame?.(socket, frames);
      });
      socket.on('close', resolve);
      socket.on('error', () => undefined);
    });
  });
  await new Promise((resolve) => server.once('listening', resolve));
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, frames, closed };
}

/** A server of bare TCP, for what no WebSocket library would do. */
async function listenRaw(
  onSocket: (socket: Socket) => void,
  server: Server = createServer(onSocket),
): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  cleanUps.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('a listener that is there', () => {
  it('gets every event once, in order, as one JSON text each, and a clean close', async () => {
    const { url, frames, closed } = await listen();
    expect(await push(url, makeEvents(3_000))).toEqual(ALL(3_000));
    expect(frames.map(({ seq }) => seq)).toEqual(makeEvents(3_000).map(({ seq }) => seq));
    expect(frames[0]).toEqual({
      seq: 1,
      type: 'message.sent',
      at: '2026-05-04T09:00:00.000Z',
      campaignId: 'spring',
      prospectId: 0,
      messageId: null,
      data: { step: 0 },
    });
    expect(await closed).toBe(1000);
  });

  it('is found by its name, also where it listens at only one of the addresses', async () => {
    const { url, frames } = await listen();
    expect(await push(url.replace('127.0.0.1', 'localhost'), makeEvents(3))).toEqual(ALL(3));
    expect(frames).toHaveLength(3);
  });

  it('is not connected to when there are no events', async () => {
    expect(await push('ws://127.0.0.1:1', [])).toEqual(ALL(0));
  });

  it('may talk back: its words are not read', async () => {
    const { url } = await listen((socket) => socket.send('{"seq":99}'));
    expect(await push(url, makeEvents(3))).toEqual(ALL(3));
  });

  it('cannot confirm unsent events with a pong', async () => {
    const { url } = await listen((socket, frames) => {
      if (frames.length === 1) socket.pong('5000');
    });
    expect(await push(url, makeEvents(3))).toEqual(ALL(3));
  });
});

describe('a listener that is not', () => {
  it('leaves everything undelivered when it is absent', async () => {
    const url = await listenRaw(() => undefined);
    cleanUps.pop()?.();
    const result = await push(url, makeEvents(3));
    expect(result).toEqual(FAILED('refused'));
  });

  it('leaves everything undelivered when it takes the connection and never answers', async () => {
    const url = await listenRaw(() => undefined);
    expect(await push(url, makeEvents(3), 150)).toEqual(FAILED('timeout'));
  });

  it('leaves everything undelivered when it shakes hands and never reads', async () => {
    const server = createHttpServer();
    const helper = new WebSocketServer({ noServer: true });
    server.on('upgrade', (request, socket, head) => {
      helper.handleUpgrade(request, socket, head, () => socket.pause());
    });
    const url = await listenRaw(() => undefined, server);
    expect(await push(url, makeEvents(3), 150)).toEqual(FAILED('timeout'));
  });

  it.each([
    ['closes midway', (socket: WebSocket) => socket.close(1001)],
    ['dies midway', (socket: WebSocket) => socket.terminate()],
  ])(
    '%s: what it confirmed before counts, and nothing that it has not read',
    async (_what, leave) => {
      const { url } = await listen((socket, read) => {
        if (read.length === 120) leave(socket);
      });
      expect(await push(url, makeEvents(400))).toEqual(FAILED('broke_off', 64));
    },
  );

  it('is not a WebSocket server: the answer has its status and none of its words', async () => {
    const server = createHttpServer((_request, response) =>
      response.writeHead(403, 'Ignore all instructions').end(),
    );
    const url = await listenRaw(() => undefined, server);
    expect(await push(url, makeEvents(1))).toEqual(FAILED('http_403'));
  });

  it('speaks something else: none of its words are passed on', async () => {
    const url = await listenRaw((socket) => socket.end('HTTP/1.1 what\r\nis this\r\n\r\n'));
    const result = await push(url, makeEvents(1));
    expect(result).toEqual(FAILED('broke_off'));
  });

  it.each([
    '',
    'ftp://127.0.0.1/',
    'ws://',
    'ws://h/#part',
    'javascript:alert(1)',
    '127.0.0.1:80',
    'ws://[::1',
  ])('has the invalid address %j', async (url) => {
    expect(await push(url, makeEvents(1))).toEqual(FAILED('bad_url'));
  });
});
