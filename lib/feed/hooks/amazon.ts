/**
 * The only requests that a webhook makes: to Amazon SNS, for the certificate of a signature and to
 * confirm a subscription. Nothing that a caller sends can name another host.
 */
import { request, type RequestOptions } from 'node:https';
import { createPublicKey, type KeyObject } from 'node:crypto';
import type { Instant } from '../../domain/time.ts';
import { MINUTE } from '../../domain/time.ts';

export type AmazonClient = {
  /** Null: there is no such certificate now. */
  keyOf(certificate: string, now: Instant): Promise<KeyObject | null>;
  /** True when Amazon says that the subscription is confirmed. */
  confirm(address: string): Promise<boolean>;
};

const TIME_LIMIT_MS = 5_000;
const MAX_BYTES = 65_536;
/** A topic has one certificate at a time, and Amazon changes it once a year. */
const MAX_KEYS = 16;
/** A caller may name any number of certificates that do not exist. */
const MAX_ASKED = 4;
const FAILURE_LASTS = MINUTE;

const HOST = /^sns\.([a-z]{2}(?:-[a-z]{2,12}){1,3}-\d{1,2})\.amazonaws\.com(\.cn)?$/;
const CERTIFICATE = /^\/[\w-]{1,120}\.pem$/;

/** The region of an address below SNS's own hosts; null for any other address. */
export function regionOf(address: string): string | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  const plain =
    url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '';
  const [, region, china] = HOST.exec(url.hostname) ?? [];
  if (!plain || region === undefined) return null;
  return region.startsWith('cn-') === (china !== undefined) ? region : null;
}

/** `options`: for tests, another way to the host. */
export function createAmazonClient(options: RequestOptions = {}): AmazonClient {
  const keys = new Map<string, Promise<KeyObject | null>>();
  const failedAt = new Map<string, Instant>();
  let asked = 0;

  async function download(address: string): Promise<KeyObject | null> {
    asked++;
    try {
      const pem = await get(address, options);
      const key = pem === null ? null : createPublicKey(pem);
      return key?.asymmetricKeyType === 'rsa' ? key : null;
    } catch {
      return null;
    } finally {
      asked--;
    }
  }

  return {
    async keyOf(address, now) {
      const known = keys.get(address);
      if (known) return known;
      const url = regionOf(address) === null ? null : new URL(address);
      if (url === null || !CERTIFICATE.test(url.pathname) || url.search !== '') return null;
      const failed = failedAt.get(address);
      if (asked >= MAX_ASKED || (failed !== undefined && now - failed < FAILURE_LASTS)) return null;
      // Calls that come meanwhile wait for the same answer.
      const asking = download(address);
      remember(keys, address, asking);
      const key = await asking;
      if (key === null) {
        keys.delete(address);
        remember(failedAt, address, now);
      }
      return key;
    },
    async confirm(address) {
      const url = regionOf(address) === null ? null : new URL(address);
      if (url?.searchParams.get('Action') !== 'ConfirmSubscription') return false;
      return (await get(address, options)) !== null;
    },
  };
}

/** Keeps the newest. */
function remember<T>(kept: Map<string, T>, key: string, value: T): void {
  kept.delete(key);
  kept.set(key, value);
  const [oldest] = kept.keys();
  if (kept.size > MAX_KEYS && oldest !== undefined) kept.delete(oldest);
}

/** The text of an answer 200; null for any other. A redirection is not followed. */
function get(address: string, options: RequestOptions): Promise<string | null> {
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(TIME_LIMIT_MS);
    const asking = request(address, { agent: false, ...options, signal }, (answer) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        bytes += chunk.length;
        if (bytes > MAX_BYTES) asking.destroy(new Error('too long'));
      });
      answer.on('error', () => resolve(null));
      answer.on('end', () =>
        resolve(answer.statusCode === 200 ? Buffer.concat(chunks).toString('utf8') : null),
      );
    });
    asking.on('error', () => resolve(null));
    asking.end();
  });
}
