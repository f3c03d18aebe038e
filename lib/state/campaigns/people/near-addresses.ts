/** Reads addresses of the file that may be meant by one that is not in it. Bounded reads. */
import type { Database } from '../../engine/database.ts';
import { valueOf } from '../../file/prepared.ts';

const MOST_READ = 2_000;

/**
 * The same local part at any domain, addresses that begin alike, and the people of the company
 * (null: none). The caller chooses the nearest.
 */
export function addressesNear(db: Database, canonical: string, company: string | null): string[] {
  const local = canonical.slice(0, canonical.indexOf('@'));
  const beginning = canonical.slice(0, Math.min(3, local.length));
  const between = valueOf<[string, string, number], string>(
    db,
    'SELECT canonical FROM prospect WHERE canonical >= ? AND canonical < ? ORDER BY canonical LIMIT ?',
  );
  const atCompany =
    company === null
      ? []
      : valueOf<[string, number], string>(
          db,
          'SELECT canonical FROM prospect WHERE company = ? ORDER BY id LIMIT ?',
        ).all(company, MOST_READ);
  // An at sign is followed by A in the order of bytes.
  return [
    ...new Set([
      ...between.all(`${local}@`, `${local}A`, MOST_READ),
      ...between.all(beginning, `${beginning}\u{10ffff}`, MOST_READ),
      ...atCompany,
    ]),
  ];
}
