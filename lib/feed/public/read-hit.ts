/** Reads from a request for a pixel or a link what tells a person from a program. */
import type { Context } from 'hono';
import type { Hit, HitKind } from '../../domain/tracking/hit.ts';
import type { Instant } from '../../domain/time.ts';

/** Those that browsers and proxies set when they fetch ahead, and those that only browsers send. */
const TELLING = [
  'accept',
  'accept-encoding',
  'accept-language',
  'dnt',
  'from',
  'purpose',
  'range',
  'sec-ch-ua',
  'sec-fetch-dest',
  'sec-fetch-mode',
  'sec-fetch-site',
  'sec-fetch-user',
  'sec-purpose',
  'upgrade-insecure-requests',
  'via',
  'x-moz',
  'x-purpose',
  'x-requested-with',
] as const;
/** Characters kept of each: a longer value tells nothing more. */
const KEPT = 300;

type Asked = { kind: HitKind; token: string; at: Instant; address: string | null };

export function readHit(c: Context, { kind, token, at, address }: Asked): Hit {
  const headers: Record<string, string> = {};
  for (const name of TELLING) {
    const value = c.req.header(name);
    if (value !== undefined) headers[name] = value.slice(0, KEPT);
  }
  return {
    kind,
    token,
    method: c.req.raw.method === 'HEAD' ? 'HEAD' : 'GET',
    at,
    address,
    userAgent: c.req.header('user-agent')?.slice(0, KEPT) ?? null,
    headers,
  };
}
