/**
 * Adds what opens and clicks are measured by to the html of one message: its links lead over the
 * public side, a link that people cannot see comes before them, a pixel at the end.
 */
import { findLinks, type FoundLink } from './find-links.ts';
import type { Tracked } from '../../../domain/tracking/tracked-message.ts';

export type TrackOptions = {
  opens: boolean;
  clicks: boolean;
  /** Of the public side: https, without a final slash. */
  base: string;
  /** Addresses of the public side: links below them stay as they are. */
  own: readonly string[];
  /** A link with this in it is the unsubscribe link, and stays as it is. */
  unsubscribeToken: string;
  tokenFor(link: number): string;
};

/** The rest of the links of a longer text stay as they are. */
const MOST_LINKS = 500;
const LONGEST_TARGET = 4_000;

export function trackHtml(html: string, options: TrackOptions): { html: string; tracked: Tracked } {
  const { opens, clicks, base, tokenFor } = options;
  const { text, targets } = clicks ? rewriteLinks(html, options) : { text: html, targets: null };
  const pixel = `<img src="${base}/o/${tokenFor(0)}" width="1" height="1" alt="" aria-hidden="true" style="border:0">`;
  return {
    html: opens ? beforeEnd(text, pixel) : text,
    tracked: { opens, links: targets },
  };
}

function rewriteLinks(html: string, options: TrackOptions): { text: string; targets: string[] } {
  const links = findLinks(html)
    .flatMap((link) => {
      const url = countedUrl(link, options);
      return url === null ? [] : [{ ...link, url }];
    })
    .slice(0, MOST_LINKS);
  const urlOf = (link: number): string => `${options.base}/c/${options.tokenFor(link)}`;
  const pieces: string[] = [];
  let at = 0;
  for (const [index, { from, to, tag }] of links.entries()) {
    if (index === 0) {
      // Empty, so that it shows nothing anywhere; neither the keyboard nor a screen reader stops
      // at it.
      const honey = `<a href="${urlOf(links.length + 1)}" tabindex="-1" aria-hidden="true"></a>`;
      pieces.push(html.slice(at, tag), honey);
      at = tag;
    }
    pieces.push(html.slice(at, from), urlOf(index + 1));
    at = to;
  }
  pieces.push(html.slice(at));
  return { text: pieces.join(''), targets: links.map(({ url }) => url) };
}

/** Null for a link that stays as it is: `mailto:`, anchors, and the like. */
function countedUrl({ target }: FoundLink, { own, unsubscribeToken }: TrackOptions): string | null {
  // As a browser reads it.
  const text = target.replace(/[\t\r\n]/g, '').trim();
  if (!/^https?:\/\//i.test(text) || text.length > LONGEST_TARGET) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.href.length > LONGEST_TARGET) return null;
  // No redirect leads to these: they hide where they lead.
  if (url.username !== '' || url.password !== '' || url.href.includes('\\')) return null;
  if (url.href.includes(unsubscribeToken) || own.some((each) => isBelow(url, each))) return null;
  return url.href;
}

/** The host must be the same, not only begin alike. */
function isBelow(url: URL, own: string): boolean {
  const { host, pathname } = new URL(own);
  return url.host === host && url.pathname.startsWith(pathname);
}

function beforeEnd(html: string, pixel: string): string {
  const close = [...html.matchAll(/<\/body[\s>]/gi)].at(-1)?.index;
  return close === undefined
    ? `${html.trimEnd()}\n${pixel}\n`
    : `${html.slice(0, close)}${pixel}\n${html.slice(close)}`;
}
