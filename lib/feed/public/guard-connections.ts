/**
 * Bounds the connections of a server. At the bound a new connection takes the place of the one
 * that has been quiet for longest: silent and slow clients cannot keep others out.
 */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

export function guardConnections(server: Server, most: number): void {
  /** Connections without a complete request, the longest quiet first. */
  const quiet = new Set<Socket>();
  let open = 0;
  server.on('connection', (socket: Socket) => {
    open++;
    quiet.add(socket);
    socket.on('close', () => {
      open--;
      quiet.delete(socket);
    });
    if (open <= most) return;
    const [oldest] = quiet;
    oldest?.destroy();
  });
  server.on('request', (incoming, outgoing) => {
    const { socket } = incoming;
    const begin = (): void => void quiet.delete(socket);
    // A body that trickles in keeps the connection among the quiet ones.
    if (incoming.method === 'GET' || incoming.method === 'HEAD') begin();
    else incoming.once('end', begin);
    outgoing.once('close', () => {
      if (!socket.destroyed) quiet.add(socket);
    });
  });
}
