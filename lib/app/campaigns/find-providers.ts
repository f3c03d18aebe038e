/**
 * Finds the provider that receives mail for each domain: by its name, by an earlier lookup, by its
 * mail servers.
 */
import { createTextIndex } from '../../core/campaigns/prospects/text-index.ts';
import { OTHER_PROVIDER } from '../../domain/campaigns/prospect.ts';
import type { DeadDomain } from '../../domain/campaigns/address.ts';
import { DAY, type Instant } from '../../domain/time.ts';

type MxAnswer =
  | { result: 'hosts'; hosts: { name: string; preference: number }[] }
  | { result: 'dead'; because: DeadDomain }
  | { result: 'unanswered' | 'not_asked' };
export type FoundDomain = { domain: string; provider: string; hosts: string[] };

export type ProvidersPort = {
  /** By the domain's name alone; `other` for most domains. */
  providerOf(domain: string): string;
  providerOfHosts(hosts: readonly { name: string; preference: number }[]): string;
  /** Asks DNS; null: DNS must not be asked. Never rejects. */
  lookUp: ((domain: string) => Promise<MxAnswer>) | null;
  /** The results of lookups since `notBefore`. */
  foundBefore(
    domains: readonly string[],
    notBefore: Instant,
  ): { domain: string; provider: string }[];
};

/**
 * Counts domains, not prospects. `other`: DNS answered, but the table knows none of the servers.
 */
export type ProviderTally = {
  byName: number;
  byServers: number;
  other: number;
  /** Domains that receive no mail, as DNS says. */
  dead: number;
  unanswered: number;
  notAsked: number;
};

export type ProviderFinder = {
  /** Finds the provider of each domain. */
  find(domains: Iterable<string>): Promise<void>;
  /** New results since the last call, which the caller should store. */
  takeFound(): FoundDomain[];
  /** Null: it receives mail, or DNS did not say. Such a domain is asked for again next time. */
  deadDomain(domain: string): DeadDomain | null;
  providerOf(domain: string): string;
  tally(): ProviderTally;
};

/** Companies change their provider about as often as their office. */
const KEPT_FOR = 30 * DAY;
/** DNS lookups at once: a resolver drops requests beyond its capacity. */
const AT_ONCE = 16;

/** Remembers every domain that it was asked for. `now`: earlier lookups count for 30 days. */
export function createProviderFinder(port: ProvidersPort, now: Instant): ProviderFinder {
  /**
   * Maps a number to a provider: a list may have a million domains, but there are only some thirty
   * providers.
   */
  const names: string[] = [];
  const known = createTextIndex();
  let found: FoundDomain[] = [];
  /** Few: DNS is asked for a bounded number of domains. */
  const dead = new Map<string, DeadDomain>();
  const tally: ProviderTally = {
    byName: 0,
    byServers: 0,
    other: 0,
    dead: 0,
    unanswered: 0,
    notAsked: 0,
  };

  function keep(domain: string, provider: string): void {
    if (!names.includes(provider)) names.push(provider);
    known.add(domain, names.indexOf(provider) + 1);
  }

  function learn(domain: string, provider: string): void {
    keep(domain, provider);
    tally[provider === OTHER_PROVIDER ? 'other' : 'byServers']++;
  }

  async function ask(domain: string): Promise<FoundDomain | null> {
    const answer =
      port.lookUp === null ? ({ result: 'not_asked' } as const) : await port.lookUp(domain);
    if (answer.result === 'hosts') {
      const provider = port.providerOfHosts(answer.hosts);
      learn(domain, provider);
      return {
        domain,
        provider,
        hosts: answer.hosts.sort((a, b) => a.preference - b.preference).map(({ name }) => name),
      };
    }
    keep(domain, OTHER_PROVIDER);
    if (answer.result === 'dead') {
      dead.set(domain, answer.because);
      tally.dead++;
      return null;
    }
    tally[answer.result === 'unanswered' ? 'unanswered' : 'notAsked']++;
    return null;
  }

  return {
    async find(domains) {
      const unknown: string[] = [];
      for (const domain of new Set(domains)) {
        if (known.get(domain) !== null) continue;
        const provider = port.providerOf(domain);
        if (provider === OTHER_PROVIDER) unknown.push(domain);
        else {
          keep(domain, provider);
          tally.byName++;
        }
      }
      for (const { domain, provider } of port.foundBefore(unknown, now - KEPT_FOR))
        learn(domain, provider);
      const left = unknown.filter((domain) => known.get(domain) === null);
      const worker = async (): Promise<void> => {
        for (let domain = left.shift(); domain !== undefined; domain = left.shift()) {
          const answer = await ask(domain);
          if (answer) found.push(answer);
        }
      };
      await Promise.all(Array.from({ length: Math.min(AT_ONCE, left.length) }, worker));
    },
    takeFound() {
      const taken = found;
      found = [];
      return taken;
    },
    deadDomain: (domain) => (dead.size === 0 ? null : (dead.get(domain) ?? null)),
    providerOf: (domain) => names[(known.get(domain) ?? 0) - 1] ?? OTHER_PROVIDER,
    tally: () => ({ ...tally }),
  };
}
