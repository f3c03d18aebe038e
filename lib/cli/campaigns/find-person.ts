/** Finds the person that `--prospect` names; if there is none, names the addresses nearest to it. */
import { addresseeOf } from '../../core/campaigns/prospects/canonical-address.ts';
import { nearestAddresses } from '../../core/text/nearest-addresses.ts';
import { Failure } from '../../domain/failure.ts';
import { quote } from '../runner/call-again.ts';
import { normaliseAddress } from '../../input/normalise-address.ts';
import { addressesNear } from '../../state/campaigns/people/near-addresses.ts';
import { suppressionsOf } from '../../state/campaigns/suppressions.ts';
import { leftOutOf } from '../../state/campaigns/people/left-out.ts';
import { findPerson, findPersonById } from '../../state/why/why-store.ts';
import { usage } from '../runner/parse.ts';
import { iso } from '../runner/values.ts';
import type { Addressee } from '../../domain/campaigns/address.ts';
import type { LeftOut } from '../../domain/campaigns/left-out.ts';
import type { KnownPerson } from '../../domain/campaigns/prospect.ts';
import type { State } from '../../state/file/transact.ts';

/**
 * `text`: an address in any spelling, or a prospectId. `path`: the command, for its example. Throws
 * Failure `usage` and `no_prospect`.
 */
export async function needPerson(
  { db }: Pick<State, 'db'>,
  text: string,
  path: string,
): Promise<KnownPerson> {
  if (/^[1-9]\d{0,14}$/.test(text)) {
    const person = findPersonById(db, Number(text));
    if (person) return person;
    throw new Failure({
      code: 'no_prospect',
      exit: 'notFound',
      message: `No person in this database has the prospectId ${text}.`,
      hint: 'rate_limiter.ts people --name "Bob" finds people by name.',
    });
  }
  const checked = normaliseAddress(text.trim());
  if (!checked.ok)
    throw usage(
      `--prospect ${JSON.stringify(text.slice(0, 80))} is not a plain email address.`,
      text.includes('@')
        ? `Example: ${path} --prospect bob@example.com`
        : `To find a person by name: rate_limiter.ts people --name "Bob". Example: ${path} --prospect bob@example.com`,
      path,
    );
  const addressee = addresseeOf(checked.address);
  const person = findPerson(db, addressee.canonical);
  if (person) return person;
  throw await noProspect(db, addressee, path);
}

async function noProspect(db: State['db'], addressee: Addressee, path: string): Promise<Failure> {
  const suppressed = suppressionsOf(db, addressee).length > 0;
  const leftOut = leftOutOf(db, addressee.canonical);
  if (leftOut.length > 0) return wasLeftOut(addressee, leftOut, suppressed);
  const near = suppressed ? [] : await nearTo(db, addressee);
  return new Failure({
    code: 'no_prospect',
    exit: 'notFound',
    message: `No prospect in this database has the address ${addressee.email}.${suppressed ? ' It is on the suppression list: an import leaves it out.' : ''}`,
    hint: suppressed
      ? 'Nothing is sent to it. Only the user may ask for response_tracker.ts suppress --remove.'
      : near.length > 0
        ? `Did you mean ${near.map((address) => `${path} --prospect ${quote(address)}`).join(', or ')}?`
        : 'Check the spelling, and the prospects file that was imported: rate_limiter.ts validate names the rows it leaves out, and why. rate_limiter.ts people --name "Bob" finds people by name.',
    details: { suppressed, near },
  });
}

/** Of a list, but in no campaign: which finding left the row out. */
export function wasLeftOut(
  { email }: Pick<Addressee, 'email'>,
  rows: readonly LeftOut[],
  suppressed: boolean,
): Failure {
  const { campaignId, finding, line, at } = rows[0] as LeftOut;
  return new Failure({
    code: 'no_prospect',
    exit: 'notFound',
    message: `${email} is on line ${line} of the list that was imported into ${campaignId} on ${iso(at).slice(0, 10)}, but that row was left out: ${finding} (${FINDING_WORDS[finding] ?? 'see the report of the import'}).`,
    hint: suppressed
      ? 'Nothing is sent to it. Only the user may ask for response_tracker.ts suppress --remove.'
      : `Correct the row and import the list again: rate_limiter.ts import --campaign-id ${campaignId} --prospects FILE. rate_limiter.ts validate shows every finding.`,
    details: { suppressed, leftOut: rows.map((row) => ({ ...row, at: iso(row.at) })) },
  });
}

const FINDING_WORDS: Readonly<Record<string, string>> = {
  ragged: 'more cells than columns',
  cell_too_long: 'a cell is too long',
  suppressed: 'it is on the suppression list',
  declined_elsewhere: 'the person said no in another campaign',
  declined: 'the person said no in another campaign',
  notMailable: 'the person unsubscribed, complained or cannot be reached',
  missing_fields: 'a column that a text needs is empty',
  unwritable: 'a text cannot be written with its columns',
  role: 'an address of a role, not of a person',
  dead_domain: 'the domain receives no mail',
};

async function nearTo(db: State['db'], { canonical }: Addressee): Promise<string[]> {
  const { loadCompanies } = await import('../../recipients/companies.ts');
  const company = (await loadCompanies())(canonical.slice(canonical.indexOf('@') + 1));
  return nearestAddresses(canonical, addressesNear(db, canonical, company));
}
