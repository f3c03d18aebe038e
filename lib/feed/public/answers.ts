/** The answers of the public endpoints: their headers, and texts that say nothing of the file. */
import { PAGE_POLICY } from './page/page-style.ts';

/** No answer is kept anywhere, indexed, or tells the next site where the visitor came from. */
const ALWAYS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
} as const;

const PLAIN = { ...ALWAYS, 'content-type': 'text/plain; charset=utf-8' } as const;

export type PlainStatus = 400 | 404 | 405 | 411 | 413 | 414 | 415 | 500 | 503;

const WORDS: Readonly<Record<PlainStatus, string>> = {
  400: 'Bad request',
  404: 'Not found',
  405: 'Method not allowed',
  411: 'Length required',
  413: 'Too large',
  414: 'Address too long',
  415: 'Unsupported media type',
  500: 'Internal error',
  503: 'Try again later',
};

/** Seconds after which a caller that got 503 may try again. */
const RETRY_AFTER = '30';

export function plainAnswer(status: PlainStatus, more: Record<string, string> = {}): Response {
  const retry = status === 503 ? { 'retry-after': RETRY_AFTER } : {};
  return new Response(`${WORDS[status]}\n`, { status, headers: { ...PLAIN, ...retry, ...more } });
}

export function pageAnswer(
  html: string,
  language: string,
  status: 200 | 400 | 503 = 200,
): Response {
  return new Response(html, {
    status,
    headers: {
      ...ALWAYS,
      'content-type': 'text/html; charset=utf-8',
      'content-language': language,
      'content-security-policy': PAGE_POLICY,
      'x-frame-options': 'DENY',
      ...(status === 503 ? { 'retry-after': RETRY_AFTER } : {}),
    },
  });
}

/** One transparent pixel: the smallest GIF that every mail program shows. */
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

export function pixelAnswer(): Response {
  return new Response(PIXEL, { headers: { ...ALWAYS, 'content-type': 'image/gif' } });
}

/** `target`: checked by `isRedirectTarget`. */
export function redirectAnswer(target: string): Response {
  return new Response(null, { status: 302, headers: { ...ALWAYS, location: target } });
}

/**
 * The answer to a webhook says its status only. SNS sends a password only after it was asked for
 * one (docs.aws.amazon.com/sns, "sns-subscribe-https-s-endpoints").
 */
export function hookAnswer(status: number): Response {
  return new Response(status === 200 ? 'ok\n' : `${status}\n`, {
    status,
    headers: {
      ...PLAIN,
      ...(status === 401 ? { 'www-authenticate': 'Basic realm="hook"' } : {}),
      ...(status === 503 ? { 'retry-after': RETRY_AFTER } : {}),
    },
  });
}
