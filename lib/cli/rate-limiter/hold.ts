/** What `pause` and `resume` share: the target that their flags name. */
import { Failure } from '../../domain/failure.ts';
import { needCampaign } from '../find-campaign.ts';
import { findMailbox } from '../../state/mailboxes.ts';
import { usage } from '../parse.ts';
import type { State } from '../../state/transact.ts';
import type { Flags } from '../flags.ts';
import type { HoldScope } from '../../domain/hold.ts';

export const targetFlags = {
  'campaign-id': { kind: 'text', about: 'Hold this campaign' },
  mailbox: { kind: 'text', about: 'Hold this mailbox, for every campaign' },
  provider: { kind: 'text', about: 'Hold mail to this recipient provider (google, microsoft, ...)' },
  domain: { kind: 'text', about: 'Hold mail to this recipient domain' },
  all: { kind: 'switch', about: 'Hold everything' },
} as const satisfies Flags;

type Target = { campaignId?: string | undefined; mailbox?: string | undefined; provider?: string | undefined; domain?: string | undefined; all: boolean };

/** Exactly one target; campaigns and mailboxes must exist. */
export function readTarget(db: State['db'], values: Target, path: string): { scope: HoldScope; scopeId: string } {
  const named: { scope: HoldScope; scopeId: string }[] = [];
  if (values.campaignId !== undefined) named.push({ scope: 'campaign', scopeId: values.campaignId });
  if (values.mailbox !== undefined) named.push({ scope: 'mailbox', scopeId: values.mailbox });
  if (values.provider !== undefined) named.push({ scope: 'provider', scopeId: values.provider.toLowerCase() });
  if (values.domain !== undefined) named.push({ scope: 'domain', scopeId: values.domain.toLowerCase() });
  if (values.all) named.push({ scope: 'all', scopeId: '' });
  const [target] = named;
  if (!target || named.length > 1) {
    throw usage(`${path} needs exactly one of --campaign-id, --mailbox, --provider, --domain and --all, but got ${named.length}.`, `Example: ${path} --campaign-id spring --reason "price list is being corrected"`, path);
  }
  if (target.scope === 'campaign') needCampaign(db, target.scopeId);
  if (target.scope === 'mailbox' && !findMailbox(db, target.scopeId)) throw noMailbox(target.scopeId);
  return target;
}

export function noMailbox(id: string): Failure {
  return new Failure({
    code: 'no_mailbox', exit: 'notFound', message: `There is no mailbox ${JSON.stringify(id.slice(0, 80))} in this database.`,
    hint: `See rate_limiter.ts mailbox list, or add it: rate_limiter.ts mailbox add --mailbox ann --from "Ann Lee <ann@acme.test>" --smtp env:ANN_SMTP --timezone America/New_York`,
  });
}
