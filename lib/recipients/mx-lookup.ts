/** Looks up the mail servers of domains in DNS, within limits of number and time; never fails. */
import { Resolver } from 'node:dns/promises';
import { Failure } from '../domain/failure.ts';
import { errorCode } from '../domain/thrown.ts';

type MailHost = { name: string; preference: number };
/**
 * `unanswered`: no server, no time, or a server's fault. `not_asked`: beyond the limits, or a
 * reserved name.
 */
type MxAnswer = { result: 'hosts'; hosts: MailHost[] } | { result: 'unanswered' | 'not_asked' };
export type MxLookup = (domain: string) => Promise<MxAnswer>;

export const BOUNDS = {
  /** Domains of one import. */
  domains: 2_000,
  /** Milliseconds for all lookups together, and for one. */
  total: 3_000,
  each: 700,
  /**
   * After this many lookups without an answer, and more than one per five answered, the resolver
   * counts as unreachable or throttling.
   */
  silent: 4,
} as const;

/** RFC 2606, RFC 6761, RFC 6762: reserved names without mail servers. */
const RESERVED = /(?:^|\.)(?:test|example|invalid|localhost|local|internal|onion|arpa)$/;
/** These are answers too: the domain does not exist, or has no MX record. */
const NO_HOSTS = new Set(['ENOTFOUND', 'ENODATA']);

/**
 * `server`: the DNS server, `address` or `address:port`; null: the system's. Throws Failure
 * `dns_server`.
 */
export function openMxLookup(options: {
  server: string | null;
  bounds?: { [key in keyof typeof BOUNDS]?: number };
}): MxLookup {
  const bounds = { ...BOUNDS, ...options.bounds };
  const resolver = new Resolver({ timeout: bounds.each, tries: 1 });
  if (options.server !== null) setServer(resolver, options.server);
  let asked = 0;
  let answered = 0;
  let silent = 0;
  let deadline: number | null = null;

  return async (domain) => {
    deadline ??= performance.now() + bounds.total;
    const isSilent = silent >= bounds.silent && silent * 5 > answered;
    if (
      RESERVED.test(domain) ||
      asked >= bounds.domains ||
      isSilent ||
      performance.now() >= deadline
    )
      return { result: 'not_asked' };
    asked++;
    try {
      const hosts = await resolver.resolveMx(domain);
      answered++;
      // RFC 7505: a single "." says that the domain accepts no messages.
      return {
        result: 'hosts',
        hosts: hosts
          .filter(({ exchange }) => exchange !== '')
          .map(({ exchange, priority }) => ({ name: exchange, preference: priority })),
      };
    } catch (error) {
      if (NO_HOSTS.has(errorCode(error) ?? '')) {
        answered++;
        return { result: 'hosts', hosts: [] };
      }
      silent++;
      return { result: 'unanswered' };
    }
  };
}

function setServer(resolver: Resolver, server: string): void {
  try {
    resolver.setServers([server]);
  } catch {
    throw new Failure({
      code: 'dns_server',
      exit: 'configuration',
      message:
        'CAMPAIGN_DNS does not name a DNS server; expected an IP address, with a port if it is not 53.',
      hint: 'Example: CAMPAIGN_DNS=192.0.2.53 or CAMPAIGN_DNS=127.0.0.1:5353. Leave it out to use the DNS server of the system.',
    });
  }
}
