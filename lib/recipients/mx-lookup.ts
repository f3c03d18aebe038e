/** Looks up the mail servers of domains in DNS, within limits of number and time; never fails. */
import { Resolver } from 'node:dns/promises';
import { Failure } from '../domain/failure.ts';
import { errorCode } from '../domain/thrown.ts';
import type { DeadDomain } from '../domain/campaigns/address.ts';

type MailHost = { name: string; preference: number };
/**
 * `unanswered`: no server, no time, or a server's fault. `not_asked`: beyond the limits, or a
 * reserved name.
 */
type MxAnswer =
  | { result: 'hosts'; hosts: MailHost[] }
  | { result: 'dead'; because: DeadDomain }
  | { result: 'unanswered' | 'not_asked' };
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
/** The domain does not exist; it exists, but has no MX record. */
const [NO_SUCH_DOMAIN, NO_RECORD] = ['ENOTFOUND', 'ENODATA'];
/** A domain that surely exists: a resolver that denies it says so of every domain. */
const CONTROL = 'com';

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
  /** A server that the caller named is believed. */
  let isHonest: Promise<boolean> | null = null;

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
      if (hosts.length === 1 && hosts[0]?.exchange === '')
        return { result: 'dead', because: 'null_mx' };
      return {
        result: 'hosts',
        hosts: hosts
          .filter(({ exchange }) => exchange !== '')
          .map(({ exchange, priority }) => ({ name: exchange, preference: priority })),
      };
    } catch (error) {
      const code = errorCode(error);
      if (code === NO_RECORD || code === NO_SUCH_DOMAIN) answered++;
      if (code === NO_RECORD) return { result: 'hosts', hosts: [] };
      if (code === NO_SUCH_DOMAIN) {
        isHonest ??= options.server === null ? knowsControl(resolver) : Promise.resolve(true);
        return (await isHonest)
          ? { result: 'dead', because: 'no_such_domain' }
          : { result: 'unanswered' };
      }
      silent++;
      return { result: 'unanswered' };
    }
  };
}

async function knowsControl(resolver: Resolver): Promise<boolean> {
  return resolver.resolveNs(CONTROL).then(
    (servers) => servers.length > 0,
    () => false,
  );
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
