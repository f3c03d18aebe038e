/** Finds the IP address that a server refuses: in a link for looking it up, a DNS name or its words. */
import { foldReply } from './smtp-reply.ts';

const IPV4 = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d])/g;
/** `1.2.0.192.zen.spamhaus.org`: the list is asked with the address in reverse. */
const LISTED_NAME = /(?<![\d.])(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.[a-z0-9.-]{0,60}/g;
const OF_A_LIST = /bl\b|zen|spam|block|bl\d|abusix|uceprotect|sorbs|surriel|dnsbl|rbl/;
const LINK = /https?:\/\/[^\s<>"']{1,300}/g;

/**
 * Links and DNS names first, because they name what is listed; a reply may also name the server
 * that speaks. Null when no address is named. The answers of lists (127.0.0.2) are no addresses.
 */
export function ipIn(reply: string): string | null {
  const text = foldReply(reply);
  for (const [link] of text.matchAll(LINK)) {
    const named = firstIpv4(link) ?? firstIpv6(link);
    if (named !== null) return named;
  }
  for (const [name, d, c, b, a] of text.matchAll(LISTED_NAME)) {
    const ip = `${a}.${b}.${c}.${d}`;
    if (OF_A_LIST.test(name) && isIpv4(ip)) return ip;
  }
  return firstIpv4(text) ?? firstIpv6(text);
}

function firstIpv4(text: string): string | null {
  for (const found of text.matchAll(IPV4)) {
    const [ip] = found;
    // `192.0.2.1.static.example.net` is the name of a host.
    const rest = text.slice(found.index + ip.length, found.index + ip.length + 2);
    if (isIpv4(ip) && !/^\.[a-z\d]/.test(rest)) return ip;
  }
  return null;
}

function isIpv4(text: string): boolean {
  const parts = text.split('.').map(Number);
  return parts.every((part) => part <= 255) && parts[0] !== 0 && parts[0] !== 127;
}

function firstIpv6(text: string): string | null {
  for (const token of text.split(/[^0-9a-z:.]+/)) {
    const ip = token.replace(/^(?:ipv6|ip):(?=[0-9a-f])/, '').replace(/[:.]{1,4}$/, '');
    if (isIpv6(ip)) return ip;
  }
  return null;
}

/** RFC 4291 2.2: eight groups, or fewer and one `::`. A time of day has neither. */
function isIpv6(text: string): boolean {
  if (text.length < 4 || text.length > 39) return false;
  const [head = '', tail, ...more] = text.split('::');
  if (more.length > 0) return false;
  const groups = [head, tail ?? ''].flatMap((part) => (part === '' ? [] : part.split(':')));
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/.test(group))) return false;
  return tail === undefined ? groups.length === 8 : groups.length >= 2 && groups.length < 8;
}
