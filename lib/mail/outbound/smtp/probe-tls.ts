/**
 * Finds out whether a server without a greeting waits for TLS: on a second connection, so that a
 * merely slow server is not disturbed.
 */
import { connect } from 'node:tls';
import { isIP } from 'node:net';
import type { SmtpAccount } from './smtp-url.ts';

/**
 * Most servers greet within a second; some delay their greeting for half a minute on purpose (RFC
 * 5321 4.5.3.2.1 allows five minutes).
 */
const SILENCE_MS = 2_500;
const HANDSHAKE_MS = 2_000;

/** Servers known to be slow, and nothing else. */
const slow = new WeakSet<SmtpAccount>();

/**
 * Probes once the server has been silent for a while; calls `onTls` if it completes a handshake.
 * Returns a function that ends the watch.
 */
export function watchForTls(
  account: SmtpAccount,
  isSilent: () => boolean,
  onTls: () => void,
): () => void {
  if (account.secure || slow.has(account)) return () => undefined;
  let end: () => void = () => undefined;
  const timer = setTimeout(() => {
    if (!isSilent()) return;
    end = shakeHands(account, (spoken) => {
      if (!spoken) slow.add(account);
      else if (isSilent()) onTls();
    });
  }, SILENCE_MS);
  return () => {
    clearTimeout(timer);
    end();
  };
}

/** Only the ClientHello is sent, so the certificate does not matter. */
function shakeHands({ host, port }: SmtpAccount, done: (spoken: boolean) => void): () => void {
  const name = isIP(host) === 0 ? { servername: host } : {};
  const socket = connect({ host, port, ...name, rejectUnauthorized: false }, () => settle(true));
  let settled = false;
  function settle(spoken: boolean): void {
    if (settled) return;
    settled = true;
    socket.destroy();
    done(spoken);
  }
  socket.on('error', (error) => settle(answeredInTls(error))).on('close', () => settle(false));
  socket.setTimeout(HANDSHAKE_MS, () => settle(false));
  return () => {
    settled = true;
    socket.destroy();
  };
}

/** An alert, or a version unknown to Node, is TLS too: only the handshake failed. */
function answeredInTls(error: NodeJS.ErrnoException): boolean {
  return /^ERR_SSL_.*(?:ALERT|UNSUPPORTED_PROTOCOL)/.test(error.code ?? '');
}
