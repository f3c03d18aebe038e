/** Asks DNS for the addresses of a host, within a time that the caller can rely on. */
import { lookup, Resolver } from 'node:dns/promises';
import { errorCode } from '../../domain/thrown.ts';

export type HostAnswer = { addresses: string[] } | { fault: 'unknown_host' | 'dns_unanswered' };

/** Milliseconds for one try; a second one follows. */
const EACH = 500;
const UNANSWERED = new Set(['ETIMEOUT', 'ECANCELLED']);

/**
 * A query of c-ares can time out; the system's `getaddrinfo` cannot, and keeps the process alive
 * for as long as a dead DNS server takes. So DNS is asked first, and the system (`/etc/hosts`, mDNS)
 * only about names that DNS does not have. `server`: null for the system's DNS servers.
 */
export async function resolveHost(host: string, server: string | null): Promise<HostAnswer> {
  // RFC 6761, 6.3: never a question for DNS.
  if (/(?:^|\.)localhost\.?$/.test(host)) return { addresses: ['127.0.0.1', '::1'] };
  const resolver = new Resolver({ timeout: EACH, tries: 2 });
  try {
    if (server !== null) resolver.setServers([server]);
  } catch {
    // No address of a DNS server: commands that need one say so.
    return { fault: 'dns_unanswered' };
  }
  const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  const addresses = answers.flatMap((answer) =>
    answer.status === 'fulfilled' ? answer.value : [],
  );
  if (addresses.length > 0) return { addresses };
  const silent = answers.some(
    (answer) => answer.status === 'rejected' && UNANSWERED.has(errorCode(answer.reason) ?? ''),
  );
  if (silent) return { fault: 'dns_unanswered' };
  if (server !== null) return { fault: 'unknown_host' };
  return lookup(host, { all: true }).then(
    (found) => ({ addresses: found.map(({ address }) => address) }),
    () => ({ fault: 'unknown_host' as const }),
  );
}
