import { NO_CONTACT } from '../../../lib/core/campaigns/contact.ts';
import type { GateFacts } from '../../../lib/core/sending/gate.ts';
import { HOUR, MINUTE } from '../../../lib/domain/time.ts';
import { campaign } from '../../support/campaign.ts';
import { MONDAY, quota } from '../../support/quota.ts';

/** Facts under which a follow-up may go. */
export function facts(overrides: Partial<GateFacts> = {}): GateFacts {
  return {
    message: {
      email: 'bob@example.test',
      step: 1,
      sendAt: MONDAY - MINUTE,
      openUntil: MONDAY + 4 * HOUR,
      mailboxId: 'ann',
    },
    campaign: campaign(),
    campaignState: 'active',
    enrollmentState: 'queued',
    prospect: {
      state: 'active',
      domain: 'eu.example.test',
      provider: 'google',
      company: 'example.test',
    },
    suppressed: false,
    elsewhere: NO_CONTACT,
    preferred: null,
    openAtCompany: 0,
    holds: [],
    inboxReadAt: MONDAY - HOUR,
    blind: false,
    approval: () => null,
    quotas: [quota({})],
    recipients: [],
    spread: null,
    probed: null,
    ...overrides,
  };
}
