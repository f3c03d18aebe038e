/** Finds who receives the message of each domain: by its name, by what was found before, by its mail servers. */
import { createTextIndex } from '../../core/campaigns/prospects/text-index.ts';
import { OTHER_PROVIDER } from '../../domain/campaigns/prospect.ts';
import { DAY, type Instant } from '../../domain/time.ts';

type MxAnswer =
  | { result: 'hosts'; hosts: { name: string; preference: number }[] }
  | { result: 'unanswered' | 'not_asked' };
export type FoundDomain = { domain: string; provider: string; hosts: string[] };

export type ProvidersPort = {
  /** By the domain's name alone; `other` for most. */
  providerOf(domain: string): string;
  providerOfHosts(hosts: readonly { name: string; preference: number }[]): string;
  /** Asks DNS; null: it is not to be asked. Never rejects. */
  lookUp: ((domain: string) => Promise<MxAnswer>) | null;
  /** What DNS said since `notBefore`. */
  foundBefore(
    domains: readonly string[],
    notBefore: Instant,
  ): { domain: string; provider: string }[];
};

/** Domains, not people. `other`: answered, and nobody whom the table knows. */
export type ProviderTally = {
  byName: number;
  byServers: number;
  other: number;
  unanswered: number;
  notAsked: number;
};

export type ProviderFinder = {
  /** The provider of each; `found` is new, and to be kept. */
  find(domains: Iterable<string>): Promise<{ found: FoundDomain[] }>;
  providerOf(domain: string): string;
  tally(): ProviderTally;
};

/** Companies change their provider about as often as their office. */
const KEPT_FOR = 30 * DAY;
/** A resolver that is asked for more drops what it cannot take. */
const AT_ONCE = 16;

export function createProviderFinder(port: ProvidersPort, now: Instant): ProviderFinder {
  /** Providers by their number: a list may hold a million domains, and there are some thirty providers. */
  const names: string[] = [];
  const known = createTextIndex();
  const tally: ProviderTally = { byName: 0, byServers: 0, other: 0, unanswered: 0, notAsked: 0 };

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
      const found: FoundDomain[] = [];
      const worker = async (): Promise<void> => {
        for (let domain = left.shift(); domain !== undefined; domain = left.shift()) {
          const answer = await ask(domain);
          if (answer) found.push(answer);
        }
      };
      await Promise.all(Array.from({ length: Math.min(AT_ONCE, left.length) }, worker));
      return { found };
    },
    providerOf: (domain) => names[(known.get(domain) ?? 0) - 1] ?? OTHER_PROVIDER,
    tally: () => ({ ...tally }),
  };
}
