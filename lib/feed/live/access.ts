/** Decides who may ask the private server: by the name that was called, the origin and the token. */
import { createHmac } from 'node:crypto';
import { isIP } from 'node:net';
import { equalSecrets } from '../equal-secrets.ts';
import type { IncomingHttpHeaders } from 'node:http';

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);
/** The protocol of the feed, for clients that offer their token as a second protocol. */
export const PROTOCOL = 'events';
const TOKEN_PROTOCOL = 'token.';

export class Access {
  readonly #token: string;
  readonly #session: string;
  readonly #cookie: string;
  readonly #host: string;

  /** `host`: where the server listens, as the caller named it. */
  constructor({ token, host, port }: { token: string; host: string; port: number }) {
    this.#token = token;
    this.#host = host.includes(':') ? `[${host}]` : host.toLowerCase();
    // Cookies of one host go to the servers of all its ports: they get no token to use elsewhere.
    this.#session = createHmac('sha256', token).update(`page of port ${port}`).digest('base64url');
    this.#cookie = `live_${port}`;
  }

  /**
   * Against DNS rebinding: a page elsewhere reaches this server only under a name of its own. Any
   * port, because a tunnel may have another one.
   */
  isOurName(hostHeader: string | undefined): boolean {
    const name = hostName(hostHeader);
    if (name === null) return false;
    if (LOOPBACK.has(name) || name === this.#host) return true;
    return !isLoopback(this.#host) && isIP(name.replace(/^\[|\]$/g, '')) !== 0;
  }

  /** Programs send no origin; a browser must send the one of our own page. */
  isOurOrigin({ origin, host }: IncomingHttpHeaders): boolean {
    if (origin === undefined) return true;
    if (!URL.canParse(origin)) return false;
    const { protocol, host: from } = new URL(origin);
    return (protocol === 'http:' || protocol === 'https:') && from === host?.toLowerCase();
  }

  isToken(given: string | null | undefined): boolean {
    return equalSecrets(given ?? '', this.#token);
  }

  /** By the cookie of the page, by `Authorization: Bearer`, or by a protocol `token.TOKEN`. */
  isAllowed(headers: IncomingHttpHeaders): boolean {
    const bearer = /^Bearer ([\w-]{1,100})$/i.exec(headers.authorization ?? '')?.[1];
    if (bearer !== undefined) return this.isToken(bearer);
    const offered = protocolsOf(headers).find((each) => each.startsWith(TOKEN_PROTOCOL));
    if (offered !== undefined) return this.isToken(offered.slice(TOKEN_PROTOCOL.length));
    return equalSecrets(this.#cookieIn(headers.cookie ?? ''), this.#session);
  }

  setCookie(): string {
    return `${this.#cookie}=${this.#session}; Path=/; HttpOnly; SameSite=Strict`;
  }

  #cookieIn(cookies: string): string {
    const found = cookies
      .split(';')
      .map((each) => each.trim())
      .find((each) => each.startsWith(`${this.#cookie}=`));
    return found?.slice(this.#cookie.length + 1) ?? '';
  }
}

export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host) || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function hostName(header: string | undefined): string | null {
  if (header === undefined || !/^[\w.:[\]-]{1,255}$/.test(header)) return null;
  const url = `http://${header}/`;
  return URL.canParse(url) ? new URL(url).hostname : null;
}

function protocolsOf(headers: IncomingHttpHeaders): string[] {
  return (headers['sec-websocket-protocol'] ?? '').split(',').map((each) => each.trim());
}
