/** Asks DNS for the mail servers of domains: within bounds of number and time, and without ever failing. */
import { Resolver } from 'node:dns/promises';
import { Failure } from '../domain/failure.ts';
import { errorCode } from '../domain/thrown.ts';

type MailHost = { name: string; preference: number };
/** `unanswered`: no server, no time, or a server's fault. `not_asked`: beyond the bounds, or a name that stands for nobody. */
type MxAnswer = { result: 'hosts'; hosts: MailHost[] } | { result: 'unanswered' | 'not_asked' };
export type MxLookup = (domain: string) => Promise<MxAnswer>;

export const BOUNDS = {
  /** Domains of one import. */
  domains: 2_000,
  /** Milliseconds for all of them together, and for one. */
  total: 3_000,
  each: 700,
  /** So many without an answer, and more than one for five that have one: nobody is there, or somebody who is tired of us. */
  silent: 4,
} as const;

/** RFC 2606, RFC 6761, RFC 6762: nobody receives mail there. */
const RESERVED = /(?:^|\.)(?:test|example|invalid|localhost|local|internal|onion|arpa)$/;
/** An answer all the same: there is no such domain, or it has no MX record. */
const NO_HOSTS = new Set(['ENOTFOUND', 'ENODATA']);

/** `server`: whom to ask, `address` or `address:port`; null: whom the system asks. Throws Failure `dns_server`. */
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
    const nobodyThere = silent >= bounds.silent && silent * 5 > answered;
    if (
      RESERVED.test(domain) ||
      asked >= bounds.domains ||
      nobodyThere ||
      performance.now() >= deadline
    )
      return { result: 'not_asked' };
    asked++;
    try {
      const hosts = await resolver.resolveMx(domain);
      answered++;
      // RFC 7505: a single "." says that the domain takes no message.
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
        'CAMPAIGN_DNS does not name a DNS server; expected an IP address, with a port where it is not 53.',
      hint: 'Example: CAMPAIGN_DNS=192.0.2.53 or CAMPAIGN_DNS=127.0.0.1:5353. Leave it out to ask the server of the system.',
    });
  }
}
