/** Answers requests that no page is for, before anything of them is read. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Access } from './access.ts';

/** True: answered. The connection ends with it, and with it whatever else was sent. */
export function refuseEarly(
  access: Access,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const status = statusFor(access, request);
  if (status === null) return false;
  response.writeHead(status, {
    ...(status === 405 ? { Allow: 'GET, HEAD' } : {}),
    'Content-Length': 0,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    Connection: 'close',
  });
  response.end(() => request.socket.destroySoon());
  return true;
}

function statusFor(access: Access, { method, headers }: IncomingMessage): number | null {
  if (method !== 'GET' && method !== 'HEAD') return 405;
  if (!access.isOurName(headers.host)) return 421;
  const hasBody =
    headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0;
  return hasBody || headers.expect !== undefined ? 413 : null;
}
