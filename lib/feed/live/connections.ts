/** Bounds the connections of a server, so that those which say nothing never keep others out. */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { LiveLimits } from './limits.ts';

/**
 * A connection waits from its beginning, and after each answer, until its next request. With too
 * many of them, the one that has waited longest is cut off: a browser asks within milliseconds.
 */
export function boundConnections(server: Server, limits: LiveLimits): void {
  const waiting = new Set<Socket>();
  const wait = (socket: Socket): void => {
    if (socket.destroyed) return;
    waiting.add(socket);
    if (waiting.size <= limits.waiting) return;
    const [longest] = waiting;
    longest?.destroy();
    if (longest) waiting.delete(longest);
  };
  server.maxConnections = limits.connections;
  server.headersTimeout = limits.headWithin;
  server.requestTimeout = limits.requestWithin;
  server.keepAliveTimeout = limits.idle;
  server.timeout = limits.stalled;
  server.on('connection', (socket) => {
    socket.once('close', () => waiting.delete(socket));
    wait(socket);
  });
  server.on('request', ({ socket }, response) => {
    waiting.delete(socket);
    response.once('close', () => wait(socket));
  });
  server.on('upgrade', ({ socket }) => waiting.delete(socket));
}
