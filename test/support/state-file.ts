/** A real state file in a folder of its own, with a mailbox, a campaign and people in it. */
import { canonicalAddress } from '../../lib/core/campaigns/prospects/canonical-address.ts';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { activateCampaign, putCampaign } from '../../lib/state/campaigns/put-campaign.ts';
import { putMailbox } from '../../lib/state/campaigns/put-mailbox.ts';
import { loadCompanies } from '../../lib/recipients/companies.ts';
import { openState } from '../../lib/state/file/open.ts';
import { enrollProspects } from '../../lib/state/campaigns/prospects/prospects.ts';
import { transactOnce, type State } from '../../lib/state/file/transact.ts';
import type { CampaignFile, RateLimitsFile } from '../../lib/domain/campaigns/campaign.ts';
import { campaignFile } from './campaign.ts';
import { MONDAY } from './quota.ts';

const companyOf = await loadCompanies();

export function newPath(): string {
  return join(mkdtempSync(join(tmpdir(), 'campaign-state-')), 'campaigns.db');
}

export type TestPerson = {
  email: string;
  first_name?: string;
  last_name?: string;
  zone?: string;
  provider?: string;
};

/** `limits` are the mailbox's own; without a word no limit binds but those a test asks for. */
export type Seed = {
  file?: Partial<CampaignFile>;
  limits?: RateLimitsFile;
  people?: readonly TestPerson[];
  smtpRef?: string;
  now?: number;
  mailboxes?: readonly string[];
  sendingDomain?: string;
};

const FREE: RateLimitsFile = {
  perHour: 10_000,
  perDay: 100_000,
  warmupEnabled: false,
  burst: { minGapSeconds: 0 },
};

export async function seededState(seed: Seed = {}, path = newPath()): Promise<State> {
  const now = seed.now ?? MONDAY;
  const state = await openState(path, 'create', { now });
  transactOnce(state, () => {
    for (const id of seed.mailboxes ?? ['ann']) {
      putMailbox(
        state.db,
        {
          id,
          fromName: 'Ann Lee',
          fromAddress: `${id}@acme.test`,
          sendingDomain: seed.sendingDomain ?? null,
          smtpRef: seed.smtpRef ?? 'env:ANN_SMTP',
          imapRef: null,
          folders: ['INBOX'],
          plusTag: false,
          zone: 'America/New_York',
          rateLimits: { ...FREE, ...seed.limits },
        },
        now,
      );
    }
    const file = campaignFile({ mailboxes: [...(seed.mailboxes ?? ['ann'])], ...seed.file });
    putCampaign(state.db, file, now);
    activateCampaign(state.db, file.id, now);
    enroll(state, file.id, seed.people ?? people(3), now);
  });
  return state;
}

export function enroll(
  state: State,
  campaignId: string,
  list: readonly TestPerson[],
  now: number,
): string[] {
  return enrollProspects(
    state.db,
    { id: campaignId, zone: 'America/New_York', isDeclined: () => false },
    list.map(({ email, first_name, last_name, zone, provider }) => ({
      email,
      canonical: canonicalAddress(email),
      company: companyOf(email.slice(email.lastIndexOf('@') + 1)),
      provider: provider ?? 'other',
      zone: zone ?? null,
      zoneSource: zone === undefined ? 'campaign' : 'explicit',
      byPopulation: false,
      country: null,
      region: null,
      fields: {
        first_name: first_name ?? 'Bob',
        ...(last_name === undefined ? {} : { last_name }),
      },
    })),
    now,
  );
}

export function people(count: number): TestPerson[] {
  return Array.from({ length: count }, (_, index) => ({
    email: `p${index + 1}@example.test`,
    first_name: `P${index + 1}`,
  }));
}

/** The number of messages in each state. */
export function messageStates(state: State): Record<string, number> {
  const rows = state.db
    .prepare('SELECT state, count(*) AS n FROM message GROUP BY state')
    .all() as { state: string; n: number }[];
  return Object.fromEntries(rows.map(({ state: name, n }) => [name, n]));
}
