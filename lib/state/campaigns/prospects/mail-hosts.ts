/** Stores the results of DNS lookups for the mail servers of recipient domains. */
import type { Database } from '../../engine/database.ts';
import { prepared } from '../../file/prepared.ts';
import { readTogether } from '../../file/read-together.ts';
import type { Instant } from '../../../domain/time.ts';
import { storeOf } from '../../engine/store-of.ts';

/** The stored providers of the domains, from lookups since `notBefore`. */
export function findMailHosts(
  db: Database,
  domains: readonly string[],
  notBefore: Instant,
): { domain: string; provider: string }[] {
  const find = prepared<[string, number], { domain: string; provider: string }>(
    db,
    'SELECT domain, provider FROM mail_host WHERE domain = ? AND asked_at >= ?',
  );
  return readTogether(db, () => domains.flatMap((domain) => find.all(domain, notBefore)));
}

export function putMailHosts(
  db: Database,
  found: readonly { domain: string; provider: string; hosts: readonly string[] }[],
  now: Instant,
): void {
  const put = prepared(
    db,
    `INSERT INTO mail_host (domain, provider, hosts, asked_at) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET provider = excluded.provider, hosts = excluded.hosts, asked_at = excluded.asked_at`,
  );
  for (const { domain, provider, hosts } of found)
    put.run(
      domain,
      provider,
      JSON.stringify(hosts.slice(0, 10).map((name) => name.slice(0, 255))),
      now,
    );
}

export const createMailHosts = storeOf({
  foundBefore: findMailHosts,
  rememberProviders: putMailHosts,
});
