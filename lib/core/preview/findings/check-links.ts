/** Finds links that filters or readers distrust, and links that only one of the two parts has. */
import { LINK_SHORTENERS } from '../../../../data/texts/link-shorteners.ts';
import type { FinishedLetter, Spotted } from './finding.ts';

/** In a first message. */
const MOST_LINKS = 2;
const MOST_SHOWN = 80;

type Link = { url: string; at: number };

export function checkLinks(letter: FinishedLetter): Spotted[] {
  const { text, html, step, messageId, countedLinks } = letter;
  // The links to unsubscribe and to choose have the message's own token in them.
  const token = messageId.slice(1, messageId.indexOf('@'));
  const own = ({ url }: Link): boolean => !url.includes(token);
  const inText = linksIn(text, /https?:\/\/[^\s<>"']{1,2000}/gi).filter(own);
  const inHtml = html === null ? [] : htmlLinks(html, countedLinks).filter(own);
  return [
    ...shortened('text', inText),
    ...shortened('html', inHtml),
    ...tooMany(step, [
      { part: 'text', links: inText },
      { part: 'html', links: inHtml },
    ]),
    ...(html === null ? [] : differing(inText, inHtml)),
  ];
}

function linksIn(text: string, pattern: RegExp): Link[] {
  return [...text.matchAll(pattern)].map((match) => ({
    url: (match[1] ?? match[0]).replace(/[.,;:!?)\]}'"’”»]{1,20}$/u, ''),
    at: match.index,
  }));
}

/** A counted link leads over the public side; its target is what the author wrote. */
function htmlLinks(html: string, counted: readonly string[] | null): Link[] {
  const links = linksIn(
    html,
    /<a\b[^>]{0,2000}?\shref\s{0,5}=\s{0,5}["']?(https?:\/\/[^\s"'<>]{1,4000})/gi,
  ).map((link) => ({ ...link, url: link.url.replaceAll('&amp;', '&') }));
  if (counted === null) return links;
  const plain = links.filter(({ url }) => !/\/c\/[\w.-]{1,200}$/.test(url));
  return [...plain, ...counted.map((url) => ({ url, at: 0 }))];
}

function shortened(part: 'text' | 'html', links: readonly Link[]): Spotted[] {
  return links.flatMap(({ url, at }) => {
    const host = hostOf(url);
    const known = LINK_SHORTENERS.some((each) => host === each || host.endsWith(`.${each}`));
    return known
      ? [{ code: 'link_shortener' as const, part, at, excerpt: url.slice(0, MOST_SHOWN) }]
      : [];
  });
}

function tooMany(
  step: number,
  parts: readonly { part: 'text' | 'html'; links: readonly Link[] }[],
): Spotted[] {
  if (step > 0) return [];
  for (const { part, links } of parts) {
    const urls = new Set(links.map(({ url }) => url));
    const beyond = links.find(({ url }) => [...urls].indexOf(url) >= MOST_LINKS);
    if (beyond)
      return [
        {
          code: 'many_links',
          part,
          at: beyond.at,
          excerpt: beyond.url.slice(0, MOST_SHOWN),
          fix: `at most ${MOST_LINKS} links in a first message; this one has ${urls.size}`,
        },
      ];
  }
  return [];
}

function differing(inText: readonly Link[], inHtml: readonly Link[]): Spotted[] {
  const missing = (from: readonly Link[], other: readonly Link[]): Link | undefined =>
    from.find(({ url }) => !other.some((each) => same(each.url, url)));
  const onlyText = missing(inText, inHtml);
  if (onlyText) return [spot('text', onlyText, 'html')];
  const onlyHtml = missing(inHtml, inText);
  return onlyHtml ? [spot('html', onlyHtml, 'text')] : [];
}

function spot(part: 'text' | 'html', { url, at }: Link, other: string): Spotted {
  return {
    code: 'links_differ',
    part,
    at,
    excerpt: url.slice(0, MOST_SHOWN),
    fix: `the same link in the ${other} part`,
  };
}

function same(a: string, b: string): boolean {
  const bare = (url: string): string => url.replace(/^https?:\/\//i, '').replace(/[/#?]{1,3}$/, '');
  return bare(a) === bare(b);
}

/** Without a URL parser: the check must say something of broken links too. */
function hostOf(url: string): string {
  const rest = url.replace(/^https?:\/\//i, '');
  const host = rest.split(/[/?#]/)[0] ?? '';
  return (host.split('@').at(-1) ?? '').replace(/:\d{1,5}$/, '').toLowerCase();
}
