/** What `pause` and `resume` share: the target that their flags name. */
import { checkAddress } from '../../domain/address.ts';
import { needCampaign } from '../find-campaign.ts';
import { findMailbox } from '../../state/mailboxes.ts';
import { noMailbox } from '../find-mailbox.ts';
import { usage } from '../parse.ts';
import type { State } from '../../state/transact.ts';
import type { Flags } from '../flags.ts';
import type { HoldScope } from '../../domain/hold.ts';

export const targetFlags = {
  'campaign-id': { kind: 'text', about: 'Hold this campaign' },
  mailbox: { kind: 'text', about: 'Hold this mailbox, for every campaign' },
  provider: { kind: 'text', about: 'Hold mail to this recipient provider (google, microsoft, ...)' },
  domain: { kind: 'text', about: 'Hold mail to addresses at exactly this recipient domain' },
  company: { kind: 'text', about: 'Hold mail to a company: the domain that it registered, with all below it', placeholder: 'example.com' },
  all: { kind: 'switch', about: 'Hold everything' },
} as const satisfies Flags;

type Target = { campaignId?: string | undefined; mailbox?: string | undefined; provider?: string | undefined; domain?: string | undefined; company?: string | undefined; all: boolean };

/** Exactly one target; campaigns and mailboxes must exist. */
export async function readTarget(db: State['db'], values: Target, path: string): Promise<{ scope: HoldScope; scopeId: string }> {
  const named: { scope: HoldScope; scopeId: string }[] = [];
  if (values.campaignId !== undefined) named.push({ scope: 'campaign', scopeId: values.campaignId });
  if (values.mailbox !== undefined) named.push({ scope: 'mailbox', scopeId: values.mailbox });
  if (values.provider !== undefined) named.push({ scope: 'provider', scopeId: values.provider.toLowerCase() });
  if (values.domain !== undefined) named.push({ scope: 'domain', scopeId: values.domain.toLowerCase() });
  if (values.company !== undefined) named.push({ scope: 'company', scopeId: await readCompany(values.company, path) });
  if (values.all) named.push({ scope: 'all', scopeId: '' });
  const [target] = named;
  if (!target || named.length > 1) {
    throw usage(`${path} needs exactly one of --campaign-id, --mailbox, --provider, --domain, --company and --all, but got ${named.length}.`, `Example: ${path} --campaign-id spring --reason "price list is being corrected"`, path);
  }
  if (target.scope === 'campaign') needCampaign(db, target.scopeId);
  if (target.scope === 'mailbox' && !findMailbox(db, target.scopeId)) throw noMailbox(target.scopeId);
  return target;
}

/** Any domain of a company stands for it. Throws Failure `usage` for one that is nobody's own. */
async function readCompany(text: string, path: string): Promise<string> {
  const checked = checkAddress(`postmaster@${text.trim()}`);
  const { loadCompanies } = await import('../../places/companies.ts');
  const company = checked.ok ? (await loadCompanies())(checked.domain) : null;
  if (company !== null) return company;
  throw usage(`--company ${JSON.stringify(text.slice(0, 80))} is no company's own domain.`, `Name a domain that a company registered, such as example.com; for a mail service's use --domain or --provider.`, path);
}
