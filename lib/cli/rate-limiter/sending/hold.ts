/** The target that the flags of `pause` and `resume` name. */
import {
  isProviderName,
  PROVIDER_NAMES,
  suggestProvider,
} from '../../../core/limits/provider-names.ts';
import { flagOfScope } from '../../../core/limits/hold-reach.ts';
import { countHeld } from '../../../state/sending/count-held.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { listMailboxes } from '../../../state/campaigns/mailboxes.ts';
import { needMailbox } from '../../campaigns/find-mailbox.ts';
import { quote } from '../../runner/call-again.ts';
import { show, usage } from '../../runner/parse.ts';
import { readDomain } from '../../campaigns/read-domain.ts';
import type { Warning } from '../../runner/command.ts';
import type { State } from '../../../state/file/transact.ts';
import type { Flags } from '../../runner/flags.ts';
import type { HoldScope } from '../../../domain/sending/hold.ts';

export const targetFlags = {
  'campaign-id': { kind: 'text', about: 'This campaign' },
  mailbox: { kind: 'text', about: 'This mailbox, for every campaign' },
  'sending-domain': {
    kind: 'text',
    about: 'Every mailbox whose sender address is at this registered domain of ours',
    placeholder: 'acme.test',
  },
  provider: {
    kind: 'text',
    about: 'Messages to this recipient provider (google, microsoft, ...)',
  },
  domain: { kind: 'text', about: 'Messages to addresses at exactly this recipient domain' },
  company: {
    kind: 'text',
    about: 'Messages to a company: the domain that it registered, and all below it',
    placeholder: 'example.com',
  },
  all: { kind: 'switch', about: 'Everything' },
} as const satisfies Flags;

/** The flag of `pause` and `resume` that names the target. */
export function flagOf({ scope, scopeId }: { scope: HoldScope; scopeId: string }): string {
  return scope === 'all' ? flagOfScope(scope) : `${flagOfScope(scope)} ${quote(scopeId)}`;
}

type Target = {
  campaignId?: string | undefined;
  mailbox?: string | undefined;
  sendingDomain?: string | undefined;
  provider?: string | undefined;
  domain?: string | undefined;
  company?: string | undefined;
  all: boolean;
};

/**
 * Reads exactly one target, in the form that messages are compared with. A campaign or mailbox must
 * exist.
 */
export async function readTarget(
  db: State['db'],
  values: Target,
  path: string,
): Promise<{ scope: HoldScope; scopeId: string }> {
  const named: [HoldScope, string | undefined][] = [
    ['campaign', values.campaignId],
    ['mailbox', values.mailbox],
    ['sending_domain', values.sendingDomain],
    ['provider', values.provider],
    ['domain', values.domain],
    ['company', values.company],
    ['all', values.all ? '' : undefined],
  ];
  const given = named.flatMap(([scope, text]) => (text === undefined ? [] : [{ scope, text }]));
  const [target] = given;
  if (!target || given.length > 1) {
    throw usage(
      `${path} needs exactly one of --campaign-id, --mailbox, --sending-domain, --provider, --domain, --company and --all, but got ${given.length}.`,
      `Example: ${path} --campaign-id spring --reason "price list is being corrected"`,
      path,
    );
  }
  return { scope: target.scope, scopeId: await readScopeId(db, target, path) };
}

async function readScopeId(
  db: State['db'],
  { scope, text }: { scope: HoldScope; text: string },
  path: string,
): Promise<string> {
  switch (scope) {
    case 'all':
      return '';
    case 'campaign':
      return needCampaign(db, text.trim()).row.id;
    case 'mailbox':
      return needMailbox(db, text.trim()).id;
    case 'sending_domain':
      return readSendingDomain(db, text, path);
    case 'provider':
      return readProvider(text, path);
    case 'domain':
      return readDomain(text, {
        flag: '--domain',
        wide: '--company',
        path,
        example: `${path} --domain example.com`,
      });
    case 'company':
      return readCompany(text, path);
  }
}

function readSendingDomain(db: State['db'], text: string, path: string): string {
  const known = [...new Set(listMailboxes(db).flatMap(({ sendingDomain }) => sendingDomain ?? []))];
  const domain = text.trim().toLowerCase();
  if (known.includes(domain)) return domain;
  throw usage(
    `--sending-domain ${show(text)} is not the registered domain of a mailbox; expected ${known.length === 0 ? 'one, but no mailbox has a domain of its own' : `one of ${known.join(', ')}`}.`,
    'mailbox list shows the sendingDomain of each mailbox; a single account is named with --mailbox.',
    path,
  );
}

function readProvider(text: string, path: string): string {
  const name = text.trim().toLowerCase();
  if (isProviderName(name)) return name;
  const guess = suggestProvider(name);
  throw usage(
    `--provider ${show(text)} is not known; expected one of ${PROVIDER_NAMES.join(', ')}, or other.`,
    guess
      ? `Did you mean --provider ${guess}?`
      : 'Example: --provider google; one company is held with --company example.com',
    path,
  );
}

/**
 * Any domain of a company names it. Throws Failure `usage` for a domain that no company owns, such
 * as that of a message service.
 */
async function readCompany(text: string, path: string): Promise<string> {
  const domain = readDomain(text, {
    flag: '--company',
    wide: '--company',
    path,
    example: `${path} --company example.com`,
  });
  const { loadCompanies } = await import('../../../recipients/companies.ts');
  const company = (await loadCompanies())(domain);
  if (company !== null) return company;
  throw usage(
    `--company ${show(text)} is not the domain of a company.`,
    'Name a domain that a company registered, such as example.com; for a message service use --domain or --provider.',
    path,
  );
}

/** Counts the people whose sequence the target stops, and warns when there are none. */
export async function describeReach(
  db: State['db'],
  target: { scope: HoldScope; scopeId: string },
): Promise<{ holding: number; warnings: Warning[] }> {
  const holding = countHeld(db, target);
  if (holding > 0) return { holding, warnings: [] };
  const { scope, scopeId } = target;
  const name = scope === 'all' ? 'this database' : `${scope} ${scopeId}`;
  const elsewhere = scope === 'domain' ? await companyOfMore(db, scopeId) : null;
  const more =
    elsewhere === null
      ? ''
      : ` ${elsewhere.people} are at other domains of the same company: --company ${elsewhere.company} holds them.`;
  return {
    holding,
    warnings: [
      {
        code: 'holds_nobody',
        message: `No person with messages to come belongs to ${name} now.${more}`,
        details: { ...target },
      },
    ],
  };
}

async function companyOfMore(
  db: State['db'],
  domain: string,
): Promise<{ company: string; people: number } | null> {
  const { loadCompanies } = await import('../../../recipients/companies.ts');
  const company = (await loadCompanies())(domain);
  const people = company === null ? 0 : countHeld(db, { scope: 'company', scopeId: company });
  return company === null || people === 0 ? null : { company, people };
}
