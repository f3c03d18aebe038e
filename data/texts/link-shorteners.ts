/**
 * Services that hide where a link leads. Mail filters distrust them, because most are misused.
 * Each host stands for itself and its subdomains.
 *
 * Source: the lists of URI blocklists about redirectors (SURBL "URL shorteners", SpamAssassin's
 * 25_url_shortener.cf), of these the public ones that anyone may use.
 */
import { list } from '../list.ts';

export const LINK_SHORTENERS: readonly string[] = list`
  bit.ly | bitly.com | tinyurl.com | t.co | goo.gl | ow.ly | is.gd | v.gd | buff.ly | rebrand.ly |
  cutt.ly | shorturl.at | rb.gy | t.ly | tiny.cc | tiny.one | bl.ink | s.id | tr.im | adf.ly |
  short.io | dub.sh | shrtco.de | soo.gd | clck.ru | lnkd.in | fb.me | trib.al |
  snip.ly | x.co | mcaf.ee | qr.ae | su.pr | u.to | urlz.fr | l.ead.me | shorte.st | surl.li |
  t2m.io | tny.im | wp.me | ouo.io | gg.gg | kutt.it | hyperurl.co | j.mp | 1url.com
`;

export const SHORTENER_EXAMPLES: readonly string[] = list`
  https://bit.ly/3xyz | http://tinyurl.com/abc | https://t.co/abc | https://go.rebrand.ly/x
`;

export const SHORTENER_NEAR_MISSES: readonly string[] = list`
  https://rabbit.ly/3xyz | https://t.com.acme.test/abc | https://mytinyurl.com.test/x |
  https://acme.test/bit.ly | https://youtu.be/abc
`;
